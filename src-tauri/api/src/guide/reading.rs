//! What was read in the guide, where the reader stopped, what is new since, and what to read in an open recovery.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use soleus_core::{
    journal::{Entry, EntryId},
    recovery::{
        plan::{Gate, Plan},
        record::Episode,
    },
    time::Day,
};
use soleus_guide::{doc::Article, print};

use super::line::PageLine;
use crate::{
    app::App,
    failure::Failure,
    recovery::facts::{Known, plan_of},
};

const READ: &str = "guide_read";

/// What is kept of a page that was opened.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Mark {
    day: Day,
    section: String,
    /// The fingerprint of each section, as it was.
    prints: BTreeMap<String, String>,
}

type Marks = BTreeMap<String, Mark>;

/// A page is open, and its reader is somewhere in it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Place {
    /// The page's id.
    pub id: String,
    /// The section; empty for the beginning of the page, `None` to leave the place as it was.
    pub section: Option<String>,
}

/// A section that is new or changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ChangedSection {
    /// Its anchor; empty for the page's beginning.
    pub section: String,
    /// Its heading; empty for the page's beginning.
    pub title: String,
    /// Whether it was not there before.
    pub new: bool,
}

/// What is known of an earlier reading of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PageRead {
    /// The day it was last open.
    pub day: Day,
    /// Where its reader was; empty for the beginning of the page or a section that is gone.
    pub section: String,
    /// What is new or changed since, in the order of the page.
    pub changed: Vec<ChangedSection>,
}

/// A page of a reading list.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReadingLine {
    /// The page.
    pub page: PageLine,
    /// The day it was last open; `None` if it never was.
    pub read: Option<Day>,
    /// Whether something in it changed since.
    pub changed: bool,
}

/// What to read in one open recovery, what matters now first.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReadingList {
    /// The recovery.
    pub episode: EntryId,
    /// The name of its plan.
    pub plan: String,
    /// The name of the step it stands at.
    pub step: String,
    /// The pages in order.
    pub pages: Vec<ReadingLine>,
}

/// Keeps that a page was open today, and where its reader is. Answers what is kept now.
///
/// # Errors
/// `NotFound` for an unknown page, and whatever the record refuses.
pub fn read(app: &App, Place { id, section }: Place) -> Result<PageRead, Failure> {
    let article = soleus_guide::content()
        .article(&id)
        .ok_or_else(|| Failure::not_found("page", &id))?;
    let day = app.now().stamp.day();
    let mark = app.write(|tx| {
        let mut marks: Marks = tx.setting(READ)?.unwrap_or_default();
        let before = marks.remove(&id).map_or_else(String::new, |mark| mark.section);
        let mark = Mark {
            day,
            section: section.clone().unwrap_or(before),
            prints: print::of_page(article),
        };
        marks.insert(id.clone(), mark.clone());
        tx.put_setting(READ, &marks)?;
        Ok(mark)
    })?;
    Ok(seen(article, &mark))
}

/// What is known of an earlier reading of `article`.
pub(super) fn of_page(app: &App, article: &Article) -> Option<PageRead> {
    marks(app).get(&article.id).map(|mark| seen(article, mark))
}

/// What to read in each open recovery that has a plan, the newest first.
pub(super) fn lists(app: &App) -> Vec<ReadingList> {
    let Ok(known) = Known::read(app, None) else {
        return Vec::new();
    };
    let marks = marks(app);
    let list = |episode: &Entry<Episode>| {
        let plan = plan_of(&episode.body)?;
        let gate = entered(plan, known.state(episode).phase);
        Some(ReadingList {
            episode: episode.id.clone(),
            plan: plan.title.clone(),
            step: gate.map_or_else(|| plan.start.title.clone(), |gate| gate.title.clone()),
            pages: lines(plan, gate.map(|gate| gate.id.as_str()), &marks),
        })
    };
    known.open().filter_map(list).collect()
}

/// The gate that was entered last, after `phase` steps.
fn entered(plan: &Plan, phase: u8) -> Option<&Gate> {
    plan.steps().nth(usize::from(phase).checked_sub(1)?)
}

fn lines(plan: &Plan, gate: Option<&str>, marks: &Marks) -> Vec<ReadingLine> {
    let content = soleus_guide::content();
    let pages = content.lists.reading.pages(&plan.id, gate);
    let one = |article: &Article| {
        let mark = marks.get(&article.id);
        ReadingLine {
            page: PageLine::from(article),
            read: mark.map(|mark| mark.day),
            changed: mark.is_some_and(|mark| !seen(article, mark).changed.is_empty()),
        }
    };
    pages
        .into_iter()
        .filter_map(|id| content.article(id))
        .map(one)
        .collect()
}

/// What `mark` says of the page as it is now.
fn seen(article: &Article, mark: &Mark) -> PageRead {
    let prints = print::of_page(article);
    let is_changed = |id: &str| mark.prints.get(id) != prints.get(id);
    let beginning = is_changed("").then(|| ChangedSection {
        section: String::new(),
        title: String::new(),
        new: false,
    });
    let sections = article.all_sections().into_iter();
    let changed = sections
        .filter(|section| is_changed(&section.id))
        .map(|section| ChangedSection {
            section: section.id.clone(),
            title: section.title.clone(),
            new: !mark.prints.contains_key(&section.id),
        });
    let section = Some(mark.section.clone()).filter(|id| article.has_section(id));
    PageRead {
        day: mark.day,
        section: section.unwrap_or_default(),
        changed: beginning.into_iter().chain(changed).collect(),
    }
}

/// What is kept; nothing while the record is closed or cannot be read. The guide is readable all the same.
fn marks(app: &App) -> Marks {
    let kept = app
        .store()
        .ok()
        .and_then(|store| store.setting::<Marks>(READ).ok().flatten());
    kept.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article() -> &'static Article {
        soleus_guide::content().article("cold").unwrap()
    }

    fn mark() -> Mark {
        Mark {
            day: serde_json::from_value("2026-11-03".into()).unwrap(),
            section: "how".into(),
            prints: print::of_page(article()),
        }
    }

    #[test]
    fn a_page_as_it_was_has_nothing_new_and_keeps_the_place() {
        let read = seen(article(), &mark());
        assert_eq!(read.section, "how");
        assert_eq!(read.changed, []);
    }

    #[test]
    fn changed_and_new_sections_are_named_and_a_place_that_is_gone_is_the_beginning() {
        let mut mark = mark();
        mark.section = "gone".into();
        mark.prints.insert("how".into(), "other".into());
        mark.prints.remove("heat");
        let read = seen(article(), &mark);
        let named: Vec<(&str, bool)> = read
            .changed
            .iter()
            .map(|one| (one.section.as_str(), one.new))
            .collect();
        assert_eq!(named, [("how", false), ("heat", true)]);
        assert_eq!(read.section, "");
    }
}
