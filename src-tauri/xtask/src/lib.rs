//! The module graph of a crate, for `cargo xtask graph` and for the test that holds its shape.

pub mod graph;
