//! The guide: library, pages, search, sources, bookmarks. All but the bookmarks work without a record.

use serde::{Deserialize, Serialize};
use soleus_core::stretch::{Figure, Muscle};
use soleus_guide::{
    catalogue::{Review, Source, Term},
    doc::{Article, Body, Shelf},
    walk,
};

pub use super::{
    find::{FoundPage, FoundSection, ReadAs, SearchText, SearchView, TextRun, search},
    gates::{GateNow, PageGate, PageRoutine},
    line::PageLine,
};
use super::{
    gates,
    reading::{self, PageRead, ReadingList},
};

use crate::{
    app::App,
    failure::Failure,
    permission::ask::{self, ClassClosed},
    stretch::gate::LockBook,
};

const BOOKMARKS: &str = "bookmarks";
/// The section with the red-flag boxes.
const HELP_NOW: &str = "help-now";

/// A shelf with its pages.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ShelfView {
    /// Which shelf.
    pub shelf: Shelf,
    /// Its pages in order.
    pub pages: Vec<PageLine>,
}

/// The library.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "GuideLibrary"))]
pub struct Library {
    /// The shelves that have pages, in order.
    pub shelves: Vec<ShelfView>,
    /// Bookmarked pages, newest first; empty while the record is closed.
    pub bookmarks: Vec<String>,
    /// What to read in each open recovery; empty while the record is closed.
    pub reading: Vec<ReadingList>,
    /// Who reviewed the content, and when.
    pub review: Review,
    /// Every explained word, by name.
    pub words: Vec<ExplainedWord>,
}

/// A word of the glossary with the pages that explain it in place.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ExplainedWord {
    /// The word.
    pub term: Term,
    /// The ids of the pages that use it.
    pub pages: Vec<String>,
}

/// Which page.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PageId {
    /// The page's id.
    pub id: String,
}

/// A page with everything that stands round it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PageView {
    /// The page itself.
    pub article: Article,
    /// The sources it names, in the order of their first mention.
    pub sources: Vec<Source>,
    /// The glossary words it uses.
    pub terms: Vec<Term>,
    /// The pages it names at its foot.
    pub related: Vec<PageLine>,
    /// The page before it on the shelf.
    pub previous: Option<PageLine>,
    /// The page after it on the shelf.
    pub next: Option<PageLine>,
    /// Whether it is bookmarked.
    pub bookmarked: bool,
    /// When it was open before, where the reader was, and what is new since; `None` the first time.
    pub read: Option<PageRead>,
    /// Activities it tells about that are closed now, with every reason but today's rows, which are asked at the start.
    pub closed: Vec<ClassClosed>,
    /// The stretches it draws.
    pub stretches: Vec<DrawnStretch>,
    /// The gates its buttons open.
    pub gates: Vec<PageGate>,
    /// The routines its buttons lead to that cannot start now.
    pub held: Vec<PageRoutine>,
}

/// A stretch as a drawing in a page.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DrawnStretch {
    /// The exercise's id.
    pub id: String,
    /// The muscle the figure marks.
    pub muscle: Muscle,
    /// Its two postures.
    pub figure: Figure,
}

/// A source with the pages that use it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SourceUse {
    /// The source.
    pub source: Source,
    /// The pages that name it.
    pub pages: Vec<PageLine>,
}

/// A bookmark set or taken away.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Bookmark {
    /// The page's id.
    pub id: String,
    /// Whether it is bookmarked from now on.
    pub on: bool,
}

/// Every shelf with its pages.
///
/// # Errors
/// Never, in practice: the content is part of the app.
pub fn library(app: &App, (): ()) -> Result<Library, Failure> {
    let content = soleus_guide::content();
    let shelves = content.shelves().into_iter().map(|(shelf, pages)| ShelfView {
        shelf,
        pages: pages.into_iter().map(PageLine::from).collect(),
    });
    Ok(Library {
        shelves: shelves.collect(),
        bookmarks: bookmarks(app),
        reading: reading::lists(app),
        review: content.lists.review.clone(),
        words: glossary(),
    })
}

/// The glossary in alphabetical order.
fn glossary() -> Vec<ExplainedWord> {
    let content = soleus_guide::content();
    let used: Vec<(&str, Vec<&str>)> = content
        .articles
        .iter()
        .map(|article| (article.id.as_str(), walk::page_terms(article)))
        .collect();
    let one = |term: &Term| ExplainedWord {
        term: term.clone(),
        pages: used
            .iter()
            .filter(|(_, terms)| terms.contains(&term.id.as_str()))
            .map(|(page, _)| (*page).to_owned())
            .collect(),
    };
    let mut words: Vec<ExplainedWord> = content.lists.terms.iter().map(one).collect();
    words.sort_by_key(|word| word.term.name.to_lowercase());
    words
}

