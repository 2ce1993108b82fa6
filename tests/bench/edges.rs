//! How late a phase of a session begins, with the window in view and with it minimised.
//!
//! The app's trace says, for each phase, when it had to begin and when it was announced, both on its own clock.

use crate::table::Row;
use harness::{App, wait};
use serde_json::{Value, json};
use std::time::Duration;

/// Long enough for getting ready, both legs and the rests between: six edges or more.
const WATCHED: Duration = Duration::from_secs(95);

/// The latest edge in view and minimised.
pub(crate) fn edges() -> Vec<Row> {
    let mut rows = Vec::new();
    for (what, minimised, bound) in [("visible", false, 50.0), ("minimised", true, 100.0)] {
        let name = format!("phase edge, window {what}, latest");
        match watch(minimised) {
            Ok(late) => rows.push(Row::at_most(
                format!("{name} of {}", late.len()),
                late.into_iter().fold(0.0, f64::max),
                bound,
                "ms",
            )),
            Err(reason) => rows.push(Row::absent(name, reason)),
        }
    }
    rows
}

/// Milliseconds by which each edge was late.
fn watch(minimised: bool) -> Result<Vec<f64>, String> {
    let app = App::builder().variable("SOLEUS_TRACE", "1").start_welcomed();
    let page = app.page();
    let refused = |refusal: Value| refusal["message"].as_str().unwrap_or("refused").to_owned();
    let choices = json!({ "startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100 });
    page.try_command(
        "session_start",
        &json!({ "routine": "seed-three", "choices": choices, "painBefore": null, "noneOfThese": true }),
    )
    .map_err(refused)?;
    if minimised {
        let window = app.desk().window("Soleus");
        app.desk().xdotool(&["windowminimize", "--sync", &window]);
    }
    wait::pass(WATCHED);
    let late: Vec<f64> = app.sandbox().printed().lines().filter_map(edge).collect();
    if late.is_empty() {
        Err("the app printed no edges".to_owned())
    } else {
        Ok(late)
    }
}

/// Reads the end of a line of the trace: `soleus::edge: due=5000 at=5003`.
fn edge(line: &str) -> Option<f64> {
    let (_, rest) = line.split_once("soleus::edge: ")?;
    let number = |name: &str| {
        rest.split_whitespace()
            .find_map(|word| word.strip_prefix(name)?.parse::<f64>().ok())
    };
    Some(number("at=")? - number("due=")?)
}
