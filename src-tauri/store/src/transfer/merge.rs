//! Merging an export's entries into a record: by id, the newer version counts, what loses is kept as a revision.

use std::collections::HashSet;

use rusqlite::{Connection, params};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use soleus_core::time::Stamp;

use crate::{
    StoreError, forget,
    places::{Moment, Places},
    row::{self, Raw},
};

use super::{
    export::{EntryLine, Outer, RevisionLine, RunningLine, SettingLine},
    limits,
    past::Past,
    report::{Conflict, Imported, Kept},
};

pub(super) fn merge(conn: &Connection, outer: &Outer<'_>) -> Result<Imported, StoreError> {
    let mut done = Imported::default();
    let revisions: Vec<Raw> = outer
        .revisions
        .0
        .iter()
        .filter_map(|line| parse(line).and_then(revision).ok())
        .collect();
    // Each entry is read twice, so that a file of many that cannot be stored takes no room.
    let entries = outer.entries.0.iter().map(|line| parse(line).and_then(entry));
    let moments = entries.clone().flatten().map(|raw| Moment::both(&raw));
    let places = Places::after(row::newest_place(conn)?, moments);
    let known = Known {
        versions: revisions.iter().map(Version::of).collect(),
        deletions: revisions
            .iter()
            .filter(|raw| raw.deleted)
            .map(|raw| (raw.id.as_str(), raw.changed))
            .collect(),
    };
    let mut past = Past::of(conn);
    for (index, line) in entries.enumerate() {
        let merged = line
            .map_err(StoreError::Bad)
            .and_then(|raw| merge_entry(conn, places.of(&raw), &known, &mut past, &mut done));
        match merged {
            Err(StoreError::Bad(why)) => done.refuse(index + 1, why),
            outcome => outcome?,
        }
    }
    let blank = forget::blank_ids(conn)?;
    for raw in revisions.iter().filter(|raw| !blank.contains(&raw.id)) {
        done.revisions += u32::from(past.keep(raw)?);
    }
    for line in &outer.settings.0 {
        if let Ok(setting) = parse::<SettingLine>(line) {
            done.settings += put_setting(conn, &setting)?;
        }
    }
    if let Some(running) = &outer.running {
        done.running = put_running(conn, running)?;
    }
    Ok(done)
}

/// What tells two versions of an entry apart.
#[derive(PartialEq, Eq, Hash)]
struct Version<'r>(&'r str, Stamp, Stamp, &'r str, bool);

impl<'r> Version<'r> {
    fn of(raw: &'r Raw) -> Self {
        Self(&raw.id, raw.changed, raw.at, &raw.body, raw.deleted)
    }
}

/// What the file knows of its entries' past.
struct Known<'r> {
    versions: HashSet<Version<'r>>,
    deletions: HashSet<(&'r str, Stamp)>,
}

fn merge_entry(
    conn: &Connection,
    file: Raw,
    known: &Known<'_>,
    past: &mut Past<'_>,
    done: &mut Imported,
) -> Result<(), StoreError> {
    let Some(here) = Raw::find(conn, &file.id)? else {
        row::insert(conn, &file)?;
        if file.deleted {
            done.gone += 1;
        } else {
            done.added += 1;
        }
        done.kinds.insert(file.kind);
        return Ok(());
    };
    if here.kind != file.kind {
        return Err(StoreError::Bad(format!(
            "{} is here as another kind of entry",
            file.id
        )));
    }
    // A second deletion elsewhere does not bring back the text that is forgotten here.
    let file = if here.is_blank() && file.deleted {
        forget::blanked(&file)
    } else {
        file
    };
    if Version::of(&here) == Version::of(&file) {
        done.unchanged += 1;
        return Ok(());
    }
    let file_wins = rank(&file) > rank(&here);
    if !grown(&here, &file, file_wins, known, past)? {
        let kept = if file_wins { Kept::File } else { Kept::Here };
        let (id, kind) = (here.id.clone(), here.kind.clone());
        done.conflicts.push(Conflict {
            id,
            kind,
            kept,
            here: here.changed,
            file: file.changed,
        });
    }
    if file_wins {
        if file.is_blank() {
            past.forget(&file.id)?;
        } else if !here.is_blank() {
            past.keep(&here)?;
        }
        row::write(
            conn,
            &Raw {
                written: here.written,
                ..file.clone()
            },
        )?;
        match (here.deleted, file.deleted) {
            (_, false) => done.updated += 1,
            (false, true) => done.deleted += 1,
            (true, true) => done.gone += 1,
        }
        done.kinds.insert(file.kind);
    } else {
        if !here.is_blank() && !file.is_blank() {
            done.revisions += u32::from(past.keep(&file)?);
        }
        done.unchanged += 1;
    }
    Ok(())
}

