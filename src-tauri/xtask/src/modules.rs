//! `cargo xtask graph`: the modules of our crates as text.

use crate::{command, report::Failure};
use xtask::graph::{Graph, crates};

/// Prints one crate's modules with what they use, or, without a name, the count and the circles of every crate.
#[expect(clippy::print_stdout, reason = "the graph is what this prints")]
pub(crate) fn print(wanted: &[String]) -> Result<(), Failure> {
    let fault = |error: std::io::Error| {
        Failure::new(
            error.to_string(),
            "mend the `mod` item that names a file which is not there",
        )
    };
    let all = crates(&command::root().join("src-tauri")).map_err(fault)?;
    if let Some(stray) = wanted.iter().find(|name| !all.contains_key(*name)) {
        let names: Vec<&str> = all.keys().map(String::as_str).collect();
        return Err(Failure::new(
            format!("there is no crate `{stray}`"),
            format!("name one of {}", names.join(", ")),
        ));
    }
    for (name, folder) in &all {
        let graph = Graph::read(folder).map_err(fault)?;
        if wanted.contains(name) {
            println!("{graph}");
        } else if wanted.is_empty() {
            println!("{name}: {}", graph.summary());
        }
    }
    Ok(())
}
