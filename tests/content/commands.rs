//! The guide's commands, as the window calls them.

use harness::host;
use serde_json::{Value, json};
use soleus_api::{App, Failure, commands::dispatch};

fn app() -> (tempfile::TempDir, App) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let app = App::start(dir.path(), host::ports());
    (dir, app)
}

fn call(app: &App, name: &str, args: Value) -> Value {
    dispatch(app, name, args).unwrap_or_else(|failure: Failure| panic!("{name}: {failure}"))
}

fn ids(lines: &Value) -> Vec<&str> {
    lines
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|line| line["id"].as_str())
        .collect()
}

#[test]
fn the_library_has_every_page_once_and_says_who_reviewed_it() {
    let (_dir, app) = app();
    let library = call(&app, "guide_library", Value::Null);
    let shelves = library["shelves"].as_array().expect("shelves");
    let pages: Vec<&str> = shelves.iter().flat_map(|shelf| ids(&shelf["pages"])).collect();
    assert_eq!(pages.len(), soleus_guide::content().articles.len());
    assert_eq!(library["review"]["reviewed"], json!(false));
}

#[test]
fn every_page_opens_with_all_its_sources_words_and_neighbours() {
    let (_dir, app) = app();
    for (shelf, pages) in soleus_guide::content().shelves() {
        for (at, article) in pages.iter().enumerate() {
            let view = call(&app, "guide_page", json!({ "id": article.id }));
            let known = ids(&view["sources"]);
            let named = soleus_guide::walk::page_sources(article);
            assert_eq!(known, named, "{} names sources it does not show", article.id);
            assert_eq!(
                ids(&view["terms"]),
                soleus_guide::walk::page_terms(article),
                "{}",
                article.id
            );
            assert_eq!(view["previous"].is_null(), at == 0, "{} on {shelf:?}", article.id);
            assert_eq!(
                view["next"].is_null(),
                at + 1 == pages.len(),
                "{} on {shelf:?}",
                article.id
            );
        }
    }
}

#[test]
fn an_unknown_page_is_not_found() {
    let (_dir, app) = app();
    let failure = dispatch(&app, "guide_page", json!({ "id": "elbow" })).expect_err("there is none");
    assert_eq!(
        serde_json::to_value(failure.code).expect("a code"),
        json!("not_found")
    );
}

#[test]
fn a_bookmark_stays_and_goes() {
    let (dir, app) = app();
    let on = |app: &App, id: &str, on: bool| call(app, "guide_bookmark", json!({ "id": id, "on": on }));
    on(&app, "cold", true);
    assert_eq!(on(&app, "dvt", true), json!(["dvt", "cold"]), "the newest first");
    drop(app);
    let app = App::start(dir.path(), host::ports());
    assert_eq!(
        call(&app, "guide_page", json!({ "id": "cold" }))["bookmarked"],
        json!(true),
        "after a restart"
    );
    assert_eq!(on(&app, "dvt", false), json!(["cold"]));
}

#[test]
fn a_stretch_in_a_page_brings_its_drawing() {
    let (_dir, app) = app();
    let view = call(&app, "guide_page", json!({ "id": "stretching" }));
    assert!(
        ids(&view["stretches"]).contains(&"wall-calf"),
        "{}",
        view["stretches"]
    );
}

#[test]
fn the_guide_reads_and_searches_without_a_record() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let file = dir.path().join("a-file");
    std::fs::write(&file, "not a folder").expect("it is written");
    let app = App::start(&file.join("below"), host::ports());
    assert!(
        dispatch(&app, "questions", Value::Null).is_err(),
        "the record cannot be opened there"
    );
    assert!(
        !call(&app, "guide_library", Value::Null)["shelves"]
            .as_array()
            .expect("shelves")
            .is_empty()
    );
    assert_eq!(
        call(&app, "guide_page", json!({ "id": "dvt" }))["bookmarked"],
        json!(false)
    );
    let found = call(&app, "guide_search", json!({ "text": "clot" }));
    assert_eq!(found["pages"][0]["page"], json!("dvt"));
}

#[test]
fn every_source_with_a_page_names_it() {
    let (_dir, app) = app();
    let sources = call(&app, "guide_sources", Value::Null);
    let list = sources.as_array().expect("a list");
    assert_eq!(list.len(), soleus_guide::content().lists.sources.len());
    assert!(
        list.iter()
            .filter(|one| one["pages"].as_array().is_some_and(|pages| !pages.is_empty()))
            .count()
            > 100
    );
}
