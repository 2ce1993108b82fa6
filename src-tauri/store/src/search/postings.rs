//! Which pages hold a word, and in which column: read once, so that a key press walks short lists in memory instead
//! of asking SQLite for every word again. The measure is SQLite's own bm25.

use std::collections::HashMap;

use rusqlite::Connection;

use super::{
    index::Document,
    stems,
    words::{Vocabulary, split},
};

/// Titles, synonyms, headings, text.
pub(super) const COLUMNS: usize = 4;
/// What a word in each column counts in bm25.
pub(super) const WEIGHTS: [f64; COLUMNS] = [8.0, 6.0, 3.0, 1.0];

/// A page that holds a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    /// The page's place in the index.
    pub(super) page: u32,
    /// How often the word stands in each column.
    pub(super) counts: [u16; COLUMNS],
    /// Whether the title begins with it.
    pub(super) first: bool,
}

/// The pages of each stem.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// The stem's number for each word of the vocabulary.
    of_word: Vec<u32>,
    /// The stem's number for each stem.
    of_stem: HashMap<String, u32>,
    /// The pages of each stem, in page order.
    lists: Vec<Vec<Held>>,
    /// How many words each page has.
    lengths: Vec<u32>,
}

impl Postings {
    /// Reads all `documents`; those of a page stand together.
    ///
    /// # Errors
    /// When SQLite fails.
    pub(super) fn of(
        db: &Connection,
        documents: &[Document],
        vocabulary: &Vocabulary,
    ) -> Result<Self, rusqlite::Error> {
        let mut postings = Self::default();
        for stem in stems::of_all(db, vocabulary.words())? {
            let next = u32::try_from(postings.of_stem.len()).unwrap_or(u32::MAX);
            let number = *postings.of_stem.entry(stem).or_insert(next);
            postings.of_word.push(number);
        }
        postings.lists.resize_with(postings.of_stem.len(), Vec::new);
        for page in documents.chunk_by(|a, b| a.page == b.page) {
            postings.add(page, vocabulary);
        }
        Ok(postings)
    }

    fn add(&mut self, page: &[Document], vocabulary: &Vocabulary) {
        let number = u32::try_from(self.lengths.len()).unwrap_or(u32::MAX);
        let mut length = 0;
        let title = page.first().map(|lead| (0, lead.title.as_str()));
        let rest = page.iter().flat_map(|document| {
            let synonyms = document.synonyms.iter().map(|text| (1, text.as_str()));
            synonyms.chain([(2, document.heading.as_str()), (3, document.body.as_str())])
        });
        for (column, text) in title.into_iter().chain(rest) {
            for (at, word) in split(text).iter().enumerate() {
                length += 1;
                let Some(stem) = vocabulary.place(word).and_then(|place| self.of_word.get(place)) else {
                    continue;
                };
                let Some(list) = self.lists.get_mut(*stem as usize) else {
                    continue;
                };
                if list.last().is_none_or(|held| held.page != number) {
                    list.push(Held {
                        page: number,
                        counts: [0; COLUMNS],
                        first: false,
                    });
                }
                if let Some(held) = list.last_mut() {
                    held.counts[column] = held.counts[column].saturating_add(1);
                    held.first |= column == 0 && at == 0;
                }
            }
        }
        self.lengths.push(length);
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.lengths.len()
    }

    /// The pages that hold `word` or another word of its stem.
    pub(super) fn list(&self, db: &Connection, word: &str, vocabulary: &Vocabulary) -> &[Held] {
        let known = vocabulary
            .place(word)
            .and_then(|place| self.of_word.get(place).copied());
        let stem = known.or_else(|| stems::of(db, word).and_then(|stem| self.of_stem.get(&stem).copied()));
        stem.and_then(|stem| self.lists.get(stem as usize))
            .map_or(&[], Vec::as_slice)
    }

    /// SQLite's bm25 of a word for each page of its `list`.
    pub(super) fn bm25<'a>(&self, list: &'a [Held]) -> impl Iterator<Item = (&'a Held, f64)> {
        let pages = self.lengths.len() as f64;
        let words: f64 = self.lengths.iter().map(|length| f64::from(*length)).sum();
        let mean = words / pages.max(1.0);
        let hits = list.len() as f64;
        let rarity = ((pages - hits + 0.5) / (hits + 0.5)).ln();
        let rarity = if rarity > 0.0 { rarity } else { 1e-6 };
        list.iter().map(move |held| {
            let often: f64 = held
                .counts
                .iter()
                .zip(WEIGHTS)
                .map(|(count, weight)| f64::from(*count) * weight)
                .sum();
            let length = self
                .lengths
                .get(held.page as usize)
                .map_or(mean, |length| f64::from(*length));
            let score = often * 2.2 / (often + 1.2 * (0.25 + 0.75 * length / mean.max(1.0)));
            (held, rarity * score)
        })
    }
}
