//! A filled review back into `content/review.toml`: everything is checked first, and nothing that stands there is lost.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use soleus_content::{
    catalogue::Review,
    review::{Given, Judged, Verdict},
};

use crate::items::Item;

/// What `content/review.toml` becomes, and what there is to say.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) text: String,
    pub(crate) said: String,
}

#[derive(Serialize)]
struct Added<'a> {
    review: [&'a Given; 1],
}

/// Adds a filled review to the text of `content/review.toml`.
///
/// # Errors
/// Everything that is wrong with the filled file, with what to do about each; nothing is taken then.
pub(crate) fn take(items: &[Item], review: &Review, kept: &str, filled: &str) -> Result<Taken, String> {
    let given: Given = toml::from_str(filled)
        .map_err(|error| format!("this is not a file that the review page saved: {error}\nopen the page, load or fill it, and save again"))?;
    let wrong = problems(items, review, &given);
    if !wrong.is_empty() {
        return Err(format!(
            "nothing was taken; {} to put right:\n- {}",
            wrong.len(),
            wrong.join("\n- ")
        ));
    }
    let added = toml::to_string(&Added { review: [&given] }).map_err(|error| error.to_string())?;
    let text = format!("{}\n\n{added}", kept.trim_end());
    let judged: BTreeSet<&str> = review
        .given
        .iter()
        .chain([&given])
        .flat_map(|g| &g.item)
        .map(|j| j.id.as_str())
        .collect();
    let open = items
        .iter()
        .filter(|item| !judged.contains(item.id.as_str()))
        .count();
    let asks = given
        .item
        .iter()
        .filter(|judged| judged.verdict == Verdict::Change)
        .count();
    let said = format!(
        "took {} items of {} into content/review.toml: {asks} ask for a change; {open} of {} nobody has looked at yet. \
         `reviewed` and `text` at its head stay as they are: change them by hand once a clinician agrees to every item.",
        given.item.len(),
        given.reviewer,
        items.len(),
    );
    Ok(Taken { text, said })
}

fn problems(items: &[Item], review: &Review, given: &Given) -> Vec<String> {
    let mut wrong = Vec::new();
    if given.reviewer.trim().is_empty() {
        wrong.push("no reviewer: fill in name and profession at the top of the page".to_owned());
    }
    if !is_date(&given.date) {
        wrong.push(format!("`{}` is no day: write it as 2026-12-31", given.date));
    }
    if given.item.is_empty() {
        wrong.push("no item was judged: choose agree, change or comment at one at least".to_owned());
    }
    if review.given.contains(given) {
        wrong.push("this review was taken before: nothing is left to do".to_owned());
    }
    let known: BTreeMap<&str, &Item> = items.iter().map(|item| (item.id.as_str(), item)).collect();
    let mut seen = BTreeSet::new();
    for judged in &given.item {
        wrong.extend(problem(known.get(judged.id.as_str()).copied(), judged));
        if !seen.insert(judged.id.as_str()) {
            wrong.push(format!("{} is judged twice: keep one of them", judged.id));
        }
    }
    wrong
}

fn problem(item: Option<&Item>, judged: &Judged) -> Option<String> {
    let id = &judged.id;
    match item {
        None => Some(format!(
            "there is no item {id}: it is gone since; write a new page with `cargo xtask review`, load the file there and save it again"
        )),
        Some(item) if item.digest() != judged.digest => Some(format!(
            "the text of {id} has changed since it was judged: write a new page with `cargo xtask review`, load the file there, judge {id} anew and save"
        )),
        Some(_) if judged.verdict != Verdict::Agree && judged.comment.trim().is_empty() => Some(format!(
            "{id} has no comment: say what should change, or what to think about"
        )),
        Some(_) => None,
    }
}

/// A day of the calendar as `YYYY-MM-DD`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number =
        |part: &str, length: usize| (part.len() == length).then(|| part.parse::<u8>().ok()).flatten();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let month = number(month, 2).is_some_and(|month| (1..=12).contains(&month));
    year && month && number(day, 2).is_some_and(|day| (1..=31).contains(&day))
}
