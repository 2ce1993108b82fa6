//! What a query asks for: terms, and for each the ways it may be read.

use super::words::{Vocabulary, split};

/// Words too common to search by, unless there is nothing else.
const STOP: &str = "a about after again all am an and any are as at be been before but by can cannot cant could did do \
    does doing dont for from get getting give go going good had has have having he help her hers him his how i if im in \
    into is isnt it its ive just keep like ll make may me mean might more most much must my need no not of off on one or \
    our out over own re s shall see she should so some such t take than that the their them then there these they this those \
    through to too up us use ve very want was we were what whats when where which while who whom whose why will with \
    without would wont you your";

/// How far a reading of a word is from what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// As typed.
    Typed,
    /// A longer word that begins with it.
    Beginning,
    /// A word that means the same.
    Same,
    /// A word it may be a slip for.
    Slip,
}

impl Way {
    /// What a match by this reading counts.
    pub(super) fn weight(self) -> f64 {
        match self {
            Way::Typed => 1.0,
            Way::Beginning => 0.6,
            Way::Same => 0.7,
            Way::Slip => 0.8,
        }
    }
}

/// One thing the query asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// What was typed, folded.
    pub(super) typed: String,
    /// The ways it is read, each with the words or phrases to look for.
    pub(super) ways: Vec<(Way, Vec<String>)>,
}

/// A query that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// Its terms.
    pub(super) terms: Vec<Term>,
    /// All of its words as one phrase, when there are two or more.
    pub(super) phrase: Option<String>,
    /// Its neighbouring words in pairs, words of no weight included: "which doctor".
    pub(super) pairs: Vec<String>,
    /// Its words of no weight, which count only in titles and synonyms: "why", "which".
    pub(super) little: Vec<String>,
    /// Words read as others because nothing has them.
    pub(super) read_as: Vec<(String, String)>,
}

/// The longest query that is read, in words; more would only slow the answer.
const WORDS_MAX: usize = 12;
/// How many longer words an unfinished one may stand for.
const BEGINNINGS: usize = 24;
/// How many words a slip may stand for.
const SLIPS: usize = 3;

/// Reads `text`. `known` says whether anything in the index matches a word, stems included.
pub(super) fn read(
    text: &str,
    same: &[Vec<Vec<String>>],
    vocabulary: &Vocabulary,
    known: impl Fn(&str) -> bool,
) -> Query {
    let all: Vec<String> = split(text).into_iter().take(WORDS_MAX).collect();
    let unfinished = text.ends_with(char::is_alphanumeric);
    let mut query = Query {
        phrase: (all.len() > 1).then(|| all.join(" ")),
        pairs: all.windows(2).map(|pair| pair.join(" ")).collect(),
        ..Query::default()
    };
    let only_stops = all.iter().all(|word| is_stop(word));
    let mut at = 0;
    while at < all.len() {
        let (taken, others) = same_as(&all[at..], same);
        let last = unfinished && at + taken == all.len();
        let typed = all[at..at + taken].join(" ");
        at += taken;
        if taken == 1 && is_stop(&typed) && !only_stops {
            query.little.push(typed);
            continue;
        }
        let ways = if taken > 1 {
            vec![(Way::Typed, vec![typed.clone()])]
        } else {
            readings(&typed, last, vocabulary, &known, &mut query.read_as)
        };
        query.terms.push(with_same(typed, ways, others));
    }
    query
}

fn is_stop(word: &str) -> bool {
    word.chars().count() == 1 && !word.chars().all(char::is_numeric)
        || STOP.split_whitespace().any(|stop| stop == word)
}

fn with_same(typed: String, mut ways: Vec<(Way, Vec<String>)>, others: Vec<String>) -> Term {
    if !others.is_empty() {
        ways.push((Way::Same, others));
    }
    Term { typed, ways }
}

fn readings(
    typed: &str,
    last: bool,
    vocabulary: &Vocabulary,
    known: &impl Fn(&str) -> bool,
    read_as: &mut Vec<(String, String)>,
) -> Vec<(Way, Vec<String>)> {
    let mut ways = Vec::new();
    if known(typed) {
        ways.push((Way::Typed, vec![typed.to_owned()]));
    }
    let beginnings = if last {
        vocabulary.beginning_with(typed, BEGINNINGS)
    } else {
        Vec::new()
    };
    if !beginnings.is_empty() {
        ways.push((Way::Beginning, beginnings));
    }
    if ways.is_empty() {
        let slips = vocabulary.slips(typed, last, SLIPS);
        if let Some(first) = slips.first() {
            read_as.push((typed.to_owned(), first.clone()));
            ways.push((Way::Slip, slips));
        }
    }
    ways
}

/// How many of the first words form the longest word or phrase of a group, and what else the group says.
fn same_as(words: &[String], same: &[Vec<Vec<String>>]) -> (usize, Vec<String>) {
    let begins = |phrase: &&Vec<String>| words.starts_with(phrase);
    let Some(longest) = same.iter().flatten().filter(begins).map(Vec::len).max() else {
        return (1, Vec::new());
    };
    let hit = &words[..longest];
    let others = same
        .iter()
        .filter(|group| group.iter().any(|phrase| phrase == hit))
        .flatten()
        .filter(|phrase| *phrase != hit)
        .map(|phrase| phrase.join(" "))
        .collect();
    (longest, others)
}

/// An FTS5 expression for any of `words`; each is a quoted phrase, so no typed character has a meaning of its own.
pub(super) fn any_of<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words
        .map(|word| format!("\"{word}\""))
        .collect::<Vec<_>>()
        .join(" OR ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(text: &str) -> Query {
        let vocabulary = Vocabulary::of(["calf calves cramp cramps thrombosis clot doctor"].into_iter());
        let same = vec![vec![vec!["clot".into()], vec!["deep".into(), "vein".into()]]];
        read(text, &same, &vocabulary, |word| vocabulary.place(word).is_some())
    }

    #[test]
    fn words_of_no_weight_are_left_out_unless_they_are_all_there_is() {
        assert_eq!(reading("what is my cramp ").terms.len(), 1);
        assert_eq!(reading("what is ").terms.len(), 2);
    }

    #[test]
    fn the_last_word_may_be_unfinished_until_a_space_ends_it() {
        let ways = &reading("cra").terms[0].ways;
        assert_eq!(ways[0], (Way::Beginning, vec!["cramp".into(), "cramps".into()]));
        assert!(reading("cra ").terms[0].ways.is_empty());
    }

    #[test]
    fn a_phrase_of_a_group_is_one_term_with_its_synonyms() {
        let query = reading("deep vein doctor ");
        assert_eq!(query.terms.len(), 2);
        assert_eq!(
            query.terms[0].ways,
            [
                (Way::Typed, vec!["deep vein".into()]),
                (Way::Same, vec!["clot".into()])
            ]
        );
    }

    #[test]
    fn a_slip_is_forgiven_only_when_nothing_has_the_word() {
        assert_eq!(
            reading("trombosis ").read_as,
            [("trombosis".into(), "thrombosis".into())]
        );
        assert!(reading("calf ").read_as.is_empty());
    }
}
