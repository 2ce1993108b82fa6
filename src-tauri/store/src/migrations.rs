//! The migrations: numbered SQL files that every file goes through, a new one from the very first; and what the tables of
//! each version look like.

use std::collections::BTreeMap;

use rusqlite::{Connection, TransactionBehavior};

/// SQLite's `application_id` of our files: "SOLE".
pub(crate) const APPLICATION_ID: i32 = 0x534F_4C45;

/// One step: the version it leads to, and its SQL.
pub(crate) type Step = (u32, &'static str);

/// Every step, in order. Version n is what the file has after step n.
pub(crate) const STEPS: &[Step] = &[
    (1, include_str!("migrations/0001_journal.sql")),
    (2, include_str!("migrations/0002_order_of_writing.sql")),
];

/// The version this build writes and the newest it can read.
pub const VERSION: u32 = 2;

/// Reads the version of an open file.
pub(crate) fn version(conn: &Connection) -> rusqlite::Result<u32> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Brings the tables from version `from` to the newest in one transaction: all the steps happen, or none.
pub(crate) fn apply(conn: &mut Connection, from: u32, steps: &[Step]) -> rusqlite::Result<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    for (to, sql) in steps.iter().filter(|(to, _)| *to > from) {
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", to)?;
    }
    put_tally(&tx)?;
    tx.commit()
}

/// The tally has one row. Without it no backup could tell whether anything changed; a new one begins at zero.
fn put_tally(conn: &Connection) -> rusqlite::Result<()> {
    conn.execute("INSERT OR IGNORE INTO tally (id, serial) VALUES (1, 0)", [])?;
    Ok(())
}

/// The first table, index, trigger or view of an open file that is not as the steps up to `version` make it, in words
/// without any content; `None` if all are. A trigger, put there by hand or brought by a backup, would change rows behind
/// the app's back; a missing table fails only in the corner that needs it.
pub(crate) fn strange(conn: &Connection, version: u32, steps: &[Step]) -> rusqlite::Result<Option<String>> {
    let mut fresh = Connection::open_in_memory()?;
    let upto: Vec<Step> = steps.iter().copied().filter(|(to, _)| *to <= version).collect();
    apply(&mut fresh, 0, &upto)?;
    let (expected, found) = (schema(&fresh)?, schema(conn)?);
    let missing = expected
        .iter()
        .find(|(name, sql)| found.get(*name) != Some(*sql))
        .map(|(name, _)| format!("{name} is missing or altered"));
    let added = || {
        let extra = found.keys().find(|name| !expected.contains_key(*name));
        extra.map(|name| format!("{name} is none of ours"))
    };
    Ok(missing.or_else(added))
}

/// Every object of a file by type and name, with its SQL without blanks: how SQLite spaces it is not ours to hold.
fn schema(conn: &Connection) -> rusqlite::Result<BTreeMap<String, String>> {
    let sql = "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        let sql: String = row.get(1)?;
        Ok((row.get(0)?, sql.split_whitespace().collect()))
    })?;
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_are_numbered_without_a_gap_up_to_the_version() {
        let numbers: Vec<u32> = STEPS.iter().map(|(to, _)| *to).collect();
        assert_eq!(numbers, (1..=VERSION).collect::<Vec<_>>());
    }

    #[test]
    fn a_failing_step_undoes_the_steps_before_it() {
        let mut conn = Connection::open_in_memory().unwrap();
        let steps: &[Step] = &[
            STEPS[0],
            (
                2,
                "CREATE TABLE extra (a INTEGER) STRICT; CREATE TABLE entry (a);",
            ),
        ];
        assert!(
            apply(&mut conn, 0, steps).is_err(),
            "the second step makes a table that exists"
        );
        let tables: u32 = conn
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .unwrap();
        assert_eq!(
            (version(&conn).unwrap(), tables),
            (0, 0),
            "nothing of the first step stays either"
        );
    }
}
