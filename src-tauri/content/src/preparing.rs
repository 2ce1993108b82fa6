//! `content/report/preparing.toml` -> what may be asked at a visit and which tests may come.

use std::collections::BTreeSet;

use soleus_core::{doctor::preparing::Preparing, triage::Triage};

use crate::{
    catalogue::Source,
    files::{File, Files},
    problem::Problem,
};

/// The file that has them.
const FILE: &str = "report/preparing.toml";
/// The longest question, in characters: it is read aloud in a short visit.
const LONGEST: usize = 120;

/// Reads groups, questions and tests.
///
/// # Errors
/// Every problem found, with file, line and fix.
pub fn load(files: &Files<'_>, triage: &Triage, sources: &[Source]) -> Result<Preparing, Vec<Problem>> {
    let file = files.need(FILE).map_err(|problem| vec![problem])?;
    let read: Preparing = file.toml().map_err(|problem| vec![problem])?;
    let mut problems = Vec::new();
    names(&file, &read, triage, &mut problems);
    grounds(&file, &read, sources, &mut problems);
    if problems.is_empty() {
        Ok(read)
    } else {
        Err(problems)
    }
}

/// Ids that stand twice, and names of causes and groups that do not exist.
fn names(file: &File<'_>, read: &Preparing, triage: &Triage, problems: &mut Vec<Problem>) {
    let groups = read.group.iter().map(|group| &group.id);
    let questions = read.question.iter().map(|question| &question.id);
    let tests = read.test.iter().map(|test| &test.id);
    let mut seen = BTreeSet::new();
    for id in groups.chain(questions).chain(tests) {
        if !seen.insert(id) {
            say(
                file,
                id,
                format!("`{id}` stands twice"),
                "give each its own id",
                problems,
            );
        }
    }
    let mut causes = BTreeSet::new();
    for cause in read.group.iter().flat_map(|group| &group.causes) {
        if triage.cause.iter().all(|known| known.id != *cause) && !triage.cause.is_empty() {
            say(
                file,
                cause,
                format!("no cause is called `{cause}`"),
                "correct the id",
                problems,
            );
        }
        if !causes.insert(cause) {
            say(
                file,
                cause,
                format!("`{cause}` is in two groups"),
                "leave it in one",
                problems,
            );
        }
    }
    let of_questions = read
        .question
        .iter()
        .map(|question| &question.group)
        .filter(|group| !group.is_empty());
    for group in of_questions.chain(read.test.iter().flat_map(|test| &test.groups)) {
        if read.group.iter().all(|known| known.id != *group) {
            say(
                file,
                group,
                format!("no group is called `{group}`"),
                "correct the id",
                problems,
            );
        }
    }
}

/// Questions and tests without a ground, or with one that does not exist.
fn grounds(file: &File<'_>, read: &Preparing, sources: &[Source], problems: &mut Vec<Problem>) {
    for question in &read.question {
        if question.ours != question.sources.is_empty() {
            let what = format!("`{}` needs sources, or `ours = true`", question.id);
            say(file, &question.id, what, "name one of the two", problems);
        }
        if question.text.chars().count() > LONGEST {
            let what = format!("`{}` is longer than {LONGEST} characters", question.id);
            say(file, &question.id, what, "shorten it", problems);
        }
    }
    for test in read.test.iter().filter(|test| test.sources.is_empty()) {
        say(
            file,
            &test.id,
            format!("`{}` names no source", test.id),
            "name one",
            problems,
        );
    }
    let of_questions = read.question.iter().flat_map(|question| &question.sources);
    for id in of_questions.chain(read.test.iter().flat_map(|test| &test.sources)) {
        if sources.iter().all(|source| source.id != *id) {
            let fix = "name an id of content/sources.toml";
            say(file, id, format!("no source is called `{id}`"), fix, problems);
        }
    }
}

fn say(file: &File<'_>, near: &str, what: String, fix: &str, problems: &mut Vec<Problem>) {
    problems.push(file.problem(file.line_of(&format!("\"{near}\"")), what, fix));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is wrong once `from` is replaced by `to` in the file.
    fn problems(from: &str, to: &str) -> String {
        let whole = crate::whole();
        let files = crate::files();
        let text = files.get(FILE).unwrap().text;
        assert!(text.contains(from), "{from}");
        let changed = text.replacen(from, to, 1);
        let file = File {
            path: FILE,
            text: &changed,
        };
        let found = load(&Files(vec![file]), &whole.triage, &whole.lists.sources).unwrap_err();
        found
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[test]
    fn every_cause_of_the_check_and_every_source_is_known() {
        let whole = crate::whole();
        assert!(whole.preparing.group.len() > 10);
        for group in &whole.preparing.group {
            let asked = whole.preparing.questions(&group.id).count();
            assert!(asked >= 3, "{} has {asked} questions", group.id);
        }
    }

    #[test]
    fn what_is_unknown_double_long_or_without_a_ground_is_found() {
        assert!(problems("\"svt\"", "\"nothing\"").contains("no cause is called `nothing`"));
        assert!(problems("\"svt\"", "\"acs\"").contains("`acs` is in two groups"));
        assert!(problems("id = \"clot-again\"", "id = \"clot-gap\"").contains("`clot-gap` stands twice"));
        assert!(problems("ours = true", "").contains("needs sources, or `ours = true`"));
        assert!(problems("[\"NF17\"]", "[\"NOBODY\"]").contains("no source is called `NOBODY`"));
        assert!(problems("group = \"bone\"", "group = \"bones\"").contains("no group is called `bones`"));
        let long = "Is it the hip?".repeat(9);
        assert!(problems("Could it be the hip?", &long).contains("is longer than 120 characters"));
    }
}
