//! Each check, on content that breaks it.

mod advice;
mod form;
mod sample;
mod seeds;

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
            !["plans", "triage", "stretches", "routines", "tests", "report"]
                .iter()
                .any(|other| problem.file.starts_with(other))
        })
        .map(ToString::to_string)
        .collect()
}

/// The planted fault is reported, with file, line and fix.
#[track_caller]
fn fires(from: &str, to: &str, expected: &str) {
    let problems = broken(from, to);
    let Some(problem) = problems.iter().find(|problem| problem.contains(expected)) else {
        panic!("{expected:?} is not among {problems:#?}");
    };
    let mut parts = problem.splitn(3, ':');
    let file = parts.next().unwrap_or_default();
    let line: usize = parts.next().unwrap_or_default().parse().unwrap_or(0);
    assert!(
        file.starts_with("content/") && (file.ends_with(".md") || file.ends_with(".toml")),
        "no file: {problem}"
    );
    assert!(line > 0, "no line: {problem}");
    let fix = problem.split_once(". Fix: ").map_or("", |(_, fix)| fix);
    assert!(fix.len() > 5, "no fix: {problem}");
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
        "content/guide/conditions/dvt.md:28: there is no page `gone`. Fix: correct the link",
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
fn a_list_with_marks_on_some_items_only_is_found() {
    fires(
        "- Ask the same day. {NHS | strong}",
        "- Ask the same day. {NHS | strong}\n- Wait.\n- Rest. {ours}",
        "this block names no source",
    );
    let one_for_all = broken(
        "- Ask the same day. {NHS | strong}",
        "- Ask the same day.\n- Rest. {NHS | strong}",
    );
    assert_eq!(
        one_for_all,
        Vec::<String>::new(),
        "the last mark speaks for the list"
    );
}

#[test]
fn unknown_and_unused_sources_are_found() {
    fires("{NHS | weak}", "{GONE | weak}", "there is no source `GONE`");
    fires(
        "id = \"NHS\"",
        "id = \"OTHER\"",
        "nothing uses the source `OTHER`",
    );
    let twice = "[[source]]\nid = \"NHS\"\nbody = \"NHS\"\ntitle = \"DVT\"\nyear = 2023\nkind = \"trial\"\n[[source]]";
    fires("[[source]]", twice, "`NHS` stands twice");
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
