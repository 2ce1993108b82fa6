//! The content as a whole: sound, covering the seeds, readable, and found by what people type.

mod commands;
mod hundredfold;
mod search;
mod soundness;
