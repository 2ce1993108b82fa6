//! The content as a whole: sound, covering the seeds, readable, and found by what people type.

mod blind;
mod commands;
mod hundredfold;
mod search;
mod soundness;
