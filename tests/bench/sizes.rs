//! What a person downloads and what lies on the disk.

use crate::table::Row;
use harness::{app_binary, build_folder};

/// The release binary and the package that `cargo xtask bundle` made, if it is there.
pub(crate) fn sizes() -> Vec<Row> {
    let megabytes =
        |path: &std::path::Path| std::fs::metadata(path).map_or(f64::NAN, |data| data.len() as f64 / 1e6);
    let packages = std::fs::read_dir(build_folder().join("bundle/deb"))
        .into_iter()
        .flatten()
        .flatten();
    let package = packages
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|end| end == "deb"));
    let package = match package {
        Some(path) => Row::at_most(".deb", megabytes(&path), 8.0, "MB"),
        None => Row::absent(".deb", "run `cargo xtask bundle` first"),
    };
    vec![
        Row::at_most("release binary", megabytes(&app_binary()), 12.0, "MB"),
        package,
    ]
}
