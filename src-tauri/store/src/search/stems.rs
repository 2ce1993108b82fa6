//! Word stems, as SQLite's own stemmer cuts them: one stemmer for the index and for what is typed.

use rusqlite::{Connection, OptionalExtension as _};

const SCHEMA: &str = "
    CREATE VIRTUAL TABLE stemmed USING fts5(word, detail = full, tokenize = \"porter unicode61 remove_diacritics 2\");
    CREATE VIRTUAL TABLE stemmed_terms USING fts5vocab(stemmed, instance);";

/// Makes the scratch table by which stems are asked for.
///
/// # Errors
/// When SQLite fails.
pub(super) fn prepare(db: &Connection) -> Result<(), rusqlite::Error> {
    db.execute_batch(SCHEMA)
}

/// The stem of each of `words`, in their order; a word that leaves nothing is its own stem.
///
/// # Errors
/// When SQLite fails.
pub(super) fn of_all<'a>(
    db: &Connection,
    words: impl Iterator<Item = &'a str>,
) -> Result<Vec<String>, rusqlite::Error> {
    let mut stems: Vec<String> = Vec::new();
    let mut insert = db.prepare("INSERT INTO stemmed (rowid, word) VALUES (?1, ?2)")?;
    for (at, word) in words.enumerate() {
        insert.execute(rusqlite::params![i64::try_from(at).unwrap_or(i64::MAX), word])?;
        stems.push(word.to_owned());
    }
    let mut terms = db.prepare("SELECT doc, term FROM stemmed_terms WHERE \"offset\" = 0")?;
    let found = terms.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
    for term in found {
        let (at, stem) = term?;
        if let Some(place) = usize::try_from(at).ok().and_then(|at| stems.get_mut(at)) {
            *place = stem;
        }
    }
    db.execute_batch("DELETE FROM stemmed; INSERT INTO stemmed (stemmed) VALUES ('optimize');")?;
    Ok(stems)
}

/// The stem of a word that no text holds.
pub(super) fn of(db: &Connection, word: &str) -> Option<String> {
    db.prepare_cached("INSERT INTO stemmed (rowid, word) VALUES (1, ?1)")
        .and_then(|mut insert| insert.execute([word]))
        .ok()?;
    let stem = db
        .prepare_cached("SELECT term FROM stemmed_terms WHERE \"offset\" = 0 LIMIT 1")
        .and_then(|mut term| term.query_row([], |row| row.get(0)).optional());
    db.prepare_cached("DELETE FROM stemmed WHERE rowid = 1")
        .and_then(|mut delete| delete.execute([]))
        .ok()?;
    stem.ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_and_typed_words_are_cut_alike() {
        let db = Connection::open_in_memory().expect("a database in memory");
        prepare(&db).expect("a scratch table");
        let words = ["cramps", "cramping", "calf", "running"];
        let stems = of_all(&db, words.into_iter()).expect("stems");
        assert_eq!(stems, ["cramp", "cramp", "calf", "run"]);
        assert_eq!(of(&db, "cramped").as_deref(), Some("cramp"));
        assert_eq!(
            of(&db, "runs").as_deref(),
            Some("run"),
            "the scratch table is empty again"
        );
    }
}
