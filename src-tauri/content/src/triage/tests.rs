use soleus_core::triage::answer::Who;

use super::*;

fn with(path: &str, text: &str) -> Vec<Problem> {
    let mut files = crate::files();
    files.0.retain(|f| f.path != path);
    let path: &'static str = path.to_owned().leak();
    let text: &'static str = text.to_owned().leak();
    files.0.push(File { path, text });
    load(&files).err().unwrap_or_default()
}

fn broken(path: &str, from: &str, to: &str) -> Problem {
    let text = crate::files().get(path).unwrap().text;
    assert!(text.contains(from), "{from}");
    with(path, &text.replacen(from, to, 1))
        .first()
        .cloned()
        .expect("a problem")
}

#[test]
fn the_apps_own_content_loads() {
    let triage = load(&crate::files()).unwrap_or_else(|p| panic!("{}", join_lines(&p)));
    assert!(triage.question.len() > 40 && triage.rule.len() > 50);
}

/// Two steps with one heading would look as if a press had done nothing.
#[test]
fn no_two_steps_have_the_same_heading() {
    let triage = load(&crate::files()).unwrap();
    let mut asked = BTreeSet::from(["Your answers"]);
    let sheets = triage.sheet.iter().map(|sheet| sheet.ask.as_str());
    for ask in triage.question.iter().map(|q| q.ask.as_str()).chain(sheets) {
        assert!(asked.insert(ask), "asked twice: {ask}");
    }
}

/// Whoever calls for somebody else must not read out "my leg".
#[test]
fn a_sentence_that_speaks_of_itself_has_one_for_somebody_else() {
    let problem = broken(
        "triage/rules-emergency.toml",
        "say_other = \"Their foot has",
        "say_other = \"My foot has",
    );
    assert!(problem.what.contains("say_other"), "{problem}");
    assert_eq!(problem.file, "triage/rules-emergency.toml");
    let triage = load(&crate::files()).unwrap();
    for rule in triage.rule.iter().filter(|rule| !rule.say_other.is_empty()) {
        assert_eq!(rule.to_say(Who::Me), rule.say, "{}", rule.id);
        assert_eq!(rule.to_say(Who::Other), rule.say_other, "{}", rule.id);
    }
}

#[test]
fn the_lock_of_an_urgent_level_says_why() {
    let problem = broken("triage/meta.toml", "lock_reason = ", "# lock_reason = ");
    assert!(problem.what.contains("lock_reason"), "{problem}");
}

#[test]
fn a_number_that_nobody_has_read_is_marked() {
    let triage = load(&crate::files()).unwrap();
    for country in &triage.country {
        let said = country.source.contains("not read for this app");
        assert_eq!(said, !country.unread.is_empty(), "{}", country.name);
        assert!(
            country
                .unread
                .iter()
                .all(|number| country.numbers.contains(number)),
            "{}",
            country.name
        );
    }
}

fn join_lines(problems: &[Problem]) -> String {
    problems.iter().map(|p| format!("{p}\n")).collect()
}

#[test]
fn a_rule_that_reads_an_unknown_question_names_file_line_and_reason() {
    let problem = broken("triage/rules-emergency.toml", "urine:yes", "urin:yes");
    assert_eq!(problem.file, "triage/rules-emergency.toml");
    assert!(
        problem.line > 50 && problem.what.contains("no question `urin`"),
        "{problem}"
    );
}

#[test]
fn a_condition_that_cannot_be_read_names_its_line() {
    let problem = broken("triage/rules-emergency.toml", "urine:yes", "urine:yes and");
    assert!(
        problem.line > 50 && problem.what.contains("ends too early"),
        "{problem}"
    );
}

#[test]
fn an_unknown_option_source_gate_or_definition_is_refused() {
    for (path, from, to, part) in [
        (
            "triage/rules-emergency.toml",
            "skin:spreading and (",
            "skin:blue and (",
            "no option `blue`",
        ),
        (
            "triage/rules-same-day.toml",
            "[\"NHS-ATORVA\", ",
            "[\"NHS-ATORVE\", ",
            "no source `NHS-ATORVE`",
        ),
        (
            "triage/rules-self-care.toml",
            "gate = \"cold\"",
            "gate = \"colt\"",
            "no gate `colt`",
        ),
        (
            "triage/rules-same-day.toml",
            "$worse and",
            "$worser and",
            "`$worser` is not defined",
        ),
        (
            "triage/causes.toml",
            "page = \"dvt\"",
            "page = \"dvd\"",
            "no guide page",
        ),
        (
            "triage/rules-days.toml",
            "id = \"C2\"",
            "id = \"C1\"",
            "used twice",
        ),
    ] {
        let problem = broken(path, from, to);
        assert!(problem.what.contains(part), "{problem}");
    }
}

