//! No problem in any file, every seed item decided, every page readable.

use std::sync::OnceLock;

use soleus_content::{check, folder::Texts};

/// What the checks say of the whole folder, with the lists that the app does not carry.
fn report() -> &'static check::Report {
    static REPORT: OnceLock<check::Report> = OnceLock::new();
    REPORT.get_or_init(|| {
        let texts = Texts::read(&harness::root().join("content")).expect("content/ is read");
        check::everything(&texts.files())
    })
}

#[test]
fn no_content_file_has_a_problem() {
    let problems = &report().problems;
    let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(
        problems.is_empty(),
        "{} problems:\n{}",
        list.len(),
        list.join("\n")
    );
}

#[test]
fn every_seed_item_is_placed_or_left_out_with_a_reason() {
    let coverage = &report().coverage;
    println!(
        "seed coverage: {} items, {} placed, {} left out, {} places still planned",
        coverage.items,
        coverage.placed,
        coverage.left_out,
        coverage.planned.len()
    );
    for place in &coverage.planned {
        println!("  planned: {place}");
    }
    assert!(coverage.items >= 251, "the seed list lost items");
}

#[test]
fn the_app_carries_every_file_but_the_lists_that_only_the_checks_read() {
    let texts = Texts::read(&harness::root().join("content")).expect("content/ is read");
    let carried = soleus_guide::files();
    let left: Vec<&str> = texts
        .files()
        .0
        .iter()
        .map(|file| file.path)
        .filter(|path| carried.get(path).is_none())
        .collect();
    assert_eq!(left, ["seed-coverage.toml", "seed-ids.toml"]);
}

#[test]
fn every_page_reads_below_the_tenth_grade() {
    let content = soleus_guide::content();
    let mut grades: Vec<(f64, usize, &str)> = content
        .articles
        .iter()
        .map(|article| {
            (
                check::grade(article, &content.lists.names),
                check::words(article),
                article.id.as_str(),
            )
        })
        .collect();
    grades.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (grade, words, id) in &grades {
        println!("{grade:5.1}  {words:5}  {id}");
    }
    let mean = grades.iter().map(|(grade, ..)| grade).sum::<f64>() / grades.len().max(1) as f64;
    println!("{} pages, mean grade {mean:.1}", grades.len());
    assert!(
        grades.iter().all(|(grade, ..)| *grade < 10.0),
        "the first of the list is too hard"
    );
    assert!(grades.len() >= 40, "the guide has about 40 pages");
}

#[test]
fn nobody_has_reviewed_the_content_and_the_app_says_so() {
    let review = &soleus_guide::content().lists.review;
    assert!(
        !review.reviewed && review.text.contains("No doctor"),
        "{review:?}"
    );
}
