//! Taking the record out and in again: one JSON file of everything, tables for a spreadsheet, a passphrase round either.

pub mod csv;
mod export;
mod import;
pub mod limits;
mod merge;
mod past;
mod report;
pub mod seal;

pub use export::{FORMAT, SCHEMA, dump, dump_to, write_schema};
pub use import::ImportFault;
pub use report::{Conflict, Imported, Kept, Refused};

#[cfg(test)]
mod tests;
