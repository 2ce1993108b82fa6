//! Words: cutting a text into words, folding their letters, and finding their stems.

use std::{collections::HashMap, ops::Range};

use rust_stemmers::{Algorithm, Stemmer};

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The word as it is compared: plain lower-case letters and digits.
    pub(super) text: String,
    /// Where it stands in the text, in bytes.
    pub(super) at: Range<usize>,
}

/// The words of `text`, in order. Case, accents, ligatures and letters of compatibility are folded; apostrophes, soft
/// hyphens and signs without width vanish.
pub(super) fn split(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        let inside = c.is_alphanumeric() || (from.is_some() && is_mute(c));
        match (inside, from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                words.extend(word(text, start..at));
                from = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    words
}

fn word(text: &str, at: Range<usize>) -> Option<Word> {
    let plain: String = text[at.clone()].chars().filter(|c| !is_mute(*c)).collect();
    let folded: String = deunicode::deunicode(&plain)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    (!folded.is_empty()).then_some(Word { text: folded, at })
}

/// A sign inside a word that is not compared.
fn is_mute(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

/// Stems, with the spellings of one word brought together.
pub(super) struct Stems {
    stemmer: Stemmer,
    /// The stem of the first spelling, for the stems of the others.
    spellings: HashMap<String, String>,
}

impl Stems {
    /// `spellings` holds groups of ways to write one word: "oedema", "edema".
    pub(super) fn new(spellings: &[Vec<String>]) -> Self {
        let mut stems = Self {
            stemmer: Stemmer::create(Algorithm::English),
            spellings: HashMap::new(),
        };
        for group in spellings {
            let forms: Vec<String> = group.iter().map(|form| stems.of(form)).collect();
            if let Some((first, others)) = forms.split_first() {
                let others = others.iter().filter(|other| *other != first);
                stems
                    .spellings
                    .extend(others.map(|other| (other.clone(), first.clone())));
            }
        }
        stems
    }

    /// The stem of a folded word.
    pub(super) fn of(&self, word: &str) -> String {
        let stem = self.stemmer.stem(word);
        self.spellings
            .get(stem.as_ref())
            .cloned()
            .unwrap_or_else(|| stem.into_owned())
    }
}

/// Words that say little about what a page is about.
const LITTLE: &str = "a about after again all always am an and another any are as at be because been before bit but by can \
    cannot cant could did do does doing done dont ever every feel feeling feels felt for from get gets \
    getting give go goes going gone good got had has have having he help her hers him his how i if im in into \
    is isnt it its ive just keep keeps like ll lot lots make may me mean might mine more most much must my \
    myself need never no not now of off ok okay on one or other our out over own please re really s shall she \
    should since so some somebody someone something still such t take tell than that the their them then \
    there these they thing this those through to too until up us use ve very want was way we were what whats \
    when where which while who whom whose why will with without wont would you your yours";

/// Whether a folded word says little by itself.
pub(super) fn is_little(word: &str) -> bool {
    (word.len() == 1 && !word.chars().all(|c| c.is_ascii_digit()))
        || LITTLE.split_whitespace().any(|little| little == word)
}

/// Stems of common English words, in alphabetical order, with lines of origin before them.
const ENGLISH: &str = include_str!("english.txt");

/// Whether `stem` is the stem of a common English word: such a word was meant, and is no slip for another.
pub(super) fn is_english(stem: &str) -> bool {
    ENGLISH
        .lines()
        .filter(|line| !line.starts_with('#'))
        .any(|line| line == stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        split(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn accents_case_and_apostrophes_are_folded() {
        assert_eq!(texts("Bäker’s CYST, naïve"), ["bakers", "cyst", "naive"]);
        assert_eq!(texts("cafe\u{301} žluť"), ["cafe", "zlut"]);
    }

    #[test]
    fn ligatures_soft_hyphens_and_compatibility_forms_are_the_letters_they_stand_for() {
        assert_eq!(texts("ﬁbula throm\u{ad}bosis"), ["fibula", "thrombosis"]);
        assert_eq!(texts("ｃａｌｆ œdema"), ["calf", "oedema"]);
        assert_eq!(texts("zero\u{200b}width"), ["zerowidth"]);
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "Ein Bäker’s cyst";
        let word = &split(text)[1];
        assert_eq!(&text[word.at.clone()], "Bäker’s");
    }

    #[test]
    fn spellings_share_a_stem() {
        let stems = Stems::new(&[vec!["oedema".into(), "edema".into()]]);
        assert_eq!(stems.of("edema"), stems.of("oedema"));
        assert_eq!(stems.of("cramping"), stems.of("cramps"));
    }

    #[test]
    fn common_words_are_known_by_their_stems() {
        let stems = Stems::new(&[]);
        for word in ["gout", "moles", "shingles", "measles"] {
            assert!(is_english(&stems.of(word)), "{word}");
        }
        for word in ["thrombossis", "achiles", "crmap"] {
            assert!(!is_english(&stems.of(word)), "{word}");
        }
    }
}