/// One page.
///
/// # Errors
/// `NotFound` for an unknown id.
pub fn page(app: &App, PageId { id }: PageId) -> Result<PageView, Failure> {
    let content = soleus_guide::content();
    let article = content
        .article(&id)
        .ok_or_else(|| Failure::not_found("page", &id))?;
    let shelf: Vec<&Article> = content
        .articles
        .iter()
        .filter(|other| other.shelf == article.shelf)
        .collect();
    let at = shelf.iter().position(|other| other.id == id).unwrap_or_default();
    let neighbour = |at: Option<usize>| {
        at.and_then(|at| shelf.get(at))
            .map(|article| PageLine::from(*article))
    };
    let book = LockBook::new(app);
    Ok(PageView {
        sources: walk::page_sources(article)
            .into_iter()
            .filter_map(|id| content.source(id).cloned())
            .collect(),
        terms: walk::page_terms(article)
            .into_iter()
            .filter_map(|id| content.term(id).cloned())
            .collect(),
        related: article
            .related
            .iter()
            .filter_map(|id| content.article(id))
            .map(PageLine::from)
            .collect(),
        previous: neighbour(at.checked_sub(1)),
        next: neighbour(at.checked_add(1)),
        bookmarked: bookmarks(app).contains(&id),
        read: reading::of_page(app, article),
        closed: book
            .known()
            .map_or_else(Vec::new, |known| ask::told(&known.permission, &article.locks)),
        stretches: drawn(article),
        gates: gates::of_page(app, article),
        held: gates::closed_routines(&book, article),
        article: red_flags_first(article.clone()),
    })
}

/// Nobody reads about an emergency before they are told what to do.
fn red_flags_first(mut article: Article) -> Article {
    if article.urgent.is_some() {
        article.sections.sort_by_key(|section| section.id != HELP_NOW);
    }
    article
}

/// Every source with the pages that name it.
///
/// # Errors
/// Never, in practice: the content is part of the app.
pub fn sources(_: &App, (): ()) -> Result<Vec<SourceUse>, Failure> {
    let content = soleus_guide::content();
    let used: Vec<(Vec<&str>, &Article)> = content
        .articles
        .iter()
        .map(|article| (walk::page_sources(article), article))
        .collect();
    let one = |source: &Source| SourceUse {
        source: source.clone(),
        pages: used
            .iter()
            .filter(|(ids, _)| ids.contains(&source.id.as_str()))
            .map(|(_, article)| PageLine::from(*article))
            .collect(),
    };
    Ok(content.lists.sources.iter().map(one).collect())
}

/// Sets or takes away a bookmark and answers all of them, newest first.
///
/// # Errors
/// `NotFound` for an unknown page, and whatever the record refuses.
pub fn bookmark(app: &App, Bookmark { id, on }: Bookmark) -> Result<Vec<String>, Failure> {
    if soleus_guide::content().article(&id).is_none() {
        return Err(Failure::not_found("page", &id));
    }
    app.write(|tx| {
        let mut kept: Vec<String> = tx.setting(BOOKMARKS)?.unwrap_or_default();
        kept.retain(|other| *other != id);
        if on {
            kept.insert(0, id.clone());
        }
        tx.put_setting(BOOKMARKS, &kept)?;
        Ok(kept)
    })
}

/// The stretches that the page's figures show.
fn drawn(article: &Article) -> Vec<DrawnStretch> {
    let mut out = Vec::new();
    walk::blocks(article, &mut |block| {
        if let Body::Figure(figure) = &block.body
            && let Some(exercise) = figure
                .id
                .strip_prefix("stretch:")
                .and_then(|id| soleus_guide::content().stretches.exercise(id))
            && let Some(figure) = &exercise.figure
        {
            out.push(DrawnStretch {
                id: exercise.id.clone(),
                muscle: exercise.muscle,
                figure: figure.clone(),
            });
        }
    });
    out
}

/// The bookmarks; none while the record is closed or cannot be read. The guide is readable all the same.
fn bookmarks(app: &App) -> Vec<String> {
    let read = app
        .store()
        .ok()
        .and_then(|store| store.setting::<Vec<String>>(BOOKMARKS).ok().flatten());
    read.unwrap_or_default()
}
