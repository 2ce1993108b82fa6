//! Each check, on content that breaks it.

mod sample;

use sample::{COLD, DVT, LISTS};

use super::*;
use crate::files::File;

/// The problems of the two pages and their lists (the other slices' files are not part of the sample),
/// after `from` was replaced by `to` in every file.
fn broken(from: &str, to: &str) -> Vec<String> {
    let pages = [
        ("guide/conditions/dvt.md", DVT),
        ("guide/first-aid/cold.md", COLD),
    ];
    let texts: Vec<(&str, String)> = pages
        .into_iter()
        .chain(LISTS)
        .map(|(path, text)| {
            (
                path,
                if from.is_empty() {
                    text.to_owned()
                } else {
                    text.replace(from, to)
                },
            )
        })
        .collect();
    assert!(
        from.is_empty() || pages.iter().chain(&LISTS).any(|(_, text)| text.contains(from)),
        "nothing holds {from:?}"
    );
    let files = Files(texts.iter().map(|(path, text)| File { path, text }).collect());
    everything(&files)
        .problems
        .iter()
        .filter(|problem| {
            !["plans", "triage", "stretches", "routines"]
                .iter()
                .any(|other| problem.file.starts_with(other))
        })
        .map(ToString::to_string)
        .collect()
}

#[track_caller]
fn fires(from: &str, to: &str, expected: &str) {
    let problems = broken(from, to);
    assert!(
        problems.iter().any(|problem| problem.contains(expected)),
        "{expected:?} is not among {problems:#?}"
    );
}

#[test]
fn the_sample_itself_is_sound() {
    assert_eq!(broken("", ""), Vec::<String>::new());
}

#[test]
fn a_problem_names_file_line_and_fix() {
    fires(
        "page:cold#how",
        "page:gone",
        "content/guide/conditions/dvt.md:27: there is no page `gone`. Fix: correct the link",
    );
}

#[test]
fn dead_pages_anchors_terms_and_related_pages_are_found() {
    fires(
        "page:cold#how",
        "page:cold#gone",
        "the page `cold` has no section `gone`",
    );
    fires("term:clinician", "term:gone", "the glossary has no word `gone`");
    fires(
        "related = [\"cold\"]",
        "related = [\"gone\"]",
        "`related` names `gone`",
    );
    fires(
        "(page:cold#how)",
        "(https://example.org)",
        "leads out of the guide",
    );
}

#[test]
fn a_page_nothing_leads_to_is_found() {
    fires("related = [\"dvt\"]", "related = []", "no other page leads here");
}

#[test]
fn headings_need_ids_that_are_unique_and_in_order() {
    fires("## How {#how}", "## How", "has no id");
    fires(
        "## How {#how}",
        "#### How {#how}",
        "a heading of level 4 cannot stand here",
    );
    fires(
        "## What to do {#do}",
        "## What to do {#feels}",
        "the anchor `feels` stands twice",
    );
}

#[test]
fn a_claim_without_a_source_is_found() {
    fires(
        "An ache that stays. {NHS | strong}",
        "An ache that stays.",
        "this block names no source",
    );
    fires("{NHS | weak}", "{NHS | sure}", "there is no label `sure`");
    fires("{NHS | weak}", "{NHS}", "has no label");
    fires("{NHS | weak}", "{ | weak}", "a mark without a source");
    fires(
        "Cold numbs pain. {NHS | weak}",
        "Cold {ours} numbs. {NHS | weak}",
        "a mark in the middle of a block",
    );
    fires("source = [\"NHS\"]", "source = []", "this block names no source");
}

#[test]
fn unknown_and_unused_sources_are_found() {
    fires("{NHS | weak}", "{GONE | weak}", "there is no source `GONE`");
    fires(
        "id = \"NHS\"",
        "id = \"OTHER\"",
        "nothing uses the source `OTHER`",
    );
}

#[test]
fn a_figure_without_words_for_it_is_found() {
    let figure = |id: &str, alt: &str| {
        format!("Wrap it. {{ours}}\n\n```figure\nid = \"{id}\"\nalt = \"{alt}\"\n```\n")
    };
    fires(
        "Wrap it. {ours}",
        &figure("leg-map", ""),
        "a figure without a text alternative",
    );
    fires(
        "Wrap it. {ours}",
        &figure("elbow", "An elbow"),
        "there is no figure `elbow`",
    );
}

#[test]
fn the_bones_of_a_condition_stand_in_order() {
    fires(
        "## How long it takes {#how-long}",
        "## How long {#how-long}",
        "here belongs: ## How long it takes {#how-long}",
    );
    fires(
        "## What not to do {#dont}",
        "### What not to do {#dont}",
        "here belongs: ## What not to do {#dont}",
    );
}

