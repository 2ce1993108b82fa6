//! Words: splitting, folding, and the vocabulary that forgives slips.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

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

/// One word of the indexed texts.
#[derive(Debug)]
struct Known {
    text: String,
    /// How many letters it has.
    letters: usize,
    /// Which letters it has, one bit each: a slip changes at most two of them, so most words are passed over unread.
    mask: u32,
    /// How often it stands in the texts.
    count: u32,
}

/// Every word of the indexed texts, with how often it stands there.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// In alphabetical order.
    words: Vec<Known>,
}

impl Vocabulary {
    /// The vocabulary of `texts`.
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut counts: HashMap<String, u32> = HashMap::new();
        for word in texts.flat_map(split) {
            *counts.entry(word).or_insert(0) += 1;
        }
        let mut words: Vec<Known> = counts
            .into_iter()
            .map(|(text, count)| Known {
                letters: text.chars().count(),
                mask: mask(text.chars()),
                text,
                count,
            })
            .collect();
        words.sort_unstable_by(|a, b| a.text.cmp(&b.text));
        Self { words }
    }

    /// Its words, in alphabetical order.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|known| known.text.as_str())
    }

    /// The place of `word` in [`Self::words`].
    pub(super) fn place(&self, word: &str) -> Option<usize> {
        self.words
            .binary_search_by(|known| known.text.as_str().cmp(word))
            .ok()
    }

    /// The most frequent words, at most `limit`, that begin with `start` and are longer.
    pub(super) fn beginning_with(&self, start: &str, limit: usize) -> Vec<String> {
        let from = self.words.partition_point(|known| known.text.as_str() < start);
        let mut found: Vec<(Reverse<u32>, &str)> = self.words[from..]
            .iter()
            .take_while(|known| known.text.starts_with(start))
            .filter(|known| known.text.len() > start.len())
            .map(|known| (Reverse(known.count), known.text.as_str()))
            .collect();
        if found.len() > limit {
            found.select_nth_unstable(limit);
            found.truncate(limit);
        }
        found.sort_unstable();
        found.into_iter().map(|(_, word)| word.to_owned()).collect()
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
        let mut ruler = Ruler::new(typed, allowed);
        let mut found: BTreeSet<(usize, Reverse<u32>, &str)> = BTreeSet::new();
        // Neighbours in the alphabet share their beginnings, so the last answer often serves again.
        let mut last: (&str, Option<usize>) = ("", None);
        for known in &self.words {
            if known.letters < 3 || known.letters + allowed < typed.len() {
                continue;
            }
            let whole = known.letters <= typed.len() + allowed;
            let mut distance = whole.then(|| ruler.to(&known.text, known.mask)).flatten();
            if distance.is_none() && unfinished && known.letters > typed.len() {
                let beginning = first_letters(&known.text, typed.len());
                if last.0 != beginning {
                    last = (beginning, ruler.to(beginning, mask(beginning.chars())));
                }
                distance = last.1.map(|distance| distance + 1);
            }
            if let Some(distance) = distance {
                found.insert((distance, Reverse(known.count), known.text.as_str()));
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

/// A bit for each letter that occurs; what is no plain letter shares the remaining bits.
fn mask(letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(0, |mask, letter| {
        let bit = match letter {
            'a'..='z' => u32::from(letter) - u32::from('a'),
            other => 26 + u32::from(other) % 6,
        };
        mask | 1 << bit
    })
}

/// The first `count` letters of `word`.
fn first_letters(word: &str, count: usize) -> &str {
    word.char_indices()
        .nth(count)
        .map_or(word, |(end, _)| &word[..end])
}

/// Measures how far words are from one that was typed, without an allocation for each.
struct Ruler<'a> {
    typed: &'a [char],
    mask: u32,
    limit: usize,
    other: Vec<char>,
    rows: [Vec<usize>; 3],
}

impl<'a> Ruler<'a> {
    fn new(typed: &'a [char], limit: usize) -> Self {
        Self {
            typed,
            mask: mask(typed.iter().copied()),
            limit,
            other: Vec::new(),
            rows: Default::default(),
        }
    }

    /// How many insertions, deletions, substitutions and swaps of neighbours part `word` from what was typed; none
    /// when over the limit.
    fn to(&mut self, word: &str, mask: u32) -> Option<usize> {
        if (self.mask ^ mask).count_ones() as usize > 2 * self.limit {
            return None;
        }
        self.other.clear();
        self.other.extend(word.chars());
        let (a, b, limit) = (self.typed, &self.other, self.limit);
        let [before, above, row] = &mut self.rows;
        above.clear();
        above.extend(0..=b.len());
        for i in 1..=a.len() {
            row.clear();
            row.resize(b.len() + 1, limit + 1);
            row[0] = i;
            // Further from the diagonal than the limit, every cost is over it.
            for j in i.saturating_sub(limit).max(1)..=(i + limit).min(b.len()) {
                let change = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let mut cost = change.min(above[j] + 1).min(row[j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    cost = cost.min(before[j - 2] + 1);
                }
                row[j] = cost;
            }
            if row.iter().all(|cost| *cost > limit) {
                return None;
            }
            std::mem::swap(before, above);
            std::mem::swap(above, row);
        }
        above.last().copied().filter(|cost| *cost <= limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
        let typed: Vec<char> = a.chars().collect();
        Ruler::new(&typed, limit).to(b, mask(b.chars()))
    }

    #[test]
    fn a_swap_of_neighbours_is_one_slip() {
        assert_eq!(distance("crmap", "cramp", 2), Some(1));
        assert_eq!(distance("achiles", "achilles", 1), Some(1));
        assert_eq!(distance("calf", "knee", 2), None);
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
