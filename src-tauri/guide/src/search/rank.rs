//! Which pages answer a query best: BM25 over the words of each page, and how near the query comes to one of the
//! things people say for the page.

use std::collections::HashMap;

use super::query::{Query, Term, Way};

/// Title, what people say, headings, text.
pub(super) const FIELDS: usize = 4;
/// What a word counts by its field.
const WEIGHTS: [f64; FIELDS] = [6.0, 4.0, 2.5, 1.0];
/// BM25: how soon more of the same word adds nothing.
const SATURATION: f64 = 4.0;
/// BM25: how much a longer page is held back.
const LENGTH: f64 = 0.3;
/// What the nearest phrase counts beside the words.
const PHRASE: f64 = 1.3;
/// What a word that says little counts inside a phrase.
const LITTLE: f64 = 0.2;

/// A page or a phrase that holds a word, and how much it speaks of it.
#[derive(Clone, Copy, Debug)]
struct Posting {
    at: u32,
    weight: f32,
}

/// A thing people say for a page.
#[derive(Debug)]
struct Phrase {
    page: u32,
    /// The length of its vector.
    norm: f32,
}

/// The words of every page and of every phrase.
#[derive(Debug, Default)]
pub(super) struct Ranker {
    /// How many pages there are.
    pages: usize,
    /// Of each stem: the pages that hold it.
    words: Vec<Vec<Posting>>,
    /// Of each stem: how rare it is.
    rarity: Vec<f64>,
    phrases: Vec<Phrase>,
    /// Of each stem: the phrases that hold it.
    in_phrases: Vec<Vec<Posting>>,
}

/// The stems of one page.
#[derive(Debug, Default)]
pub(super) struct PageWords {
    /// The stems of each field, in order.
    pub(super) fields: [Vec<u32>; FIELDS],
    /// The stems of each phrase, with whether each says little.
    pub(super) phrases: Vec<Vec<(u32, bool)>>,
}

impl Ranker {
    /// Counts the words of `pages`; stems are numbered below `stems`.
    pub(super) fn of(pages: &[PageWords], stems: usize) -> Self {
        let counts: Vec<HashMap<u32, f64>> = pages.iter().map(counts).collect();
        let length = |page: &HashMap<u32, f64>| page.values().sum::<f64>();
        let mean = counts.iter().map(length).sum::<f64>() / pages.len().max(1) as f64;
        let mut words = vec![Vec::new(); stems];
        for (at, page) in (0_u32..).zip(&counts) {
            let held_back = 1.0 - LENGTH + LENGTH * length(page) / mean.max(1.0);
            for (stem, count) in page {
                let weight = count / (count + SATURATION * held_back);
                if let Some(list) = words.get_mut(*stem as usize) {
                    list.push(Posting {
                        at,
                        weight: weight as f32,
                    });
                }
            }
        }
        let all = pages.len() as f64;
        let rarity = |list: &Vec<Posting>| {
            let hits = list.len() as f64;
            (1.0 + (all - hits + 0.5) / (hits + 0.5)).ln()
        };
        let mut ranker = Self {
            pages: pages.len(),
            rarity: words.iter().map(rarity).collect(),
            words,
            phrases: Vec::new(),
            in_phrases: vec![Vec::new(); stems],
        };
        for (at, page) in (0_u32..).zip(pages) {
            for phrase in &page.phrases {
                ranker.add_phrase(at, phrase);
            }
        }
        ranker
    }

    fn add_phrase(&mut self, page: u32, phrase: &[(u32, bool)]) {
        let at = u32::try_from(self.phrases.len()).unwrap_or(u32::MAX);
        let mut norm = 0.0;
        for (stem, little) in phrase {
            let weight = self.in_phrase(*stem, *little);
            norm += weight * weight;
            if let Some(list) = self.in_phrases.get_mut(*stem as usize) {
                list.push(Posting {
                    at,
                    weight: weight as f32,
                });
            }
        }
        self.phrases.push(Phrase {
            page,
            norm: norm.sqrt() as f32,
        });
    }

    fn rarity(&self, stem: u32) -> f64 {
        self.rarity.get(stem as usize).copied().unwrap_or(0.0)
    }

    fn in_phrase(&self, stem: u32, little: bool) -> f64 {
        self.rarity(stem) * if little { LITTLE } else { 1.0 }
    }

