//! Words: splitting, folding, and the vocabulary that forgives slips.

use std::collections::{BTreeMap, BTreeSet};

/// The words of `text`, lower-case, without accents, in order.
pub(super) fn split(text: &str) -> Vec<String> {
    let folded: String = text.chars().flat_map(fold).collect();
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Lower-case and without accents, for the letters of European languages. Combining accents vanish.
fn fold(c: char) -> impl Iterator<Item = char> {
    const TABLE: [(&str, char); 14] = [
        ("àáâãäåāăą", 'a'),
        ("çćĉċč", 'c'),
        ("ďđ", 'd'),
        ("èéêëēĕėęě", 'e'),
        ("ĝğġģ", 'g'),
        ("ìíîïĩīĭįı", 'i'),
        ("ĺļľł", 'l'),
        ("ñńņň", 'n'),
        ("òóôõöøōŏő", 'o'),
        ("ŕŗř", 'r'),
        ("śŝşš", 's'),
        ("ţťŧ", 't'),
        ("ùúûüũūŭůűų", 'u'),
        ("ýÿźżž", 'y'),
    ];
    let combining = ('\u{300}'..='\u{36f}').contains(&c) || c == '\'' || c == '\u{2019}';
    c.to_lowercase().filter(move |_| !combining).map(|c| match c {
        'ź' | 'ż' | 'ž' => 'z',
        c => TABLE
            .iter()
            .find(|(from, _)| from.contains(c))
            .map_or(c, |(_, to)| *to),
    })
}

/// Every word of the indexed texts, with how often it stands there.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<(String, u32)>,
}

impl Vocabulary {
    /// The vocabulary of `texts`.
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = BTreeMap::new();
        for word in texts.flat_map(split) {
            *counts.entry(word).or_insert(0_u32) += 1;
        }
        Self {
            words: counts.into_iter().collect(),
        }
    }

    /// Whether it has `word`.
    pub(super) fn has(&self, word: &str) -> bool {
        self.words
            .binary_search_by(|(known, _)| known.as_str().cmp(word))
            .is_ok()
    }

    /// The most frequent words, at most `limit`, that begin with `start` and are longer.
    pub(super) fn beginning_with(&self, start: &str, limit: usize) -> Vec<String> {
        let from = self.words.partition_point(|(word, _)| word.as_str() < start);
        let mut found: Vec<_> = self.words[from..]
            .iter()
            .take_while(|(word, _)| word.starts_with(start))
            .filter(|(word, _)| word.len() > start.len())
            .collect();
        found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        found
            .into_iter()
            .take(limit)
            .map(|(word, _)| word.clone())
            .collect()
    }

    /// The words that `typed` may be a slip for: one edit or swap in words of 4 letters or more, two from 8. The
    /// nearest come first, then the most frequent. With `unfinished`, the beginning of a word may match too.
    pub(super) fn slips(&self, typed: &str, unfinished: bool, limit: usize) -> Vec<String> {
        let typed: Vec<char> = typed.chars().collect();
        let allowed = match typed.len() {
            0..=3 => return Vec::new(),
            4..=7 => 1,
            _ => 2,
        };
        self.near(&typed, allowed, unfinished, limit)
    }

    /// The nearest words at all, for an empty result.
    pub(super) fn nearest(&self, typed: &str, limit: usize) -> Vec<String> {
        let typed: Vec<char> = typed.chars().collect();
        self.near(&typed, (typed.len() / 2).clamp(1, 4), false, limit)
    }

    fn near(&self, typed: &[char], allowed: usize, unfinished: bool, limit: usize) -> Vec<String> {
        let mut found: BTreeSet<(usize, std::cmp::Reverse<u32>, &str)> = BTreeSet::new();
        for (word, count) in &self.words {
            let letters: Vec<char> = word.chars().collect();
            if letters.len() < 3 || letters.len() + allowed < typed.len() {
                continue;
            }
            let whole = letters.len() <= typed.len() + allowed;
            if let Some(distance) = whole.then(|| distance(typed, &letters, allowed)).flatten() {
                found.insert((distance, std::cmp::Reverse(*count), word));
            } else if unfinished
                && letters.len() > typed.len()
                && let Some(distance) = distance(typed, &letters[..typed.len()], allowed)
            {
                found.insert((distance + 1, std::cmp::Reverse(*count), word));
            }
        }
        let best = found.first().map_or(0, |(distance, ..)| *distance);
        found
            .into_iter()
            .take_while(|(distance, ..)| *distance == best)
            .take(limit)
            .map(|(.., word)| word.to_owned())
            .collect()
    }
}

/// How many insertions, deletions, substitutions and swaps of neighbours part `a` from `b`; none when over `limit`.
fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    let (mut before, mut above): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=b.len()).collect());
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut cost = change.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(before[j - 2] + 1);
            }
            row.push(cost);
        }
        if row.iter().all(|cost| *cost > limit) {
            return None;
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|cost| *cost <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    #[test]
    fn a_swap_of_neighbours_is_one_slip() {
        assert_eq!(distance(&chars("crmap"), &chars("cramp"), 2), Some(1));
        assert_eq!(distance(&chars("achiles"), &chars("achilles"), 1), Some(1));
        assert_eq!(distance(&chars("calf"), &chars("knee"), 2), None);
    }

    #[test]
    fn accents_case_and_apostrophes_are_folded() {
        assert_eq!(split("Bäker’s CYST, naïve"), ["bakers", "cyst", "naive"]);
        assert_eq!(split("cafe\u{301} žluť"), ["cafe", "zlut"]);
    }

    #[test]
    fn short_words_forgive_nothing_and_long_ones_two_slips() {
        let vocabulary = Vocabulary::of(["leg calf thrombosis"].into_iter());
        assert!(vocabulary.slips("lef", false, 5).is_empty(), "three letters");
        assert_eq!(vocabulary.slips("clf", false, 5), Vec::<String>::new());
        assert_eq!(vocabulary.slips("claf", false, 5), ["calf"]);
        assert_eq!(vocabulary.slips("tromboosis", false, 5), ["thrombosis"]);
        assert!(
            vocabulary.slips("tromboossis", false, 5).is_empty(),
            "three slips"
        );
    }

    #[test]
    fn an_unfinished_word_may_hold_a_slip() {
        let vocabulary = Vocabulary::of(["thrombosis"].into_iter());
        assert_eq!(
            vocabulary.slips("trombo", true, 5),
            Vec::<String>::new(),
            "a missing letter shifts the rest"
        );
        assert_eq!(vocabulary.slips("thormb", true, 5), ["thrombosis"]);
        assert!(vocabulary.slips("thormb", false, 5).is_empty());
    }
}
