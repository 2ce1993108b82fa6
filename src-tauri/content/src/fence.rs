//! Reads the fenced blocks of a page, whose content is TOML.

use crate::{doc::Body, files::toml_at, problem::Problem};

/// Reads the fenced block `name` whose TOML begins on line `first` of `file`.
///
/// # Errors
/// An unknown name, or TOML of another shape.
pub(crate) fn read(file: &str, name: &str, first: usize, text: &str) -> Result<Body, Problem> {
    match name {
        "action" => toml_at(file, first, text).map(Body::Action),
        "disagree" => toml_at(file, first, text).map(Body::Disagree),
        "not-advised" => toml_at(file, first, text).map(Body::NotAdvised),
        "figure" => toml_at(file, first, text).map(Body::Figure),
        "urgent" => toml_at(file, first, text).map(Body::Urgent),
        other => Err(Problem::new(
            file,
            first.saturating_sub(1),
            format!("there is no block called `{other}`"),
            "use action, disagree, not-advised, figure or urgent",
        )),
    }
}
