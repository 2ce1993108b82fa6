//! The words of the guide: which there are, how they begin, and which one a slip was meant for.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

use strsim::osa_distance;

use super::words::is_little;

/// One word of the indexed texts.
#[derive(Debug)]
struct Known {
    text: String,
    /// The number of its stem.
    stem: u32,
    /// How often it stands in the texts.
    count: u32,
}

/// Every word of the indexed texts.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// In alphabetical order.
    words: Vec<Known>,
}

/// The shortest word in which a slip is forgiven.
const SHORTEST: usize = 4;
/// From how many letters on two slips are forgiven.
const TWO_SLIPS: usize = 8;

impl Vocabulary {
    /// The vocabulary of words with the number of their stem and how often they stand in the texts.
    pub(super) fn of(counts: HashMap<String, (u32, u32)>) -> Self {
        let mut words: Vec<Known> = counts
            .into_iter()
            .map(|(text, (stem, count))| Known { text, stem, count })
            .collect();
        words.sort_unstable_by(|a, b| a.text.cmp(&b.text));
        Self { words }
    }

    /// The number of the stem of `word`, if the texts have the word.
    pub(super) fn stem(&self, word: &str) -> Option<u32> {
        let at = self
            .words
            .binary_search_by(|known| known.text.as_str().cmp(word))
            .ok()?;
        self.words.get(at).map(|known| known.stem)
    }

    /// The stems of the most frequent words, at most `limit`, that begin with `start` and are longer.
    pub(super) fn beginning_with(&self, start: &str, limit: usize) -> Vec<u32> {
        let from = self.words.partition_point(|known| known.text.as_str() < start);
        let mut found: Vec<(Reverse<u32>, u32)> = self.words[from..]
            .iter()
            .take_while(|known| known.text.starts_with(start))
            .filter(|known| known.text.len() > start.len())
            .map(|known| (Reverse(known.count), known.stem))
            .collect();
        found.sort_unstable();
        let mut stems = Vec::new();
        for (_, stem) in found {
            if stems.len() < limit && !stems.contains(&stem) {
                stems.push(stem);
            }
        }
        stems
    }

    /// The word that `typed` is most likely a slip for: one edit or swap of neighbours, two in a long word. With
    /// `unfinished`, it may be the beginning of a word.
    pub(super) fn slip(&self, typed: &str, unfinished: bool) -> Option<(&str, u32)> {
        let allowed = match typed.len() {
            0..SHORTEST => return None,
            SHORTEST..TWO_SLIPS => 1,
            _ => 2,
        };
        let found = self.near(typed, allowed, unfinished);
        found
            .first()
            .map(|(.., at)| (self.words[*at].text.as_str(), self.words[*at].stem))
    }

    /// The nearest words at all, at most `limit`, for an empty result.
    pub(super) fn nearest(&self, typed: &str, limit: usize) -> impl Iterator<Item = &str> {
        let found = self.near(typed, (typed.len() / 2).clamp(1, 3), false);
        found
            .into_iter()
            .take(limit)
            .map(|(.., at)| self.words[at].text.as_str())
    }

    /// The words of weight within `allowed` edits: the nearest first, then those that begin alike, then the frequent.
    fn near(
        &self,
        typed: &str,
        allowed: usize,
        unfinished: bool,
    ) -> BTreeSet<(usize, bool, Reverse<u32>, usize)> {
        let (letters, mask) = (typed.len(), mask(typed));
        let mut found = BTreeSet::new();
        for (at, known) in self.words.iter().enumerate() {
            let word = known.text.as_str();
            if word.len() < SHORTEST || word.len() + allowed < letters || !begins_alike(typed, word) {
                continue;
            }
            let differ = |word: &str| (self::mask(word) ^ mask).count_ones() as usize;
            let within = |word: &str| {
                (differ(word) <= 2 * allowed)
                    .then(|| osa_distance(typed, word))
                    .filter(|distance| *distance <= allowed)
            };
            let whole = (word.len() <= letters + allowed).then(|| within(word)).flatten();
            let beginning = || {
                let start = word
                    .get(..letters)
                    .filter(|_| unfinished && word.len() > letters)?;
                within(start).map(|distance| distance + 1)
            };
            if let Some(distance) = whole.or_else(beginning)
                && !is_little(word)
            {
                let other = typed.as_bytes().first() != word.as_bytes().first();
                found.insert((distance, other, Reverse(known.count), at));
            }
        }
        found
    }
}

/// Whether two words share their first letter, or would with one letter more, less or swapped.
fn begins_alike(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    a.first() == b.first() || a.first() == b.get(1) || a.get(1) == b.first()
}

/// A bit for each letter that occurs: a slip changes at most two of them, so most words are passed over unmeasured.
fn mask(word: &str) -> u32 {
    word.bytes().fold(0, |mask, letter| mask | 1 << (letter % 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(words: &str) -> Vocabulary {
        let numbered = words.split(' ').zip(0..);
        Vocabulary::of(numbered.map(|(word, n)| (word.to_owned(), (n, 1))).collect())
    }

    fn slip(words: &str, typed: &str, unfinished: bool) -> Option<String> {
        let vocabulary = vocabulary(words);
        vocabulary
            .slip(typed, unfinished)
            .map(|(word, _)| word.to_owned())
    }

    #[test]
    fn a_swap_of_neighbours_is_one_slip() {
        assert_eq!(slip("cramp knee", "crmap", false).as_deref(), Some("cramp"));
        assert_eq!(slip("achilles", "achiles", false).as_deref(), Some("achilles"));
    }

    #[test]
    fn short_words_forgive_nothing_and_long_ones_two_slips() {
        let words = "leg calf thrombosis";
        assert_eq!(slip(words, "lef", false), None, "three letters");
        assert_eq!(slip(words, "claf", false).as_deref(), Some("calf"));
        assert_eq!(slip(words, "tromboosis", false).as_deref(), Some("thrombosis"));
        assert_eq!(slip(words, "tromboossis", false), None, "three slips");
    }

    #[test]
    fn no_slip_becomes_a_word_without_weight() {
        assert_eq!(slip("more with what", "mroe", false), None);
    }

    #[test]
    fn an_unfinished_word_may_hold_a_slip() {
        assert_eq!(slip("thrombosis", "thormb", true).as_deref(), Some("thrombosis"));
        assert_eq!(slip("thrombosis", "thormb", false), None);
    }
}
