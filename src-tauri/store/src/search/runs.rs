//! Text in pieces that are marked or not, instead of markup in a string.

/// The character that begins a match in what SQLite returns. No text of ours holds it.
pub(super) const OPEN: char = '\u{1}';
/// The character that ends a match.
pub(super) const CLOSE: char = '\u{2}';

/// A piece of text, marked when it matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it matched.
    pub marked: bool,
}

/// Splits text that holds [`OPEN`] and [`CLOSE`]; neighbours of the same kind are joined, empty pieces left out.
pub(super) fn split(text: &str) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for (at, part) in text.split(OPEN).enumerate() {
        let (hit, rest) = if at == 0 {
            ("", part)
        } else {
            part.split_once(CLOSE).unwrap_or((part, ""))
        };
        for (text, marked) in [(hit, true), (rest, false)] {
            match out.last_mut() {
                _ if text.is_empty() => {}
                Some(last) if last.marked == marked => last.text.push_str(text),
                _ => out.push(Run {
                    text: text.to_owned(),
                    marked,
                }),
            }
        }
    }
    out
}

/// How many pieces are marked.
pub(super) fn marks(runs: &[Run]) -> usize {
    runs.iter().filter(|run| run.marked).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_become_marked_runs() {
        let runs = split("a \u{1}calf\u{2} and\u{1}\u{2} a \u{1}cramp\u{2}");
        let texts: Vec<_> = runs.iter().map(|run| (run.text.as_str(), run.marked)).collect();
        assert_eq!(
            texts,
            [("a ", false), ("calf", true), (" and a ", false), ("cramp", true)]
        );
    }

    #[test]
    fn a_match_that_never_closes_loses_nothing() {
        assert_eq!(
            split("x \u{1}open")[1],
            Run {
                text: "open".into(),
                marked: true
            }
        );
    }
}