    /// The `limit` best pages, best first.
    pub(super) fn best(&self, query: &Query, limit: usize) -> Vec<usize> {
        let mut scores = vec![0.0; self.pages];
        let mut matched = vec![0.0; self.pages];
        let mut asked = 0.0;
        for term in query.terms.iter().filter(|term| !term.little) {
            let rarity = self.term_rarity(term);
            asked += rarity;
            for (page, score) in self.term_scores(term) {
                scores[page] += score;
                matched[page] += rarity;
            }
        }
        let near = self.nearest_phrases(query);
        let mut ranked: Vec<(usize, f64)> = scores
            .into_iter()
            .enumerate()
            .filter(|(page, score)| *score > 0.0 || near[*page] > 0.5)
            .map(|(page, score)| {
                let share = if asked > 0.0 { matched[page] / asked } else { 0.0 };
                (page, score * share + PHRASE * asked.max(1.0) * near[page])
            })
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.into_iter().take(limit).map(|(page, _)| page).collect()
    }

    /// How rare a term is: as it was typed, else as it is first read.
    fn term_rarity(&self, term: &Term) -> f64 {
        term.ways.first().map_or(0.0, |way| self.way_rarity(way))
    }

    fn way_rarity(&self, way: &Way) -> f64 {
        way.stems.iter().map(|stem| self.rarity(*stem)).sum()
    }

    /// The best score that any reading of `term` gives each page; none counts for more than the term is rare.
    fn term_scores(&self, term: &Term) -> HashMap<usize, f64> {
        let rarity = self.term_rarity(term);
        let mut best: HashMap<usize, f64> = HashMap::new();
        for way in &term.ways {
            let mut pages: HashMap<usize, (usize, f64)> = HashMap::new();
            for stem in &way.stems {
                let share = self.rarity(*stem) / self.way_rarity(way);
                for posting in self.words.get(*stem as usize).into_iter().flatten() {
                    let page = pages.entry(posting.at as usize).or_insert((0, 0.0));
                    page.0 += 1;
                    page.1 += share * f64::from(posting.weight);
                }
            }
            for (page, (_, weight)) in pages
                .into_iter()
                .filter(|(_, (stems, _))| *stems == way.stems.len())
            {
                let best = best.entry(page).or_insert(0.0);
                *best = best.max(rarity * way.weight * weight);
            }
        }
        best
    }

    /// For each page, how near the query comes to the nearest of its phrases, from 0 to 1.
    fn nearest_phrases(&self, query: &Query) -> Vec<f64> {
        let mut dots = vec![0.0_f64; self.phrases.len()];
        let mut norm = 0.0;
        for term in &query.terms {
            let typed = term.ways.first();
            let mut stems: HashMap<u32, f64> = HashMap::new();
            // Of what means the same only single words: the words of a phrase mean it together.
            for way in term
                .ways
                .iter()
                .filter(|way| way.stems.len() == 1 || Some(*way) == typed)
            {
                for stem in &way.stems {
                    let known = stems.entry(*stem).or_insert(0.0);
                    *known = known.max(way.weight);
                }
            }
            norm += typed.map_or(0.0, |way| {
                way.stems
                    .iter()
                    .map(|stem| self.in_phrase(*stem, term.little).powi(2))
                    .sum::<f64>()
            });
            for (stem, weight) in stems {
                let weight = weight * self.in_phrase(stem, term.little);
                for posting in self.in_phrases.get(stem as usize).into_iter().flatten() {
                    dots[posting.at as usize] += weight * f64::from(posting.weight);
                }
            }
        }
        let mut near = vec![0.0_f64; self.pages];
        for (phrase, dot) in self.phrases.iter().zip(dots) {
            let length = norm.sqrt() * f64::from(phrase.norm);
            if length > 0.0 {
                let page = &mut near[phrase.page as usize];
                *page = page.max((dot / length).min(1.0));
            }
        }
        near
    }
}

/// How often each stem stands on the page, by what its fields count.
fn counts(page: &PageWords) -> HashMap<u32, f64> {
    let mut counts = HashMap::new();
    for (field, weight) in page.fields.iter().zip(WEIGHTS) {
        for stem in field {
            *counts.entry(*stem).or_insert(0.0) += weight;
        }
    }
    counts
}
