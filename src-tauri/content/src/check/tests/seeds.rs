//! The seeds and their contradictions.

use super::{sample::LISTS, *};

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
        "id = \"seed:C-11\"\ntext",
        "id = \"seed:X-01\"\ntext",
        "no page says where sources disagree on `X1`",
    );
    let block = "Wrap it. {ours}\n\n```disagree\nx = [\"X99\"]\ntopic = \"Ice?\"\nsays = [{ who = \"One\", what = \"Yes.\", source = \"NHS\" }]\nrule = \"No.\"\nwhy = \"Safer.\"\n```\n";
    fires("Wrap it. {ours}", block, "`X99` is no contradiction of the seeds");
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
