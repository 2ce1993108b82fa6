//! The language of the stories.
//!
//! `# title`, then one line that opens the episode, then lines `d<day> <hour> <what happened; ...> => <what holds; ...>`.
//! The episode begins on day 0 at 10:00. `check R/W[/X]` is a check-in with pain at rest, walking and worst.

/// One story.
pub(crate) struct Story {
    pub(crate) title: String,
    pub(crate) opening: Vec<String>,
    pub(crate) lines: Vec<Line>,
}

/// One moment of a story.
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) day: i64,
    pub(crate) hour: i64,
    pub(crate) happened: Vec<Vec<String>>,
    pub(crate) holds: Vec<Vec<String>>,
}

/// Reads every story of a file.
pub(crate) fn stories(text: &str) -> Vec<Story> {
    let mut stories: Vec<Story> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(title) = line.strip_prefix("# ") {
            stories.push(Story {
                title: title.into(),
                opening: Vec::new(),
                lines: Vec::new(),
            });
        } else if let Some(story) = stories.last_mut() {
            if story.opening.is_empty() {
                story.opening = words(line);
            } else {
                story.lines.push(moment(line));
            }
        }
    }
    stories
}

fn moment(line: &str) -> Line {
    let (before, after) = line
        .split_once("=>")
        .unwrap_or_else(|| panic!("no => in {line:?}"));
    let mut head = before.splitn(3, char::is_whitespace);
    let day = head.next().unwrap().strip_prefix('d').unwrap().parse().unwrap();
    let rest = before.split_once(char::is_whitespace).unwrap().1.trim();
    let (hour, what) = rest.split_once(char::is_whitespace).unwrap();
    Line {
        text: line.to_owned(),
        day,
        hour: hour.parse().unwrap(),
        happened: what.split(';').map(words).collect(),
        holds: after.split(';').map(words).collect(),
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
