//! The checks on content. Each finds one kind of mistake; the build stops on any.

mod asked;
mod forbidden;
mod grade;
mod labels;
mod links;
mod marks;
mod places;
mod reading;
mod safety;
mod seeds;
mod shape;
#[cfg(test)]
mod tests;

use crate::{content::Content, files::Files, problem::Problem};

pub use grade::grade;
pub use seeds::Coverage;
pub use shape::words;

/// What the checks found.
#[derive(Clone, Debug)]
pub struct Report {
    /// Everything that is wrong, in file and line order.
    pub problems: Vec<Problem>,
    /// How the seeds are covered.
    pub coverage: Coverage,
}

/// Reads and checks everything.
pub fn everything(files: &Files<'_>) -> Report {
    let mut problems = Vec::new();
    let content = Content::read(files, &mut problems);
    asked::check(&content, &mut problems);
    links::check(&content, &mut problems);
    marks::check(&content, files, &mut problems);
    labels::check(&content, &mut problems);
    shape::check(&content, files, &mut problems);
    safety::check(&content, &mut problems);
    reading::check(&content, &mut problems);
    grade::check(&content, &mut problems);
    forbidden::check(&content, &mut problems);
    let coverage = seeds::check(&content, files, &mut problems);
    problems.sort();
    problems.dedup();
    Report { problems, coverage }
}
