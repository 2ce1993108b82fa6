//! The reading grade of a page (Flesch-Kincaid).

use crate::{
    content::Content,
    doc::{Article, Body},
    problem::Problem,
    walk,
};

/// A page at or above this grade is too hard.
const GRADE_MAX: f64 = 10.0;

/// Pages that are too hard to read.
pub(super) fn check(content: &Content, problems: &mut Vec<Problem>) {
    for article in &content.articles {
        let grade = grade(article, &content.lists.names);
        if grade >= GRADE_MAX {
            let what = format!("the reading grade is {grade:.1}");
            problems.push(Problem::new(
                &article.file,
                1,
                what,
                "shorter sentences and plainer words: below 10, better 8",
            ));
        }
    }
}

/// The Flesch-Kincaid grade of the page's prose. Tables are no prose; each list item ends a sentence. The medical
/// `names` count as words of two syllables.
pub fn grade(article: &Article, names: &[String]) -> f64 {
    let mut counts = Counts::default();
    walk::blocks(article, &mut |block| {
        if !matches!(block.body, Body::Table { .. }) {
            for text in walk::texts(block) {
                counts.add(&text, names);
            }
        }
    });
    counts.grade()
}

#[derive(Default)]
struct Counts {
    words: u32,
    sentences: u32,
    syllables: u32,
}

impl Counts {
    fn add(&mut self, text: &str, names: &[String]) {
        let mut open = false;
        for word in text.split_whitespace() {
            let letters: String = word
                .chars()
                .filter(|c| c.is_alphabetic())
                .flat_map(char::to_lowercase)
                .collect();
            if !letters.is_empty() {
                let name = names
                    .iter()
                    .any(|name| letters == *name || letters.strip_suffix('s') == Some(name));
                self.words += 1;
                self.syllables += if name { 2 } else { syllables(&letters) };
                open = true;
            }
            if open
                && word
                    .trim_end_matches(['"', ')', '\u{201d}'])
                    .ends_with(['.', '!', '?'])
            {
                self.sentences += 1;
                open = false;
            }
        }
        self.sentences += u32::from(open);
    }

    fn grade(&self) -> f64 {
        let (words, sentences) = (f64::from(self.words.max(1)), f64::from(self.sentences.max(1)));
        0.39 * words / sentences + 11.8 * f64::from(self.syllables) / words - 15.59
    }
}

/// The syllables of a lower-case word, by its groups of vowels.
fn syllables(word: &str) -> u32 {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut count = 0;
    let mut before = false;
    for c in word.chars() {
        count += u32::from(vowel(c) && !before);
        before = vowel(c);
    }
    let silent = word.ends_with('e') && !word.ends_with("le") && !word.ends_with("ee")
        || word.ends_with("es")
            && !["ses", "zes", "xes", "ches", "shes", "ges", "ces"]
                .iter()
                .any(|end| word.ends_with(end))
        || word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded");
    if silent && count > 1 {
        count - 1
    } else {
        count.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_a_reader_says_them() {
        let said = [
            ("calf", 1),
            ("muscle", 2),
            ("stretched", 1),
            ("needed", 2),
            ("come", 1),
            ("achilles", 2),
            ("pages", 2),
        ];
        for (word, count) in said {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn plain_sentences_grade_lower_than_learned_ones() {
        let grade = |text: &str| {
            let mut counts = Counts::default();
            counts.add(text, &[]);
            counts.grade()
        };
        assert!(grade("Stop at once. Hold the foot. Breathe and wait.") < 3.0);
        assert!(
            grade("Neuromuscular fatigue precipitates involuntary contraction of gastrocnemius musculature.")
                > 15.0
        );
    }

    #[test]
    fn a_forgiven_name_counts_as_a_short_word() {
        let mut counts = Counts::default();
        counts.add("Rhabdomyolysis.", &["rhabdomyolysis".into()]);
        assert_eq!(counts.syllables, 2);
    }
}
