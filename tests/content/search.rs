//! What people type finds the page they mean.

use std::collections::BTreeMap;

use soleus_guide::{index, search::Found, search_index};

/// One line of the table: what is typed, and the page that must be among the first three.
const QUERIES: &str = include_str!("queries.txt");
/// What people type who have not read the pages, by kind, and the pages that answer it.
const ASKED: &str = include_str!("asked.txt");
/// Among how many results the page must be.
const TOP: usize = 3;

fn search(text: &str) -> Found {
    search_index().search(text)
}

fn ids(found: &Found) -> Vec<&str> {
    found.pages.iter().map(|page| page.page.as_str()).collect()
}

fn table() -> Vec<(&'static str, &'static str)> {
    let lines = QUERIES
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|line| line.split_once(" => ").expect("query => page"))
        .collect()
}

#[test]
fn every_query_of_the_table_finds_its_page_among_the_first_three() {
    let table = table();
    assert!(table.len() >= 80, "the table has {} queries", table.len());
    let mut missed = Vec::new();
    let mut first = 0;
    for (query, page) in &table {
        let found = search(query);
        let ids = ids(&found);
        first += usize::from(ids.first() == Some(page));
        if !ids.iter().take(TOP).any(|id| id == page) {
            missed.push(format!(
                "{query:?} should find {page}, found {:?}",
                ids.iter().take(5).collect::<Vec<_>>()
            ));
        }
    }
    println!(
        "{} queries, {} first, {} among the first three",
        table.len(),
        first,
        table.len() - missed.len()
    );
    assert!(
        missed.is_empty(),
        "{} missed:\n{}",
        missed.len(),
        missed.join("\n")
    );
}

/// How many queries of one kind there are, have their page first, and have it among the first three.
#[derive(Default)]
struct Tally {
    all: usize,
    first: usize,
    three: usize,
}

#[test]
fn what_strangers_type_finds_its_page() {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut kind = "";
    for line in ASKED.lines() {
        if line.starts_with('[') {
            kind = line;
        }
        let Some((query, pages)) = line.split_once(" => ") else {
            continue;
        };
        let found = search(query);
        let ids = ids(&found);
        let at = ids
            .iter()
            .position(|id| pages.split(" | ").any(|page| page == *id));
        let tally = tallies.entry(kind).or_default();
        tally.all += 1;
        tally.first += usize::from(at == Some(0));
        if at.is_some_and(|at| at < TOP) {
            tally.three += 1;
        } else {
            println!("{query:?} should find {pages}, found {ids:?}");
        }
    }
    let percent = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
    for (kind, tally) in &tallies {
        println!(
            "{kind}: {} queries, {:.1} % first, {:.1} % among the first three",
            tally.all,
            percent(tally.first, tally.all),
            percent(tally.three, tally.all)
        );
    }
    let at_least = |kind: &str, three: f64| {
        let tally = &tallies[kind];
        assert!(
            percent(tally.three, tally.all) >= three,
            "{kind} among the first three"
        );
        assert!(percent(tally.first, tally.all) >= 75.0, "{kind} first");
    };
    at_least("[plain]", 92.0);
    at_least("[harder]", 92.0);
}

#[test]
fn a_word_that_no_page_has_is_said_and_never_bent_into_another() {
    for word in ["mole", "verruca", "toothache", "psoriasis", "haircut"] {
        let found = search(&format!("{word} "));
        assert_eq!(found.absent, [word], "{:?}", found.read_as);
        assert_eq!(found.pages, Vec::new(), "{word}");
    }
    let found = search("verruca on my calf ");
    assert_eq!(found.absent, ["verruca"]);
    assert!(!found.pages.is_empty(), "the other words still find pages");
    assert!(
        search("mor").absent.is_empty(),
        "an unfinished word may still become one"
    );
}

