//! The typed tree of a guide page. No HTML strings: the screen draws these values.

use serde::{Deserialize, Serialize};
use soleus_core::care::Activity;

/// A shelf of the library, in the order the library shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Shelf {
    /// What to do in the first minutes and days.
    FirstAid,
    /// One page per condition.
    Conditions,
    /// The way back to walking and running.
    Recovering,
    /// Keeping it from coming back.
    Preventing,
    /// Who treats what, tests, how to describe pain.
    SeeingAClinician,
    /// Muscles, compartments, what a cramp is.
    HowTheLegWorks,
    /// Sources, labels, disagreements, who reviewed this.
    HowThisGuideDecides,
}

impl Shelf {
    /// Every shelf in library order.
    pub const ALL: [Shelf; 7] = [
        Shelf::FirstAid,
        Shelf::Conditions,
        Shelf::Recovering,
        Shelf::Preventing,
        Shelf::SeeingAClinician,
        Shelf::HowTheLegWorks,
        Shelf::HowThisGuideDecides,
    ];

    /// The name of its folder in `content/guide/`.
    pub fn folder(self) -> &'static str {
        match self {
            Shelf::FirstAid => "first-aid",
            Shelf::Conditions => "conditions",
            Shelf::Recovering => "recovering",
            Shelf::Preventing => "preventing",
            Shelf::SeeingAClinician => "seeing-a-clinician",
            Shelf::HowTheLegWorks => "how-the-leg-works",
            Shelf::HowThisGuideDecides => "how-this-guide-decides",
        }
    }

    /// The shelf whose folder is called `name`.
    pub fn of_folder(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shelf| shelf.folder() == name)
    }

    /// Whether every block of the shelf's pages makes medical claims and so needs a source mark.
    pub fn needs_marks(self) -> bool {
        matches!(self, Shelf::FirstAid | Shelf::Conditions | Shelf::Recovering)
    }
}

/// One page of the guide.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Article {
    /// Unique over all shelves; the file's name.
    pub id: String,
    /// Where it stands.
    pub shelf: Shelf,
    /// The page's heading.
    pub title: String,
    /// How urgent what it tells about is by itself; such a page begins with its red-flag boxes.
    pub urgent: Option<UrgentLevel>,
    /// Its place within the shelf.
    pub order: u32,
    /// One plain sentence.
    pub summary: String,
    /// Its other names, lay and medical.
    pub synonyms: Vec<String>,
    /// What people ask or say when they mean it, in their own words; for the search alone.
    #[serde(skip)]
    #[cfg_attr(feature = "bindings", ts(skip))]
    pub asked: Vec<String>,
    /// Pages named at its foot.
    pub related: Vec<String>,
    /// Places on the leg map (conditions only).
    pub places: Vec<String>,
    /// The activities it tells how to do: while one is locked, the page says so at its top.
    pub locks: Vec<Activity>,
    /// What stands before the first heading.
    pub lead: Vec<Block>,
    /// The second-level sections.
    pub sections: Vec<Section>,
    /// The file, relative to `content/`.
    #[serde(skip)]
    #[cfg_attr(feature = "bindings", ts(skip))]
    pub file: String,
}

/// A heading with what stands under it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "PageSection"))]
pub struct Section {
    /// Its anchor, unique within the page.
    pub id: String,
    /// 2 or 3.
    pub level: u8,
    /// The heading's text.
    pub title: String,
    /// What stands under the heading itself.
    pub blocks: Vec<Block>,
    /// The sections below it.
    pub sections: Vec<Section>,
    /// The heading's line in the file.
    #[serde(skip)]
    #[cfg_attr(feature = "bindings", ts(skip))]
    pub line: usize,
}

/// A block and what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "PageBlock"))]
pub struct Block {
    /// What it shows.
    pub body: Body,
    /// What it rests on; none for blocks that carry their sources inside, or claim nothing.
    pub mark: Option<Mark>,
    /// Its first line in the file.
    #[serde(skip)]
    #[cfg_attr(feature = "bindings", ts(skip))]
    pub line: usize,
}

/// What a block shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "BlockBody"))]
pub enum Body {
    /// Running text.
    Paragraph {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// The items; each holds blocks.
        items: Vec<Item>,
    },
    /// A table.
    Table {
        /// The heading row.
        head: Vec<Vec<Inline>>,
        /// The rows below it.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A quotation or an aside.
    Quote {
        /// What stands in it.
        blocks: Vec<Block>,
    },
    /// A button that leads from the page to the matching part of the app.
    Action(Action),
    /// Where sources disagree, and what the app does.
    Disagree(Disagree),
    /// Things the sources name and this app does not advise.
    NotAdvised(NotAdvised),
    /// A drawing.
    Figure(Figure),
    /// Red flags in a marked box.
    Urgent(Urgent),
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "ListItem"))]
pub struct Item {
    /// What stands in it, usually one paragraph.
    pub blocks: Vec<Block>,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Inline {
    /// Plain text.
    Text {
        /// The text.
        text: String,
    },
    /// Strong text.
    Strong {
        /// What is strong.
        inner: Vec<Inline>,
    },
    /// Stressed text.
    Emphasis {
        /// What is stressed.
        inner: Vec<Inline>,
    },
    /// A link to another page or to a section of it.
    Page {
        /// The page.
        page: String,
        /// The section, if the link names one.
        section: Option<String>,
        /// The link's text.
        inner: Vec<Inline>,
    },
    /// A word the glossary explains.
    Term {
        /// The glossary's id.
        term: String,
        /// The link's text.
        inner: Vec<Inline>,
    },
}

/// The words of inline text, without its markup.
pub(crate) fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text } => out.push_str(text),
            Inline::Strong { inner }
            | Inline::Emphasis { inner }
            | Inline::Page { inner, .. }
            | Inline::Term { inner, .. } => out.push_str(&plain_text(inner)),
        }
    }
    out
}

/// How well a claim is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "EvidenceLabel"))]
pub enum Label {
    /// Guidelines or good trials agree.
    Strong,
    /// Some support.
    Some,
    /// Weak or mixed.
    Weak,
    /// Someone's opinion.
    Opinion,
    /// Our own rule of thumb.
    Ours,
}

impl Label {
    /// The label written as `word` in a mark.
    pub fn of_word(word: &str) -> Option<Self> {
        match word {
            "strong" => Some(Label::Strong),
            "some" => Some(Label::Some),
            "weak" => Some(Label::Weak),
            "opinion" => Some(Label::Opinion),
            "ours" => Some(Label::Ours),
            _ => None,
        }
    }
}

/// What a block rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "SourceMark"))]
pub struct Mark {
    /// Ids of sources; may be empty for our own rule of thumb.
    pub sources: Vec<String>,
    /// How well they support it; none when the block claims nothing.
    pub label: Option<Label>,
}

pub use crate::directive::{Action, ActionKind, Disagree, Figure, NotAdvised, Urgent, UrgentLevel};
