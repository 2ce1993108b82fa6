//! How late a phase of a session begins, with the window in view and with it minimised.

use crate::table::Row;

/// Needs a session to run: the edges are read from the app's own trace.
pub(crate) fn edges() -> Vec<Row> {
    vec![Row::absent(
        "phase edge, visible / hidden window",
        "no session command yet",
    )]
}
