//! The checks on content. Each finds one kind of mistake; the build stops on any.

use crate::{content::Content, files::Files, problem::Problem};

/// Reads and checks everything, problems in file and line order.
pub fn everything(files: &Files<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let _content = Content::read(files, &mut problems);
    problems.sort();
    problems.dedup();
    problems
}