/// Which of two versions counts. At the same instant any rule will do that both laptops share; of one deletion, the
/// side that has forgotten the text counts.
fn rank(raw: &Raw) -> (i64, bool, bool, Stamp, String, i16) {
    (
        raw.changed.ms,
        raw.deleted,
        raw.is_blank(),
        raw.at,
        raw.body.clone(),
        raw.changed.offset_min,
    )
}

/// Whether the version that wins grew out of the other, so that nobody needs to hear of it.
fn grown(
    here: &Raw,
    file: &Raw,
    file_wins: bool,
    known: &Known<'_>,
    past: &mut Past<'_>,
) -> Result<bool, StoreError> {
    let same_deletion = here.deleted && file.deleted && here.changed == file.changed;
    let (winner, loser) = if file_wins { (file, here) } else { (here, file) };
    if winner.is_blank() {
        // Its past is forgotten with its text: a loser that was never edited is the one it grew from.
        return Ok(same_deletion || loser.changed.ms == loser.created_ms);
    }
    if file_wins && here.is_blank() {
        return Ok(known.deletions.contains(&(here.id.as_str(), here.changed)));
    }
    if file_wins {
        Ok(known.versions.contains(&Version::of(here)))
    } else {
        Ok(file.is_blank() || past.holds(file)?)
    }
}

/// Puts the file's running session unless one runs here; true if it did.
fn put_running(conn: &Connection, running: &RunningLine) -> Result<bool, StoreError> {
    if limits::body(running.body.get()).is_err() {
        return Ok(false);
    }
    let sql = "INSERT OR IGNORE INTO running_session (id, body, changed_ms) VALUES (1, ?1, ?2)";
    let rows = conn
        .prepare_cached(sql)?
        .execute(params![running.body.get(), running.changed_ms])?;
    Ok(rows > 0)
}

fn put_setting(conn: &Connection, setting: &SettingLine) -> Result<u32, StoreError> {
    if !(1..=64).contains(&setting.key.len()) || limits::body(setting.value.get()).is_err() {
        return Ok(0);
    }
    let sql = "INSERT OR IGNORE INTO setting (key, value, changed_ms) VALUES (?1, ?2, ?3)";
    let rows =
        conn.prepare_cached(sql)?
            .execute(params![setting.key, setting.value.get(), setting.changed_ms])?;
    Ok(u32::try_from(rows).unwrap_or(1))
}

fn parse<T: DeserializeOwned>(line: &RawValue) -> Result<T, String> {
    serde_json::from_str(line.get()).map_err(|error| format!("its form is not an export's ({error})"))
}

fn entry(line: EntryLine) -> Result<Raw, String> {
    let kind = line.kind;
    if kind.is_empty() || kind.len() > 64 {
        return Err("its kind has no name".to_owned());
    }
    limits::body(line.body.get())?;
    Ok(Raw {
        id: id(line.id)?,
        subject: line.subject.map(id).transpose()?,
        at: line.at,
        body: line.body.get().to_owned(),
        created_ms: line.created_ms,
        changed: line.changed,
        deleted: line.deleted,
        written: line.written,
        edited: line.edited,
        kind,
    })
}

fn revision(line: RevisionLine) -> Result<Raw, String> {
    limits::body(line.body.get())?;
    let changed = line.changed;
    Ok(Raw {
        id: id(line.entry)?,
        kind: String::new(),
        at: line.at,
        subject: None,
        body: line.body.get().to_owned(),
        created_ms: changed.ms,
        changed,
        deleted: line.deleted,
        written: 0,
        edited: 0,
    })
}

/// A UUID in the one spelling the store uses, so that two spellings are not two entries.
fn id(text: String) -> Result<String, String> {
    let same = |id: uuid::Uuid| id.to_string() == text;
    if uuid::Uuid::try_parse(&text).is_ok_and(same) {
        Ok(text)
    } else {
        Err("an id is not a UUID".to_owned())
    }
}