#[test]
fn front_matter_is_held_to_its_form() {
    fires("id = \"cold\"", "id = \"ice\"", "is not the file's name");
    fires(
        "summary = \"Comfort.\"",
        &format!("summary = \"{}\"", "long ".repeat(40)),
        "keep it within 160",
    );
    fires("order = 10", "order = 10\ncolour = 1", "unknown field `colour`");
    fires("calf-mid", "elbow", "the leg map has no place `elbow`");
    fires("synonyms = [\"ice\"]", "synonyms = []", "no synonyms");
    fires("+++\nid = \"cold\"", "id = \"cold\"", "no front matter");
}

#[test]
fn directives_are_held_to_their_form() {
    fires(
        "level = \"L1\"",
        "level = \"L9\"",
        "content/guide/conditions/dvt.md:20: unknown variant `L9`",
    );
    fires("```urgent", "```warning", "there is no block called `warning`");
    let action = "Wrap it. {ours}\n\n```action\nkind = \"routine\"\nlabel = \"Start\"\n```\n";
    fires(
        "Wrap it. {ours}",
        action,
        "a button to `routine:`, which does not exist",
    );
}

#[test]
fn a_page_over_its_length_or_its_grade_is_found() {
    fires(
        "Wrap it. {ours}",
        &format!("{}{{ours}}", "Wrap it. ".repeat(700)),
        "words. Fix: cut it to 1,200",
    );
    let learned =
        "Neuromuscular deoxygenation precipitates involuntary contraction of gastrocnemius musculature. ";
    fires(
        "Wrap it. {ours}",
        &format!("{}{{ours}}", learned.repeat(9)),
        "the reading grade is",
    );
}

#[test]
fn forbidden_advice_is_found_and_a_warning_is_not() {
    fires(
        "Wrap it. {ours}",
        "Take 400 mg twice. {ours}",
        "a dose of a medicine",
    );
    fires(
        "Wrap it. {ours}",
        "Take two tablets. {ours}",
        "a dose of a medicine",
    );
    fires(
        "Wrap it. {ours}",
        "Stay below 130 bpm. {ours}",
        "a fixed heart-rate cap",
    );
    fires(
        "Wrap it. {ours}",
        "Put a warm pad on it straight away. {ours}",
        "early heat",
    );
    fires(
        "Weeks. {ours}",
        "A firm massage helps. {ours}",
        "massage where a clot is possible",
    );
    fires(
        "Wrap it. {ours}",
        "With acute compartment syndrome, raise the leg. {ours}",
        "ice, compression or raising",
    );
    let warned = broken(
        "Wrap it. {ours}",
        "With acute compartment syndrome, do not raise the leg. {ours}",
    );
    assert_eq!(warned, Vec::<String>::new());
}

#[test]
fn what_sources_say_may_be_named_where_it_is_not_advised() {
    let named = "Wrap it. {ours}\n\n```not-advised\nitems = [{ name = \"Salts\", why = \"300 mg did nothing.\", source = \"NHS\" }]\n```\n";
    assert_eq!(broken("Wrap it. {ours}", named), Vec::<String>::new());
}

#[test]
fn every_seed_item_lives_somewhere_or_says_why_not() {
    fires(
        "[[seed]]\nid = \"seed:C-11\"\nwhere",
        "[[seed]]\nid = \"seed:C-99\"\nwhere",
        "`seed:C-11` (DVT) is missing",
    );
    fires(
        "[[seed]]\nid = \"seed:C-11\"\nwhere",
        "[[seed]]\nid = \"seed:C-99\"\nwhere",
        "`seed:C-99` is no item of the seeds",
    );
    fires(
        "page:dvt#feels",
        "page:dvt#gone",
        "`page:dvt#gone` does not exist",
    );
    fires("page:dvt#feels", "rule:S99", "`rule:S99` does not exist");
    fires(
        "where = [\"page:dvt#feels\", \"planned:rule/S1\"]",
        "where = []",
        "is neither placed nor left out",
    );
}

#[test]
fn planned_places_are_counted() {
    let texts: Vec<File<'_>> = LISTS
        .into_iter()
        .map(|(path, text)| File { path, text })
        .collect();
    let coverage = everything(&Files(texts)).coverage;
    assert_eq!(
        (coverage.items, coverage.planned),
        (1, vec!["rule/S1".to_owned()])
    );
}

#[test]
fn a_missing_list_is_found() {
    let pages = [File {
        path: "guide/conditions/dvt.md",
        text: DVT,
    }];
    let problems = everything(&Files(pages.to_vec())).problems;
    assert!(
        problems
            .iter()
            .any(|problem| problem.what == "the file is missing"),
        "{problems:?}"
    );
}
