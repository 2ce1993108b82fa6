//! The way of an episode that is ten years old, drawn in the real window.

use crate::{
    decade,
    table::{Row, median},
};
use harness::{App, Sandbox, host};
use serde_json::{Value, json};

/// Goes to Today and back to the episode seven times; milliseconds from the change of address to a page laid out. The view
/// is kept, so that only the drawing is measured and not the command.
const DRAW: &str = "const [id, done] = arguments; const times = [];
    const round = () => {
      location.hash = '#/today';
      setTimeout(() => {
        const began = performance.now();
        const seen = new MutationObserver(() => {
          if (!document.querySelector('figure svg path.line')) return;
          seen.disconnect(); document.body.offsetHeight;
          times.push(performance.now() - began);
          if (times.length < 7) setTimeout(round, 50); else done(times);
        });
        seen.observe(document.body, { childList: true, subtree: true });
        location.hash = '#/recovery/episode/' + id + '/charts';
      }, 300);
    };
    round();";

/// Asks for the episode three times; milliseconds from the page's call to its answer.
const ASK: &str = "const [id, done] = arguments; const times = [];
    const ask = async () => {
      const began = performance.now();
      await window.__TAURI_INTERNALS__.invoke('episode', { args: id });
      times.push(performance.now() - began);
      if (times.length < 3) void ask(); else done(times);
    };
    void ask();";

/// The whole page with ten years of days, and with one.
pub(crate) fn chart() -> Vec<Row> {
    let sandbox = Sandbox::new();
    decade::write(&sandbox.data());
    let app = App::builder().sandbox(sandbox).start_welcomed();
    let page = app.page().clone();
    let drawn = |days: i64| {
        let day = host::NOW.plus_ms(-days * 86_400_000).day();
        let form = json!({ "condition": { "kind": "tightness" }, "legs": "left", "place": null, "doing": "", "factors": [],
            "returnedFrom": null, "when": { "day": day, "time": null } });
        let opened = page.command("episode_open", &form);
        let id = opened["episode"]["id"].as_str().unwrap_or_default().to_owned();
        page.go(&format!("recovery/episode/{id}/charts"));
        page.css("figure svg path.line").wait();
        let asked = page.script_async(ASK, &[json!(id)]);
        let drawn = page.script_async(DRAW, &[json!(id)]);
        [drawn, asked].map(|times| {
            let times = times.as_array().map_or(&[][..], Vec::as_slice);
            median(times.iter().filter_map(Value::as_f64).collect())
        })
    };
    let ([many, answer], [one, _]) = (drawn(3_649), drawn(1));
    vec![
        Row::note(
            "its command answered, ten years in one open episode",
            answer,
            "ms",
        ),
        Row::at_most("an episode's page drawn, ten years of days", many, 100.0, "ms"),
        Row::note("an episode's page drawn, one day", one, "ms"),
    ]
}
