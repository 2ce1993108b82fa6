//! The record on the disk: how it is found, opened, written, damaged, rescued and erased.

mod disk;
mod erase;
mod journal;
mod kill;
mod old_versions;
mod recover;
mod schema;
mod start;
mod unsaved_check;
