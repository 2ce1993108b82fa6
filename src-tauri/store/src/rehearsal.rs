//! What only tests and benchmarks ask of a record.

use crate::{
    Store, StoreError, connection,
    migrations::{self, STEPS},
    open::Opened,
};

impl Store {
    /// A record that lives in memory and is gone when dropped.
    ///
    /// # Errors
    /// Only if SQLite cannot get memory.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut conn = connection::open_memory()?;
        migrations::apply(&mut conn, 0, STEPS)?;
        Ok(Self::with(
            conn,
            None,
            Opened {
                new: true,
                ..Opened::default()
            },
        ))
    }

    /// The first fault that SQLite's full check finds, or `None` if the record is sound. It reads everything.
    ///
    /// # Errors
    /// Disk faults.
    pub fn integrity(&self) -> Result<Option<String>, StoreError> {
        self.reading(|conn| Ok(connection::check(conn, "PRAGMA integrity_check(1)")?))
    }
}
