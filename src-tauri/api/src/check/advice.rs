//! Lines of advice from several rules, put together without saying anything twice.

/// Each line once, in order. Only a line that says the very same, but for case and the full stop, is left out: a longer
/// line is often narrower ("No massage of a lump." beside "No massage.").
pub(crate) fn unique(lines: impl Iterator<Item = String>) -> Vec<String> {
    let stem = |line: &str| line.trim().trim_end_matches('.').to_lowercase();
    let mut kept: Vec<String> = Vec::new();
    for line in lines.filter(|line| !line.trim().is_empty()) {
        if !kept.iter().any(|other| stem(other) == stem(&line)) {
            kept.push(line);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::unique;

    fn of(lines: &[&str]) -> Vec<String> {
        unique(lines.iter().map(|line| (*line).to_owned()))
    }

    #[test]
    fn a_line_stays_beside_a_longer_and_narrower_one() {
        let lines = ["No massage.", "No massage of a lump.", "Rest."];
        assert_eq!(of(&lines), lines);
    }

    #[test]
    fn the_same_line_is_said_once_whatever_its_case_and_full_stop() {
        assert_eq!(of(&["Rest.", "rest", "Rest."]), ["Rest."]);
    }
}
