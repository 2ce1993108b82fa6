//! The content as a whole: sound, covering the seeds, readable, and found by what people type.

mod search;
mod soundness;
