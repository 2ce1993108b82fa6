//! The search on a guide a hundred times its size: the same answers, and how long a key press takes.

use harness::hundredfold as hundred;
use std::time::Duration;

/// How long this thread has been on a processor: a busy machine does not count against the search.
fn busy() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let first = text
        .split_whitespace()
        .next()
        .and_then(|number| number.parse().ok());
    Duration::from_nanos(first.unwrap_or(0))
}

#[test]
#[ignore = "takes a minute: cargo test --release -p soleus-tests --test content -- --ignored --nocapture"]
fn a_hundredfold_guide_answers_each_key_press() {
    let index = hundred::search();
    let mut times: Vec<(Duration, &str)> = Vec::new();
    for query in hundred::TYPED {
        for (end, _) in query.char_indices().skip(1) {
            let began = busy();
            let found = index.search(&query[..end]);
            times.push((busy() - began, &query[..end]));
            assert!(found.pages.len() <= 12, "an answer stays short");
        }
    }
    times.sort();
    let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)].0;
    println!(
        "hundredfold guide: median {:?}, p99 {:?} of processor time over {} key presses",
        at(50),
        at(99),
        times.len()
    );
    for (time, query) in times.iter().rev().take(8) {
        println!("  {time:?} for {query:?}");
    }
}
