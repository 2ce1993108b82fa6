//! `cargo xtask bench`: the release build measured against the numbers of the design.
//!
//! Nothing here asserts a time: machines differ. The app is compared with an empty window of the same Tauri on
//! the same display under the same renderer, and the table says which promises hold.

mod chart;
mod checks;
mod commands;
mod decade;
mod edges;
mod guide;
mod recovery;
mod running;
mod sizes;
mod start;
mod store;
mod table;
mod tones;

use table::Row;

/// A part of the measurement, by the name that `SOLEUS_BENCH` chooses it with.
type Part = (&'static str, fn() -> Vec<Row>);

#[test]
#[ignore = "measures for minutes: cargo xtask bench"]
fn the_numbers_to_hold() {
    let wanted = std::env::var("SOLEUS_BENCH").unwrap_or_default();
    let parts: [Part; 11] = [
        ("start", start::start),
        ("idle", start::idle),
        ("commands", commands::commands),
        ("store", store::store),
        ("chart", chart::chart),
        ("checks", checks::checks),
        ("edges", edges::edges),
        ("guide", guide::guide),
        ("tones", tones::tones),
        ("session", running::running),
        ("sizes", sizes::sizes),
    ];
    let mut rows = Vec::new();
    for (name, measure) in parts {
        if wanted.is_empty() || wanted.split(',').any(|part| part == name) {
            eprintln!("measuring: {name}");
            rows.extend(measure());
        }
    }
    table::print(&rows);
}
