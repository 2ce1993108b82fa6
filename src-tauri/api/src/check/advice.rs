//! Lines of advice from several rules, put together without saying anything twice.

/// Each line once, in order. A line that another one says in full ("No massage." beside "No massage, foam roll ...") is left
/// out.
pub(crate) fn unique(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for line in lines.filter(|line| !line.is_empty()) {
        if !kept.contains(&line) {
            kept.push(line);
        }
    }
    let stem = |line: &str| line.trim_end_matches('.').to_lowercase();
    let said = |line: &String| {
        let mut others = kept.iter().filter(|other| *other != line);
        others.any(|other| stem(other).contains(&stem(line)))
    };
    kept.iter().filter(|line| !said(line)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::unique;

    #[test]
    fn a_line_that_another_one_says_in_full_is_left_out() {
        let lines = [
            "No massage.",
            "Rest.",
            "No massage, foam roll or sleeve.",
            "Rest.",
            "Do not run, and do not fly.",
            "Do not fly.",
        ];
        assert_eq!(
            unique(lines.map(str::to_owned).into_iter()),
            [
                "Rest.",
                "No massage, foam roll or sleeve.",
                "Do not run, and do not fly."
            ]
        );
    }
}
