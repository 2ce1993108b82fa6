//! What must not happen in the page: CSP reports, errors, unhandled rejections, words on the console.

use crate::page::Page;
use serde_json::Value;

/// Handed to the app, whose debug builds run it before the page's own scripts.
pub(crate) const SCRIPT: &str = include_str!("watch.js");

/// Puts the watch into a page whose app did not; reports of the load itself are then missed.
#[track_caller]
pub(crate) fn ensure(page: &Page) {
    page.script(SCRIPT);
}

/// What Tauri says in a page that was loaded anew while a command of the page before was still answering. The app never
/// loads itself anew, only tests do.
const OF_THE_PAGE_BEFORE: &str = "Couldn't find callback id";

/// Everything noted since the page was loaded.
pub(crate) fn reports(page: &Page) -> Vec<String> {
    let noted = page
        .session()
        .execute("return window.soleusWatch ?? []", &[])
        .unwrap_or(Value::Null);
    let lines = noted.as_array().into_iter().flatten().filter_map(Value::as_str);
    lines
        .filter(|line| !line.contains(OF_THE_PAGE_BEFORE))
        .map(ToOwned::to_owned)
        .collect()
}