#[test]
fn the_same_word_in_another_form_finds_the_same_page() {
    for (one, other) in [
        ("calf haematoma", "calf hematoma"),
        ("foot is ischaemic", "foot is ischemic"),
        ("fibula pain", "ﬁbula pain"),
        ("thrombosis", "throm\u{ad}bosis"),
        ("shin splints", "shinsplints"),
        ("calf pain", "ｃａｌｆ pain"),
        ("cramps at night", "CRAMPS AT NIGHT"),
    ] {
        let (one_found, other_found) = (search(one), search(other));
        assert!(!one_found.pages.is_empty(), "{one} finds nothing");
        assert_eq!(
            ids(&one_found).first(),
            ids(&other_found).first(),
            "{one} and {other}"
        );
    }
}

#[test]
fn every_page_is_found_by_its_title_and_by_each_of_its_synonyms() {
    let mut missed = Vec::new();
    for article in &soleus_guide::content().articles {
        for (query, top) in
            std::iter::once((&article.title, TOP)).chain(article.synonyms.iter().map(|word| (word, 5)))
        {
            let found = search(query);
            if !ids(&found).iter().take(top).any(|id| *id == article.id) {
                missed.push(format!(
                    "{query:?} should find {}, found {:?}",
                    article.id,
                    ids(&found)
                ));
            }
        }
    }
    assert!(
        missed.is_empty(),
        "{} missed:\n{}",
        missed.len(),
        missed.join("\n")
    );
}

#[test]
fn a_page_counts_once_and_brings_its_best_sections() {
    let found = search("swollen calf");
    let mut seen = ids(&found);
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), found.pages.len(), "a page stands twice");
    assert!(found.pages.iter().all(|page| page.sections.len() <= 3));
    assert!(
        found.pages.iter().any(|page| page.sections.len() > 1),
        "no page brought more than one section"
    );
}

#[test]
fn what_matched_is_marked_in_the_snippet() {
    let found = search("massage clot");
    let marked: Vec<&str> = found
        .pages
        .iter()
        .flat_map(|page| &page.sections)
        .flat_map(|section| &section.snippet)
        .filter(|run| run.marked)
        .map(|run| run.text.as_str())
        .collect();
    assert!(
        marked.iter().any(|text| text.to_lowercase().contains("massage")),
        "{marked:?}"
    );
    assert!(
        marked.iter().any(|text| text.to_lowercase().contains("clot")),
        "{marked:?}"
    );
}

#[test]
fn the_words_of_a_button_never_stand_in_a_snippet_as_if_the_page_said_them() {
    let bodies: Vec<String> = index::sections(soleus_guide::content())
        .into_iter()
        .map(|section| section.body)
        .collect();
    assert!(
        bodies.iter().any(|body| body.contains("Stretch the calf gently")),
        "the text itself is there"
    );
    for words in [
        "Add to my question list",
        "Check my leg",
        "Cramp now: guide me",
        "Start a strain plan",
    ] {
        let said: Vec<&String> = bodies.iter().filter(|body| body.contains(words)).collect();
        assert!(said.is_empty(), "{words:?} stands in {said:?}");
    }
}

#[test]
fn a_slip_is_said_openly() {
    let found = search("thrombossis ");
    assert_eq!(
        found.read_as,
        [("thrombossis".to_owned(), "thrombosis".to_owned())]
    );
}

#[test]
fn an_empty_result_suggests_words_the_guide_has() {
    let found = search("xyzzyq thrmbz ");
    assert!(found.pages.is_empty());
    assert!(
        found
            .suggestions
            .iter()
            .all(|word| !search(word).pages.is_empty()),
        "{:?}",
        found.suggestions
    );
}

#[test]
fn nothing_typed_or_only_signs_find_nothing_and_break_nothing() {
    for text in [
        "",
        "   ",
        "\"",
        "'",
        "* OR -",
        "a\" OR b",
        "NEAR(",
        "title:",
        "🦵",
        &"calf ".repeat(500),
    ] {
        let _ = search(text);
    }
    assert!(search("").pages.is_empty());
    assert!(search("\" *").pages.is_empty());
}

#[test]
fn results_narrow_with_every_key_and_never_vanish_on_the_way_to_a_word() {
    for word in ["thrombosis", "achilles", "compartment", "physiotherapist"] {
        for end in 2..=word.len() {
            assert!(
                !search(&word[..end]).pages.is_empty(),
                "nothing for {:?}",
                &word[..end]
            );
        }
    }
}
