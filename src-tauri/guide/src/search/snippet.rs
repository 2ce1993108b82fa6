//! What is shown of a text: the words that matched marked, and the piece of a long text round them.

use super::words::split;

/// A piece of text, marked when it matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it matched.
    pub marked: bool,
}

/// How many words a snippet has.
const WORDS: usize = 18;
/// How many of them stand before the first match.
const BEFORE: usize = 4;

/// All of `text`, the words for which `matches` holds marked.
pub(super) fn marked(text: &str, matches: &dyn Fn(&str) -> bool) -> Vec<Run> {
    let mut runs = Runs::default();
    let mut done = 0;
    for word in split(text).into_iter().filter(|word| matches(&word.text)) {
        runs.push(&text[done..word.at.start], false);
        runs.push(&text[word.at.clone()], true);
        done = word.at.end;
    }
    runs.push(&text[done..], false);
    runs.0
}

/// The piece of `text` with the most different words that match, and how many there are in it; nothing if none match.
pub(super) fn snippet(text: &str, matches: &dyn Fn(&str) -> bool) -> Option<(Vec<Run>, usize)> {
    let words = split(text);
    let hits: Vec<usize> = (0..words.len())
        .filter(|at| words.get(*at).is_some_and(|word| matches(&word.text)))
        .collect();
    let different = |from: usize| {
        let window = hits.iter().filter(|hit| (from..from + WORDS).contains(*hit));
        let mut texts: Vec<&str> = window.map(|hit| words[*hit].text.as_str()).collect();
        texts.sort_unstable();
        texts.dedup();
        texts.len()
    };
    let starts = hits.iter().map(|hit| hit.saturating_sub(BEFORE));
    // The first of the best: `max_by_key` would give the last.
    let from = starts.rev().max_by_key(|from| different(*from))?;
    let to = (from + WORDS).min(words.len());
    let start = if from == 0 { 0 } else { words[from].at.start };
    let end = if to == words.len() {
        text.len()
    } else {
        words[to - 1].at.end
    };
    let mut runs = Runs::default();
    runs.push(if from > 0 { "…" } else { "" }, false);
    for run in marked(&text[start..end], matches) {
        runs.push(&run.text, run.marked);
    }
    runs.push(if end < text.len() { "…" } else { "" }, false);
    Some((runs.0, different(from)))
}

/// Runs in a row; neighbours of one kind are one.
#[derive(Default)]
struct Runs(Vec<Run>);

impl Runs {
    fn push(&mut self, text: &str, marked: bool) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.marked == marked => last.text.push_str(text),
            _ => self.0.push(Run {
                text: text.to_owned(),
                marked,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(runs: &[Run]) -> String {
        let text = |run: &Run| {
            if run.marked {
                format!("[{}]", run.text)
            } else {
                run.text.clone()
            }
        };
        runs.iter().map(text).collect()
    }

    #[test]
    fn what_matches_is_marked_as_it_is_written() {
        let runs = marked("Bäker’s cyst, a cyst", &|word| word == "bakers");
        assert_eq!(shown(&runs), "[Bäker’s] cyst, a cyst");
    }

    #[test]
    fn a_snippet_is_the_piece_with_the_most_different_matches() {
        let text = format!(
            "clot clot {} a clot in a vein {}",
            "x ".repeat(40),
            "y ".repeat(40)
        );
        let (runs, count) = snippet(&text, &|word| word == "clot" || word == "vein").unwrap();
        assert_eq!(count, 2);
        let shown = shown(&runs);
        assert!(shown.contains("[clot] in a [vein]"), "{shown}");
        assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
        assert_eq!(snippet(&text, &|word| word == "knee"), None);
    }
}
