//! Advice this guide must never give: heat or hard work on a fresh tear, cold or wraps where the blood is short, rubbing
//! a clot, doses of medicines. Disagreements and "not advised" blocks are exempt: they may name it.

use crate::{
    content::Content,
    doc::{Article, Body},
    problem::Problem,
    walk,
};

/// Words that turn a sentence into a warning. A sentence that has none is read as advice.
const WARNINGS: &str = "no not never don't avoid without leave off until hide hides hidden stop worse harm harmful delay danger \
    dangerous cannot can't instead before rule wait none nor unless skip lock locks \
    locked only mistake wrong neither reported deadly died could";
/// Pages about a leg that must not be cooled, wrapped or raised.
const NO_COLD: [&str; 2] = ["compartment-syndrome-acute", "blocked-artery"];
/// Pages about clots, where nobody rubs.
const NO_RUB: [&str; 3] = ["dvt", "pulmonary-embolism", "phlebitis"];

/// Forbidden advice, sentence by sentence.
pub(super) fn check(content: &Content, problems: &mut Vec<Problem>) {
    for article in &content.articles {
        walk::blocks(article, &mut |block| {
            if matches!(block.body, Body::Disagree(_) | Body::NotAdvised(_)) {
                return;
            }
            for text in walk::texts(block) {
                for sentence in text.split_inclusive(['.', '!', '?', ';']) {
                    if let Some(what) = fault(article, &words(sentence)) {
                        let what = format!("{what}: \"{}\"", sentence.trim());
                        problems.push(Problem::new(
                            &article.file,
                            block.line,
                            what,
                            "remove it, or say plainly not to",
                        ));
                    }
                }
            }
        });
    }
}

fn words(sentence: &str) -> Vec<String> {
    sentence
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '\u{2019}'))
        .filter(|word| !word.is_empty())
        .map(|word| word.replace('\u{2019}', "'").to_lowercase())
        .collect()
}

fn fault(article: &Article, words: &[String]) -> Option<&'static str> {
    if dose(words) {
        return Some("a dose of a medicine");
    }
    if heart_rate_cap(words) {
        return Some("a fixed heart-rate cap");
    }
    let has = |list: &str| {
        words
            .iter()
            .any(|word| list.split_whitespace().any(|known| known == word))
    };
    if has(WARNINGS) {
        return None;
    }
    let pressure = NO_COLD.contains(&article.id.as_str())
        || has("acute") && has("compartment")
        || has("blocked") && has("artery")
        || has("ischaemia");
    let clot = NO_RUB.contains(&article.id.as_str()) || has("clot clots thrombosis dvt");
    let first = has("first straight immediately fresh acute early today")
        || has("at") && has("once")
        || has("day") && has("one");
    let cold = has("cold") && has("pack packs apply use put press compress spray");
    if pressure
        && (cold
            || has(
                "ice icing iced cool compress compression bandage wrap wraps stocking stockings strapping raise raised elevate elevation",
            ))
    {
        Some("ice, compression or raising where pressure or a blocked artery is possible")
    } else if clot
        && has("massage massages massaging rub rubs rubbing roller roll rolling knead kneading gun")
    {
        Some("massage where a clot is possible")
    } else if first
        && has("heat heating warming sauna warm hot")
        && has("apply use put take pad bath cream ointment")
    {
        Some("early heat")
    } else {
        None
    }
}

/// A number followed by a unit of medicine: `400 mg`, `two tablets`, or glued together: `400mg`.
fn dose(words: &[String]) -> bool {
    const UNITS: &str = "mg mcg µg iu ml milligram milligrams microgram micrograms gram grams tablet tablets pill pills \
        capsule capsules drop drops puff puffs";
    let unit = |word: &str| UNITS.split_whitespace().any(|unit| unit == word);
    let count = |word: &str| is_number(word) || "one two three four half".split(' ').any(|n| n == word);
    words.windows(2).any(|pair| count(&pair[0]) && unit(&pair[1]))
        || words.iter().any(|word| {
            let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
            !digits.is_empty() && digits != word.as_str() && is_number(digits) && unit(&word[digits.len()..])
        })
}

fn heart_rate_cap(words: &[String]) -> bool {
    words
        .windows(2)
        .any(|pair| is_number(&pair[0]) && pair[1] == "bpm")
        || words
            .windows(4)
            .any(|four| is_number(&four[0]) && four[1] == "beats" && four[3] == "minute")
}

fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit())
}
