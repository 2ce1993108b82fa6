//! The search on a guide a hundred times its size: the same answers, and how long a key press takes.

use std::time::Duration;

use soleus_guide::index;
use soleus_store::search::{Document, Index};

const COPIES: usize = 100;

/// The guide and ninety-nine variations of it, whose words differ enough to make the vocabulary grow as well.
fn documents() -> Vec<Document> {
    let sections = index::sections(soleus_guide::content());
    let copy = |n: usize| {
        sections.iter().map(move |text| Document {
            page: format!("{}-{n}", text.page),
            section: text.section.clone(),
            title: text.title.clone(),
            heading: text.heading.clone(),
            body: text
                .body
                .split(' ')
                .map(|word| {
                    if n > 0 && word.len() > 6 {
                        format!("{word}{n} ")
                    } else {
                        format!("{word} ")
                    }
                })
                .collect(),
            synonyms: text.synonyms.clone(),
        })
    };
    (0..COPIES).flat_map(copy).collect()
}

#[test]
#[ignore = "takes a minute: cargo test --release -p soleus-tests --test content -- --ignored --nocapture"]
#[expect(
    clippy::disallowed_methods,
    reason = "a measurement reads the clock; nothing is asserted about it"
)]
fn a_hundredfold_guide_answers_each_key_press() {
    let index = Index::build(&documents(), &soleus_guide::content().lists.same).expect("the index builds");
    let mut times: Vec<Duration> = Vec::new();
    for query in [
        "blood clot in leg",
        "achiles tendon",
        "cramp at night",
        "how long until i can run",
    ] {
        for (end, _) in query.char_indices().skip(1) {
            let began = std::time::Instant::now();
            let found = index.search(&query[..end]).expect("the search runs");
            times.push(began.elapsed());
            assert!(found.pages.len() <= 12, "an answer stays short");
        }
    }
    times.sort();
    let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
    println!(
        "hundredfold guide: median {:?}, p99 {:?} over {} key presses",
        at(50),
        at(99),
        times.len()
    );
}