/// Where the text `from`, broken into `to`, must be reported.
fn line_of(path: &str, from: &str) -> usize {
    let text = crate::files().get(path).unwrap().text;
    let before = &text[..text.find(from).unwrap()];
    before.lines().count()
}

#[test]
fn every_kind_of_broken_rule_file_names_file_line_and_reason() {
    const LEG: &str = "triage/questions-leg.toml";
    const SAME: &str = "triage/rules-same-day.toml";
    const DAYS: &str = "triage/rules-days.toml";
    const SELF: &str = "triage/rules-self-care.toml";
    let mut wrong = Vec::new();
    for (path, from, to, part) in [
        // Not TOML, a word that is no field, a word that is no level.
        (
            SAME,
            "title = \"Very strong pain now\"",
            "title = Very strong",
            "quoted",
        ),
        (
            SAME,
            "title = \"Very strong pain now\"",
            "titel = \"Very strong pain now\"",
            "unknown field `titel`",
        ),
        (SAME, "level = \"same_day\"", "level = \"same_week\"", "same_week"),
        // Conditions.
        (SAME, "pain>=7\"\nbecause", "pain>=x\"\nbecause", "number"),
        (
            SAME,
            "when = \"pain>=7\"",
            "when = \"steps>=2\"",
            "no numbers to compare",
        ),
        (
            SAME,
            "when = \"pain>=7\"",
            "when = \"clear(pain)\"",
            "no answer that clears it",
        ),
        (SAME, "when = \"pain>=7\"", "when = \"always\"", "last resort"),
        (
            "triage/meta.toml",
            "severe = \"(pain>=7",
            "severe = \"($severe or pain>=7",
            "defined by itself",
        ),
        // Rules.
        (SAME, "id = \"S21\"", "id = \"C99\"", "starts with `S`"),
        (DAYS, "within_days = 2", "within_days = 20", "1 to 14"),
        (
            SAME,
            "must_not_miss = [\"stress_fracture\"]",
            "must_not_miss = [\"stress_fracure\"]",
            "no cause `stress_fracure`",
        ),
        (
            DAYS,
            "sources = [\"SDRI\", \"JBJS-CALF\"]",
            "sources = []",
            "names no source",
        ),
        (
            DAYS,
            "otherwise = \"nothing_matched\"",
            "otherwise = \"not_enough_asked\"",
            "exactly one rule",
        ),
        (
            SELF,
            "next = \"recovery:strain\"",
            "next = \"recovery:strian\"",
            "leads nowhere",
        ),
        // Questions.
        (LEG, "id = \"tiptoe\"", "id = \"steps\"", "used twice"),
        (
            LEG,
            "clear = \"can\"",
            "clear = \"could\"",
            "not one of its options",
        ),
        (
            LEG,
            "sources = [\"OTTAWA\", \"OTTAWA-KNEE\"]",
            "sources = []",
            "names no source",
        ),
        (
            LEG,
            "marks = [\"heel-cord\"]",
            "marks = [\"heel\"]",
            "no place `heel`",
        ),
        // Causes, rows, sheets.
        ("triage/causes.toml", "weight = 3", "weight = 4", "1, 2 or 3"),
        (
            "triage/meta.toml",
            "questions = [\"urine\"]",
            "questions = [\"urin\"]",
            "no question `urin`",
        ),
        (
            "triage/sheets.toml",
            "question = \"bruise\"",
            "question = \"bruises\"",
            "no question `bruises`",
        ),
        (
            "triage/sheets.toml",
            "question = \"bruise\"",
            "question = \"urine\"",
            "never on a sheet",
        ),
        (
            "triage/sheets.toml",
            "question = \"bruise\"",
            "question = \"start\"",
            "no answer that clears it",
        ),
    ] {
        let problem = broken(path, from, to);
        // The line of the entry, or the very line for what cannot be read at all.
        let near = problem.line > 0 && problem.line.abs_diff(line_of(path, from) + 1) <= 25;
        if problem.file != path || !problem.what.contains(part) || !near {
            wrong.push(format!("{from}: {problem}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_missing_folder_is_a_problem_and_not_an_empty_check() {
    assert!(load(&Files::default()).is_err());
}
