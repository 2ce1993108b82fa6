//! What keeps a reader safe on every page: the signs that count for any leg, and locks on pages that tell how.

use soleus_core::stretch::Exercise;

use crate::{
    content::Content,
    directive::{ActionKind, Urgent, UrgentLevel},
    doc::{Article, Body, Shelf},
    problem::Problem,
    walk,
};

/// Signs that the check asks about for any leg complaint (rules E1, E2, E4 and S1). Each holds the words of which one
/// must stand in a red-flag box, and whether that must be the emergency box.
const FOR_ANY_LEG: [(&str, &[&str], bool); 4] = [
    ("trouble breathing", &["breath"], true),
    ("a cold foot", &["cold"], true),
    ("severe pain", &["severe"], true),
    ("a swollen leg", &["swollen", "swelling"], false),
];

/// Condition pages without the signs for any leg, and pages with a routine that carry no lock for it.
pub(super) fn check(content: &Content, problems: &mut Vec<Problem>) {
    for article in &content.articles {
        if article.shelf == Shelf::Conditions {
            signs(article, problems);
        }
        locks(content, article, problems);
    }
}

fn signs(article: &Article, problems: &mut Vec<Problem>) {
    let mut boxes: Vec<&Urgent> = Vec::new();
    walk::blocks(article, &mut |block| {
        if let Body::Urgent(urgent) = &block.body {
            boxes.push(urgent);
        }
    });
    if let Some(level) = article.urgent
        && !boxes.iter().any(|urgent| urgent.level == level)
    {
        let what = format!("the page is urgent ({level:?}) and has no red-flag box of that level");
        problems.push(Problem::new(&article.file, 1, what, "add the box to `help-now`"));
    }
    for (sign, words, emergency) in FOR_ANY_LEG {
        let said = boxes
            .iter()
            .filter(|urgent| !emergency || urgent.level == UrgentLevel::L1)
            .flat_map(|urgent| &urgent.items)
            .any(|item| words.iter().any(|word| item.to_lowercase().contains(word)));
        if !said {
            let line = article
                .sections
                .iter()
                .find(|section| section.id == "help-now")
                .map_or(1, |section| section.line);
            let what = format!("the red-flag boxes leave out {sign}, which counts for any leg");
            problems.push(Problem::new(
                &article.file,
                line,
                what,
                "add it to the box of its level",
            ));
        }
    }
}

fn locks(content: &Content, article: &Article, problems: &mut Vec<Problem>) {
    walk::blocks(article, &mut |block| {
        let Body::Action(action) = &block.body else { return };
        if action.leads != ActionKind::Routine {
            return;
        }
        let Some(routine) = content.stretches.routine(&action.target) else {
            return;
        };
        let done = routine
            .items
            .iter()
            .filter_map(|item| content.stretches.exercise(&item.exercise));
        for Exercise { activity, .. } in done {
            if !article.locks.contains(activity) {
                let class = format!("{activity:?}").to_lowercase();
                let what = format!(
                    "the button starts `{}`, and the page's `locks` leave out \"{class}\"",
                    action.target
                );
                problems.push(Problem::new(
                    &article.file,
                    block.line,
                    what,
                    "name the activity in `locks`, so that a lock is said at the top of the page",
                ));
            }
        }
    });
}
