//! Search of the guide: an index in memory, built once from the pages and asked per key press.
//!
//! A query's words are read as typed, as words that mean the same, as the beginning of a longer word (the last one), or,
//! when no page has them and they are no common word, as a slip for a word that a page has. What no page has is said.

mod query;
mod rank;
mod snippet;
mod vocabulary;
mod words;

use std::collections::HashMap;

pub use snippet::Run;

use self::{
    query::{Query, Reader, Same},
    rank::{PageWords, Ranker},
    snippet::{marked, snippet},
    vocabulary::Vocabulary,
    words::{Stems, is_little, split},
};
use crate::index::SectionText;

/// What a search gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The pages, best first.
    pub pages: Vec<PageHit>,
    /// Words that were read as others because no page has them: (typed, read as).
    pub read_as: Vec<(String, String)>,
    /// Words that no page has.
    pub absent: Vec<String>,
    /// Words to try instead, when there are no pages.
    pub suggestions: Vec<String>,
}

/// One page that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageHit {
    /// The page's id.
    pub page: String,
    /// Its title, with what matched marked.
    pub title: Vec<Run>,
    /// Its best sections, best first.
    pub sections: Vec<SectionHit>,
}

/// One section of a page that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionHit {
    /// The section's id; empty for what stands before the first heading.
    pub section: String,
    /// Its heading, with what matched marked.
    pub heading: Vec<Run>,
    /// A piece of its text round the match.
    pub snippet: Vec<Run>,
}

/// How many pages an answer holds.
const PAGES_MAX: usize = 12;
/// How many sections come with a page.
const SECTIONS_MAX: usize = 3;
/// How many words an empty answer suggests.
const SUGGESTIONS_MAX: usize = 3;

/// An index in memory.
pub struct Index {
    stems: Stems,
    /// The number of each stem.
    numbers: HashMap<String, u32>,
    vocabulary: Vocabulary,
    ranker: Ranker,
    same: Same,
    /// The sections of each page.
    pages: Vec<Vec<SectionText>>,
}

impl Index {
    /// Builds the index. The sections of a page stand together, the lead first. `same` holds groups of words and
    /// phrases that mean the same, `spellings` groups of ways to write one word.
    pub fn build(sections: Vec<SectionText>, same: &[Vec<String>], spellings: &[Vec<String>]) -> Self {
        let mut builder = Builder::new(Stems::new(spellings));
        let mut pages: Vec<Vec<SectionText>> = Vec::new();
        for section in sections {
            match pages.last_mut() {
                Some(page) if page.first().is_some_and(|lead| lead.page == section.page) => {
                    page.push(section)
                }
                _ => pages.push(vec![section]),
            }
        }
        let words: Vec<PageWords> = pages.iter().map(|page| builder.page(page)).collect();
        // Also words that no page has are known by what they mean.
        let mut phrase = |phrase: &String| builder.number_all(phrase);
        let same: Same = same
            .iter()
            .map(|group| group.iter().map(&mut phrase).collect())
            .collect();
        Self {
            ranker: Ranker::of(&words, builder.numbers.len()),
            vocabulary: Vocabulary::of(builder.counts),
            stems: builder.stems,
            numbers: builder.numbers,
            same,
            pages,
        }
    }

    /// Searches. An empty query finds nothing and suggests nothing.
    pub fn search(&self, text: &str) -> Found {
        let reader = Reader {
            vocabulary: &self.vocabulary,
            stems: &self.stems,
            number: &|stem| self.numbers.get(stem).copied(),
            same: &self.same,
        };
        let query = reader.read(text);
        let best = self.ranker.best(&query, PAGES_MAX);
        let pages: Vec<PageHit> = best
            .into_iter()
            .filter_map(|page| self.pages.get(page))
            .map(|page| self.hit(page, &query))
            .collect();
        let suggestions = if pages.is_empty() {
            self.suggest(&query)
        } else {
            Vec::new()
        };
        Found {
            pages,
            suggestions,
            read_as: query.read_as,
            absent: query.absent,
        }
    }

