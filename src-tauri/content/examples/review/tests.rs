use std::collections::BTreeSet;

use soleus_content::{Content, catalogue::Review, review::Given};

use crate::{
    content,
    items::{self, Item},
    page, take,
};

fn whole() -> (Content, Vec<Item>) {
    let (texts, content) = content().unwrap();
    let items = items::all(&content, &texts.files()).unwrap();
    (content, items)
}

fn judged(item: &Item) -> String {
    format!(
        "\n[[item]]\nid = \"{}\"\ndigest = \"{}\"\nverdict = \"agree\"\ncomment = \"\"\n",
        item.id,
        item.digest()
    )
}

fn filled(items: &str) -> String {
    format!(
        "reviewer = \"A. Doctor, sports medicine\"\ndate = \"2026-12-01\"\ncontent_version = \"1\"\n{items}"
    )
}

const KEPT: &str = "# Who has reviewed it.\nreviewed = false\ntext = \"Nobody.\"\ncontent_version = \"1\"\nchanged = \"2026-11-30\"\n";

fn refused(filled: &str, with: &str) {
    let (content, items) = whole();
    let error = take::take(&items, &content.lists.review, KEPT, filled).unwrap_err();
    assert!(error.contains(with), "{error}");
}

#[test]
fn every_item_has_an_id_of_its_own_and_everything_of_the_check_is_there() {
    let (content, items) = whole();
    let ids: BTreeSet<&str> = items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids.len(), items.len(), "an id stands twice");
    let triage = &content.triage;
    let wanted = triage.question.iter().map(|q| format!("question:{}", q.id));
    let wanted = wanted.chain(triage.rule.iter().map(|r| format!("rule:{}", r.id)));
    let wanted = wanted.chain(triage.cause.iter().map(|c| format!("cause:{}", c.id)));
    let wanted = wanted.chain(triage.gate.iter().map(|g| format!("gate:{}", g.id)));
    let wanted = wanted.chain(triage.choice.iter().map(|c| format!("choice:{}", c.id)));
    let wanted = wanted.chain(
        content
            .plans
            .iter()
            .flat_map(|plan| &plan.gates)
            .map(|g| format!("plan-gate:{}", g.id)),
    );
    let wanted = wanted.chain(
        content
            .stretches
            .routines
            .iter()
            .map(|r| format!("routine:{}", r.id)),
    );
    let missing: Vec<String> = wanted.filter(|id| !ids.contains(id.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_digest_changes_with_the_text_and_with_the_sources() {
    let (_, mut items) = whole();
    let item = items.iter_mut().find(|item| item.id == "rule:E6").unwrap();
    let before = item.digest();
    item.sources.push("ELSEWHERE".to_owned());
    let sources = item.digest();
    item.rows[0].1.push('.');
    assert!(before != sources && sources != item.digest());
}

#[test]
fn every_source_of_an_item_is_named_in_words_and_every_link_of_the_page_leads_to_an_item() {
    let (content, items) = whole();
    let known: BTreeSet<&str> = content
        .lists
        .sources
        .iter()
        .map(|source| source.id.as_str())
        .collect();
    let unknown: Vec<_> = items
        .iter()
        .flat_map(|item| &item.sources)
        .filter(|id| !known.contains(id.as_str()))
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    let html = page::html(&content, &items);
    let links = html
        .split("href=\"#")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap());
    for link in links {
        assert!(html.contains(&format!("id=\"{link}\"")), "{link} leads nowhere");
    }
    for outside in ["src=", "href=\"http", "@import", "url("] {
        assert!(!html.contains(outside), "the page needs {outside}");
    }
}

#[test]
fn a_filled_review_is_taken_and_the_next_page_shows_it_and_what_changed_since() {
    let (mut content, mut items) = whole();
    let text = filled(&(judged(&items[0]) + &judged(&items[1])));
    let taken = take::take(&items, &content.lists.review, KEPT, &text).unwrap();
    assert!(
        taken.text.starts_with(KEPT.trim_end()),
        "nothing that stood there is lost: {}",
        taken.text
    );
    let review: Review = toml::from_str(&taken.text).unwrap();
    let given: Given = toml::from_str(&text).unwrap();
    assert_eq!(review.given, [given]);
    content.lists.review = review;
    items[1].title.push('!');
    let html = page::html(&content, &items);
    assert!(html.contains(&format!("changed: <a href=\"#{0}\">{0}</a></li>", items[1].id)));
    assert!(html.contains("<span>agreed</span>"));
    // A second review is added behind the first.
    let again = take::take(
        &items,
        &content.lists.review,
        &taken.text,
        &filled(&judged(&items[2])),
    )
    .unwrap();
    let review: Review = toml::from_str(&again.text).unwrap();
    assert_eq!(review.given.len(), 2);
}

#[test]
fn a_review_that_does_not_fit_is_refused_with_what_to_do_and_nothing_is_taken() {
    let (_, items) = whole();
    let good = judged(&items[0]);
    refused("not a review", "this is not a file that the review page saved");
    refused(&filled(""), "no item was judged");
    refused(
        &filled(&good).replace("A. Doctor, sports medicine", "  "),
        "no reviewer",
    );
    refused(&filled(&good).replace("2026-12-01", "1.12.2026"), "is no day");
    refused(&filled(&good).replace("2026-12-01", "2026-13-01"), "is no day");
    refused(
        &filled(&good.replace(&items[0].id, "rule:Z9")),
        "there is no item rule:Z9",
    );
    refused(
        &filled(&good.replace(&items[0].digest(), "0000")),
        "has changed since it was judged",
    );
    refused(&filled(&(good.clone() + &good)), "is judged twice");
    refused(&filled(&good.replace("agree", "change")), "has no comment");
    refused(&filled(&good.replace("agree", "perhaps")), "unknown variant");
    // Everything that is wrong is said at once.
    let both = filled(&(good.replace("agree", "change") + &good.replace(&items[0].id, "rule:Z9")));
    refused(&both, "2 to put right");
}

#[test]
fn the_same_review_is_not_taken_twice() {
    let (mut content, items) = whole();
    let text = filled(&judged(&items[0]));
    let taken = take::take(&items, &content.lists.review, KEPT, &text).unwrap();
    content.lists.review = toml::from_str(&taken.text).unwrap();
    let error = take::take(&items, &content.lists.review, &taken.text, &text).unwrap_err();
    assert!(error.contains("taken before"), "{error}");
}
