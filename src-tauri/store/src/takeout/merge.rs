//! Merging an export's entries into a record: by id, the newer version counts, what loses is kept as a revision.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use soleus_core::time::Stamp;

use crate::{
    StoreError, forget,
    places::{Moment, Places},
    row::{self, Raw},
};

use super::{
    export::{EntryLine, RevisionLine, SettingLine},
    import::{Conflict, Imported, Kept, Outer, Refused},
};

pub(super) fn merge(conn: &Connection, outer: &Outer<'_>) -> Result<Imported, StoreError> {
    let mut done = Imported::default();
    let revisions: Vec<Raw> = outer
        .revisions
        .iter()
        .filter_map(|line| parse(line).and_then(revision).ok())
        .collect();
    let entries: Vec<Result<Raw, String>> = outer
        .entries
        .iter()
        .map(|line| parse(line).and_then(entry))
        .collect();
    let places = Places::after(
        row::newest_place(conn)?,
        entries.iter().flatten().map(Moment::both),
    );
    let known = Known {
        versions: revisions.iter().map(Version::of).collect(),
        deletions: revisions
            .iter()
            .filter(|raw| raw.deleted)
            .map(|raw| (raw.id.as_str(), raw.changed))
            .collect(),
    };
    for (index, line) in entries.into_iter().enumerate() {
        match line {
            Ok(raw) => match merge_entry(conn, places.of(&raw), &known, &mut done) {
                Err(StoreError::Bad(why)) => done.refused.push(Refused {
                    number: index + 1,
                    why,
                }),
                outcome => outcome?,
            },
            Err(why) => done.refused.push(Refused {
                number: index + 1,
                why,
            }),
        }
    }
    let blank = forget::blank_ids(conn)?;
    for raw in revisions.iter().filter(|raw| !blank.contains(&raw.id)) {
        done.revisions += u32::from(keep_once(conn, raw)?);
    }
    for line in &outer.settings {
        if let Ok(setting) = parse::<SettingLine>(line) {
            done.settings += put_setting(conn, &setting)?;
        }
    }
    if let Some(running) = &outer.running {
        let rows = conn
            .prepare_cached(
                "INSERT OR IGNORE INTO running_session (id, body, changed_ms) VALUES (1, ?1, ?2)",
            )?
            .execute(params![running.body.get(), running.changed_ms])?;
        done.running = rows > 0;
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
    done: &mut Imported,
) -> Result<(), StoreError> {
    let Some(here) = Raw::find(conn, &file.id)? else {
        row::insert(conn, &file)?;
        done.added += 1;
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
    if !grown(conn, &here, &file, file_wins, known)? {
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
            forget::revisions_of(conn, &file.id)?;
        } else if !here.is_blank() {
            keep_once(conn, &here)?;
        }
        row::write(
            conn,
            &Raw {
                written: here.written,
                ..file.clone()
            },
        )?;
        done.updated += 1;
        done.kinds.insert(file.kind);
    } else {
        if !here.is_blank() && !file.is_blank() {
            done.revisions += u32::from(keep_once(conn, &file)?);
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
    conn: &Connection,
    here: &Raw,
    file: &Raw,
    file_wins: bool,
    known: &Known<'_>,
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
        Ok(file.is_blank() || is_revision(conn, file)?)
    }
}

/// Keeps `raw` as a revision unless it is one already; true if it was not.
fn keep_once(conn: &Connection, raw: &Raw) -> Result<bool, StoreError> {
    let new = !is_revision(conn, raw)?;
    if new {
        row::keep_revision(conn, raw)?;
    }
    Ok(new)
}

fn is_revision(conn: &Connection, raw: &Raw) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM revision WHERE entry = ?1 AND changed_ms = ?2 AND changed_offset_min = ?3 AND at_ms = ?4
               AND offset_min = ?5 AND body = ?6 AND deleted = ?7 LIMIT 1";
    let Raw {
        id,
        changed,
        at,
        body,
        deleted,
        ..
    } = raw;
    let found: Option<i64> = conn
        .prepare_cached(sql)?
        .query_row(
            params![
                id,
                changed.ms,
                changed.offset_min,
                at.ms,
                at.offset_min,
                body,
                deleted
            ],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found.is_some())
}

fn put_setting(conn: &Connection, setting: &SettingLine) -> Result<u32, StoreError> {
    if !(1..=64).contains(&setting.key.len()) {
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
    Ok(Raw {
        id: id(line.id)?,
        subject: line.subject.map(id).transpose()?,
        at: stamp(line.at)?,
        body: line.body.get().to_owned(),
        created_ms: line.created_ms,
        changed: stamp(line.changed)?,
        deleted: line.deleted,
        written: line.written,
        edited: line.edited,
        kind,
    })
}

fn revision(line: RevisionLine) -> Result<Raw, String> {
    let changed = stamp(line.changed)?;
    Ok(Raw {
        id: id(line.entry)?,
        kind: String::new(),
        at: stamp(line.at)?,
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

fn stamp(stamp: Stamp) -> Result<Stamp, String> {
    if !(-1560..=1560).contains(&stamp.offset_min) {
        return Err("an offset is beyond 26 hours".to_owned());
    }
    if row::in_the_calendar(stamp) {
        Ok(stamp)
    } else {
        Err("a time is beyond the calendar".to_owned())
    }
}
