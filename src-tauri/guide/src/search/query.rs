//! What a query asks for: terms, and for each the ways it may be read.

use super::{
    vocabulary::Vocabulary,
    words::{Stems, is_english, is_little, split},
};

/// What a match counts by how a word was read.
mod weight {
    /// As typed.
    pub(super) const TYPED: f64 = 1.0;
    /// As two words written as one, or one written as two.
    pub(super) const JOINED: f64 = 0.9;
    /// As the word it may be a slip for.
    pub(super) const SLIP: f64 = 0.8;
    /// As a word that means the same.
    pub(super) const SAME: f64 = 0.7;
    /// As the beginning of a longer word.
    pub(super) const BEGINNING: f64 = 0.6;
}

/// A way to read a term: stems that a page must all have, and what that counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Way {
    pub(super) weight: f64,
    pub(super) stems: Vec<u32>,
}

/// One thing the query asks for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    pub(super) ways: Vec<Way>,
    /// Whether it says little by itself: it then counts only beside others in a phrase.
    pub(super) little: bool,
}

/// A query that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Query {
    pub(super) terms: Vec<Term>,
    /// Words read as others because nothing has them: (typed, read as).
    pub(super) read_as: Vec<(String, String)>,
    /// Words that no page has and that are no slip.
    pub(super) absent: Vec<String>,
}

/// Words and phrases that mean the same, as stems.
pub(super) type Same = Vec<Vec<Vec<u32>>>;

/// The longest query that is read, in words; more would only slow the answer.
const WORDS_MAX: usize = 16;
/// How many longer words an unfinished one may stand for.
const BEGINNINGS: usize = 16;
/// The shortest part of a word that was written together with another.
const PART: usize = 3;

/// Reads queries.
pub(super) struct Reader<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) stems: &'a Stems,
    /// The number of a stem, if the guide has it.
    pub(super) number: &'a dyn Fn(&str) -> Option<u32>,
    pub(super) same: &'a Same,
}

impl Reader<'_> {
    /// Reads `text`. Its last word may be unfinished.
    pub(super) fn read(&self, text: &str) -> Query {
        let words: Vec<String> = split(text)
            .into_iter()
            .take(WORDS_MAX)
            .map(|word| word.text)
            .collect();
        let numbers: Vec<Option<u32>> = words.iter().map(|word| self.known(word)).collect();
        let unfinished = text.chars().next_back().is_some_and(char::is_alphanumeric);
        let all_little = words.iter().all(|word| is_little(word));
        let mut query = Query::default();
        let mut at = 0;
        while at < words.len() {
            let (taken, others) = self.same_as(&numbers[at..]);
            let last = unfinished && at + taken == words.len();
            let little = taken == 1 && is_little(&words[at]) && !all_little;
            let mut ways = if taken > 1 {
                vec![Way {
                    weight: weight::TYPED,
                    stems: numbers[at..at + taken].iter().flatten().copied().collect(),
                }]
            } else {
                self.readings(&words[at], last, little, &mut query)
            };
            ways.extend(self.joined(words.get(at..at + 2)));
            ways.extend(others);
            query.terms.push(Term { ways, little });
            at += taken;
        }
        query
    }

    fn known(&self, word: &str) -> Option<u32> {
        self.vocabulary
            .stem(word)
            .or_else(|| (self.number)(&self.stems.of(word)))
    }

    fn readings(&self, typed: &str, last: bool, little: bool, query: &mut Query) -> Vec<Way> {
        let one = |weight: f64, stem: u32| Way {
            weight,
            stems: vec![stem],
        };
        let mut ways: Vec<Way> = self
            .known(typed)
            .map(|stem| one(weight::TYPED, stem))
            .into_iter()
            .collect();
        if last && !(little && ways.is_empty()) {
            let longer = self.vocabulary.beginning_with(typed, BEGINNINGS);
            let new = longer
                .into_iter()
                .filter(|stem| ways.iter().all(|way| way.stems != [*stem]));
            let new: Vec<Way> = new.map(|stem| one(weight::BEGINNING, stem)).collect();
            ways.extend(new);
        }
        if !ways.is_empty() || little {
            return ways;
        }
        // A common word was meant, though no page has it.
        if is_english(&self.stems.of(typed)) {
            query.absent.push(typed.to_owned());
            return ways;
        }
        if let Some(way) = self.parted(typed) {
            return vec![way];
        }
        match self.vocabulary.slip(typed, last) {
            Some((word, stem)) => {
                query.read_as.push((typed.to_owned(), word.to_owned()));
                vec![one(weight::SLIP, stem)]
            }
            None => {
                query.absent.push(typed.to_owned());
                Vec::new()
            }
        }
    }

    /// `typed` as two words of the guide: "shinsplints".
    fn parted(&self, typed: &str) -> Option<Way> {
        let heavy = |part: &str| self.vocabulary.stem(part).filter(|_| !is_little(part));
        (PART..=typed.len().saturating_sub(PART)).find_map(|at| {
            let (first, second) = typed.split_at_checked(at)?;
            Some(Way {
                weight: weight::JOINED,
                stems: vec![heavy(first)?, heavy(second)?],
            })
        })
    }

    /// Two typed words as one of the guide: "ham string".
    fn joined(&self, pair: Option<&[String]>) -> Option<Way> {
        let word = pair?.concat();
        let stem = self.vocabulary.stem(&word).filter(|_| word.len() >= 2 * PART)?;
        Some(Way {
            weight: weight::JOINED,
            stems: vec![stem],
        })
    }

    /// How many of the first words form the longest phrase of a group, and what else the group says.
    fn same_as(&self, words: &[Option<u32>]) -> (usize, Vec<Way>) {
        let begins = |phrase: &&Vec<u32>| {
            phrase.len() <= words.len() && phrase.iter().zip(words).all(|(stem, word)| Some(*stem) == *word)
        };
        let Some(longest) = self.same.iter().flatten().filter(begins).map(Vec::len).max() else {
            return (1, Vec::new());
        };
        let hit: Vec<u32> = words.iter().take(longest).flatten().copied().collect();
        let others = self
            .same
            .iter()
            .filter(|group| group.contains(&hit))
            .flatten()
            .filter(|phrase| **phrase != hit)
            .map(|phrase| Way {
                weight: weight::SAME,
                stems: phrase.clone(),
            })
            .collect();
        (longest, others)
    }
}