    fn hit(&self, page: &[SectionText], query: &Query) -> PageHit {
        let terms = query.terms.iter().filter(|term| !term.little);
        let wanted: Vec<u32> = terms
            .flat_map(|term| &term.ways)
            .flat_map(|way| way.stems.iter().copied())
            .collect();
        let matches = |word: &str| {
            let stem = self.vocabulary.stem(word);
            stem.is_some_and(|stem| wanted.contains(&stem))
        };
        let mut sections: Vec<(usize, SectionHit)> = page
            .iter()
            .filter_map(|section| section_hit(section, &matches))
            .collect();
        sections.sort_by_key(|(matched, _)| std::cmp::Reverse(*matched));
        let lead = page.first();
        PageHit {
            page: lead.map_or_else(String::new, |lead| lead.page.clone()),
            title: lead.map_or_else(Vec::new, |lead| marked(&lead.title, &matches)),
            sections: sections
                .into_iter()
                .take(SECTIONS_MAX)
                .map(|(_, hit)| hit)
                .collect(),
        }
    }

    fn suggest(&self, query: &Query) -> Vec<String> {
        let near = query
            .absent
            .iter()
            .flat_map(|word| self.vocabulary.nearest(word, SUGGESTIONS_MAX));
        let mut words: Vec<String> = near.map(str::to_owned).collect();
        words.truncate(SUGGESTIONS_MAX);
        words
    }
}

/// A section that holds a word that matches, and how much of it matched: a heading counts three times.
fn section_hit(section: &SectionText, matches: &dyn Fn(&str) -> bool) -> Option<(usize, SectionHit)> {
    let heading = marked(&section.heading, matches);
    let in_heading = heading.iter().filter(|run| run.marked).count();
    let (snippet, in_text) = match snippet(&section.body, matches) {
        Some(found) => found,
        None if in_heading > 0 => (Vec::new(), 0),
        None => return None,
    };
    Some((
        3 * in_heading + in_text,
        SectionHit {
            section: section.section.clone(),
            heading,
            snippet,
        },
    ))
}

/// Gathers the words of the pages.
struct Builder {
    stems: Stems,
    numbers: HashMap<String, u32>,
    /// Of each word: the number of its stem, and how often it stands in the texts.
    counts: HashMap<String, (u32, u32)>,
}

impl Builder {
    fn new(stems: Stems) -> Self {
        Self {
            stems,
            numbers: HashMap::new(),
            counts: HashMap::new(),
        }
    }

    /// The numbers of the stems of `text`, whether a page has them or not.
    fn number_all(&mut self, text: &str) -> Vec<u32> {
        split(text).iter().map(|word| self.number(&word.text)).collect()
    }

    fn number(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(self.stems.of(word)).or_insert(next)
    }

    fn page(&mut self, page: &[SectionText]) -> PageWords {
        let mut words = PageWords::default();
        let Some(lead) = page.first() else { return words };
        words.fields[0] = self.count(&lead.title);
        for said in lead.said.iter().chain(std::iter::once(&lead.title)) {
            let stems = self.count(said);
            let little = split(said).into_iter().map(|word| is_little(&word.text));
            words.phrases.push(stems.iter().copied().zip(little).collect());
            words.fields[1].extend(stems);
        }
        for section in page {
            words.fields[2].extend(self.count(&section.heading));
            words.fields[3].extend(self.count(&section.body));
        }
        words
    }

    /// The stems of `text`, in order.
    fn count(&mut self, text: &str) -> Vec<u32> {
        split(text)
            .into_iter()
            .map(|word| self.count_word(word.text))
            .collect()
    }

    fn count_word(&mut self, word: String) -> u32 {
        if let Some((stem, count)) = self.counts.get_mut(&word) {
            *count += 1;
            return *stem;
        }
        let stem = self.number(&word);
        self.counts.insert(word, (stem, 1));
        stem
    }
}
