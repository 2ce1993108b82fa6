//! The guide: a key press in the search of a guide of a hundred times its size, and the first paint of its pages.

use crate::table::{Row, p99};
use harness::{App, hundredfold, wait};

/// Two frames of a screen of 60 a second.
const TWO_FRAMES: f64 = 2.0 * 1000.0 / 60.0;

/// Both.
pub(crate) fn guide() -> Vec<Row> {
    let mut rows = vec![hundred()];
    rows.extend(paints());
    rows
}

fn hundred() -> Row {
    let index = hundredfold::search();
    let mut times = Vec::new();
    for text in hundredfold::TYPED {
        for (end, _) in text.char_indices().skip(1) {
            for _ in 0..5 {
                let began = wait::now();
                let found = index.search(&text[..end]);
                let took = wait::now().saturating_duration_since(began);
                times.push(took.as_secs_f64() * 1000.0);
                assert!(found.pages.len() <= 12, "an answer stays short");
            }
        }
    }
    let what = "p99 of a search of a guide a hundred times as large, per key press";
    Row::at_most(what, p99(times), 50.0, "ms")
}

fn paints() -> Vec<Row> {
    let app = App::builder().start_welcomed();
    let articles = &soleus_guide::content().articles;
    let ids: Vec<&str> = articles.iter().map(|article| article.id.as_str()).collect();
    let mut paints = harness::first_paint::first_paints(app.page(), &ids);
    paints.sort_by(|a, b| a.ms.total_cmp(&b.ms));
    let frames = paints.iter().map(|paint| paint.frames).max().unwrap_or(0);
    let middle = &paints[paints.len() / 2];
    let slowest = &paints[paints.len() - 1];
    let what = format!(
        "frames from a page's answer to its first paint, most of {}",
        paints.len()
    );
    vec![
        Row::at_most(what, frames as f64, 2.0, "frames"),
        Row::note(
            format!("the same in time, median (two frames at 60 a second are {TWO_FRAMES:.0} ms)"),
            middle.ms,
            "ms",
        ),
        Row::note(
            "of these before the frame: the page's scripts",
            middle.scripted,
            "ms",
        ),
        Row::note(
            format!("the same for the slowest page ({})", slowest.id),
            slowest.ms,
            "ms",
        ),
    ]
}
