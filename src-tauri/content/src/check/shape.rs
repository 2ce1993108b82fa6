//! The shape of a page: the bones of a condition, its length, its figures and its buttons.

use super::places::stands;
use crate::{
    content::Content,
    directive::FIGURES,
    doc::{Action, ActionKind, Article, Body, Shelf},
    files::Files,
    problem::Problem,
    walk,
};

/// The sections of a condition page, in order: id and heading.
const BONES: [(&str, &str); 7] = [
    ("feels", "What it feels like"),
    ("help-now", "When to get help now"),
    ("could-be", "What it could be instead"),
    ("do", "What to do"),
    ("dont", "What not to do"),
    ("how-long", "How long it takes"),
    ("who", "Who to see"),
];

/// The most words a page may have.
const WORDS_MAX: usize = 1200;

/// What a recovery button may start, as the recovery form calls it.
const STARTS: [&str; 4] = ["exercise_cramp", "strain", "tightness", "bruise"];

/// Bones, length, text alternatives, buttons that lead nowhere.
pub(super) fn check(content: &Content, files: &Files<'_>, problems: &mut Vec<Problem>) {
    for article in &content.articles {
        if article.shelf == Shelf::Conditions {
            bones(article, problems);
        }
        let words = words(article);
        if words > WORDS_MAX {
            problems.push(Problem::new(
                &article.file,
                1,
                format!("the page has {words} words"),
                "cut it to 1,200 or split it",
            ));
        }
        walk::blocks(article, &mut |block| {
            let what = match &block.body {
                Body::Figure(figure) if figure.alt.trim().is_empty() => {
                    Some("a figure without a text alternative".into())
                }
                Body::Figure(figure)
                    if !figure.id.starts_with("stretch:") && !FIGURES.contains(&figure.id.as_str()) =>
                {
                    Some(format!("there is no figure `{}`", figure.id))
                }
                Body::Action(action) => action_fault(content, files, action),
                Body::Urgent(urgent) if urgent.items.is_empty() => {
                    Some("a red-flag box without items".into())
                }
                Body::Paragraph { .. }
                | Body::List { .. }
                | Body::Table { .. }
                | Body::Quote { .. }
                | Body::Disagree(_)
                | Body::NotAdvised(_)
                | Body::Figure(_)
                | Body::Urgent(_) => None,
            };
            if let Some(what) = what {
                problems.push(Problem::new(
                    &article.file,
                    block.line,
                    what,
                    "see the content format for this block",
                ));
            }
        });
    }
}

fn bones(article: &Article, problems: &mut Vec<Problem>) {
    let found: Vec<(&str, &str)> = article
        .sections
        .iter()
        .map(|s| (s.id.as_str(), s.title.as_str()))
        .collect();
    let extra_ok =
        found.len() == BONES.len() || found.len() == BONES.len() + 1 && found[BONES.len()].0 == "disagree";
    if found.starts_with(&BONES) && extra_ok {
        return;
    }
    let wrong = BONES
        .iter()
        .zip(&found)
        .position(|(bone, found)| bone != found)
        .unwrap_or(found.len().min(BONES.len()));
    let line = article.sections.get(wrong).map_or(1, |section| section.line);
    let want = BONES
        .get(wrong)
        .map_or("nothing, or {#disagree}".to_owned(), |(id, title)| {
            format!("## {title} {{#{id}}}")
        });
    problems.push(Problem::new(
        &article.file,
        line,
        "the sections of a condition page differ",
        format!("here belongs: {want}"),
    ));
}

fn action_fault(content: &Content, files: &Files<'_>, action: &Action) -> Option<String> {
    let place = match action.leads {
        ActionKind::Routine => format!("routine:{}", action.target),
        ActionKind::Gate => format!("gate:{}", action.target),
        ActionKind::Check | ActionKind::CrampNow | ActionKind::Recovery | ActionKind::Question => {
            String::new()
        }
    };
    let plan = action.leads != ActionKind::Recovery
        || action.target.is_empty()
        || STARTS.contains(&action.target.as_str());
    if !plan {
        Some(format!(
            "a button that starts `{}`, which is no plan",
            action.target
        ))
    } else if action.label.is_empty() {
        Some("a button without words".into())
    } else if !place.is_empty() && stands(content, files, &place).is_err() {
        Some(format!("a button to `{place}`, which does not exist"))
    } else if action.leads == ActionKind::Question && action.text.is_empty() {
        Some("a question button without the question".into())
    } else {
        None
    }
}

/// How many words a reader of the page meets.
pub fn words(article: &Article) -> usize {
    let headings: usize = article
        .all_sections()
        .iter()
        .map(|section| section.title.split_whitespace().count())
        .sum();
    let mut words = headings;
    walk::blocks(article, &mut |block| {
        words += walk::texts(block)
            .iter()
            .map(|text| text.split_whitespace().count())
            .sum::<usize>();
    });
    words
}
