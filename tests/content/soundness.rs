//! No problem in any file, every seed item decided, every page readable.

use soleus_guide::check;

#[test]
fn no_content_file_has_a_problem() {
    let problems = check::everything(&soleus_guide::files()).problems;
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
    let coverage = check::everything(&soleus_guide::files()).coverage;
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
