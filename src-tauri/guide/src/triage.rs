//! `content/triage/` -> [`Triage`]: every mistake with its file, its line and what to do.

use std::collections::BTreeSet;

use serde::Deserialize;
use soleus_core::triage::{
    content::{Line, Triage},
    load::Fault,
};

use crate::{
    files::{File, Files},
    problem::Problem,
};

/// Reads every file of `content/triage/` into one value.
///
/// # Errors
/// All problems found: not TOML, a condition that cannot be read, a name that does not exist, a source or page that is missing.
pub fn load(files: &Files<'_>) -> Result<Triage, Vec<Problem>> {
    let parts: Vec<File<'_>> = files
        .under("triage")
        .filter(|f| f.path.ends_with(".toml"))
        .collect();
    if parts.is_empty() {
        return Err(files.need("triage/meta.toml").err().into_iter().collect());
    }
    let mut problems = Vec::new();
    let mut whole = Triage::default();
    for part in &parts {
        match part.toml::<Triage>() {
            Ok(more) => join(&mut whole, more),
            Err(problem) => problems.push(problem),
        }
    }
    // Questions are asked in stage order, whatever order the files have.
    whole.question.sort_by_key(|q| q.stage);
    if !problems.is_empty() {
        return Err(problems);
    }
    let triage = whole
        .loaded()
        .map_err(|faults| faults.iter().map(|f| place(&parts, f)).collect::<Vec<_>>())?;
    let mut faults = sources(&triage, files);
    faults.extend(pages(&triage, files));
    faults.extend(gates(&triage));
    faults.extend(nexts(&triage, files));
    if faults.is_empty() {
        Ok(triage)
    } else {
        Err(faults.iter().map(|f| place(&parts, f)).collect())
    }
}

fn join(whole: &mut Triage, more: Triage) {
    if !more.version.is_empty() {
        whole.version = more.version;
    }
    if !more.fallback_number.is_empty() {
        whole.fallback_number = more.fallback_number;
    }
    whole.self_care_needs = more.self_care_needs.or(whole.self_care_needs.take());
    whole.define.extend(more.define);
    whole.question.extend(more.question);
    whole.rule.extend(more.rule);
    whole.cause.extend(more.cause);
    whole.gate.extend(more.gate);
    whole.lock.extend(more.lock);
    whole.level.extend(more.level);
    whole.daily.extend(more.daily);
    whole.unknown_country.extend(more.unknown_country);
    whole.country.extend(more.country);
    whole.invariant.extend(more.invariant);
}

/// The file and line at which the fault's id is written.
fn place(parts: &[File<'_>], fault: &Fault) -> Problem {
    let needles = [format!("id = \"{}\"", fault.id), format!("\n{} = ", fault.id)];
    for needle in &needles {
        for part in parts {
            let line = part.line_of(needle);
            if line > 0 {
                let line = line + usize::from(needle.starts_with('\n'));
                return part.problem(
                    line,
                    format!("`{}`: {}", fault.id, fault.reason),
                    "correct it at this line",
                );
            }
        }
    }
    Problem::new(
        "triage",
        0,
        format!("`{}`: {}", fault.id, fault.reason),
        "correct it in content/triage/",
    )
}

fn sources(triage: &Triage, files: &Files<'_>) -> Vec<Fault> {
    #[derive(Deserialize)]
    struct Known {
        id: String,
    }
    #[derive(Deserialize)]
    struct List {
        source: Vec<Known>,
    }
    let Some(list) = files.get("sources.toml").and_then(|f| f.toml::<List>().ok()) else {
        return vec![Fault {
            id: "sources".to_owned(),
            reason: "content/sources.toml cannot be read".to_owned(),
        }];
    };
    let known: BTreeSet<String> = list.source.into_iter().map(|s| s.id).collect();
    let named = triage.question.iter().map(|q| (&q.id, &q.sources));
    let named = named.chain(triage.rule.iter().map(|r| (&r.id, &r.sources)));
    let named = named.chain(triage.cause.iter().map(|c| (&c.id, &c.sources)));
    let named = named.chain(triage.gate.iter().map(|g| (&g.id, &g.sources)));
    let named = named.chain(triage.lock.iter().map(|l| (&l.id, &l.sources)));
    let mut faults = Vec::new();
    for (id, sources) in named {
        for source in sources.iter().filter(|s| !known.contains(*s)) {
            let reason = format!("there is no source `{source}` in content/sources.toml");
            faults.push(Fault {
                id: id.clone(),
                reason,
            });
        }
    }
    faults
}

fn pages(triage: &Triage, files: &Files<'_>) -> Vec<Fault> {
    let known: BTreeSet<&str> = files.under("guide").map(|f| f.stem()).collect();
    let missing = triage
        .cause
        .iter()
        .filter(|c| c.page.as_deref().is_some_and(|p| !known.contains(p)));
    missing
        .map(|c| Fault {
            id: c.id.clone(),
            reason: format!("there is no guide page {:?}", c.page),
        })
        .collect()
}

/// Every `next` of a benign pattern leads to a plan or a routine that exists.
fn nexts(triage: &Triage, files: &Files<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for rule in &triage.rule {
        let Some(next) = &rule.next else { continue };
        let file = match next.split_once(':') {
            Some(("recovery", plan)) => format!("plans/{plan}.toml"),
            Some(("routine", routine)) => format!("routines/{routine}.toml"),
            _ => String::new(),
        };
        if files.get(&file).is_none() {
            let reason = format!("`next = {next}` leads nowhere: `recovery:<plan>` or `routine:<routine>`");
            faults.push(Fault {
                id: rule.id.clone(),
                reason,
            });
        }
    }
    faults
}

fn gates(triage: &Triage) -> Vec<Fault> {
    let known = |line: &&Line| {
        line.gate
            .as_ref()
            .is_some_and(|g| !triage.gate.iter().any(|x| &x.id == g))
    };
    let lines = triage.level.iter().flat_map(|l| l.r#do.iter().chain(&l.dont));
    lines
        .filter(known)
        .map(|l| Fault {
            id: "level".to_owned(),
            reason: format!("there is no gate {:?}", l.gate),
        })
        .collect()
}

#[cfg(test)]
mod tests {
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
                "skin:spreading|black",
                "skin:spreading|blue",
                "no option `blue`",
            ),
            (
                "triage/rules-same-day.toml",
                "[\"NHS-STATIN\"]",
                "[\"NHS-STATEN\"]",
                "no source `NHS-STATEN`",
            ),
            (
                "triage/rules-self-care.toml",
                "gate = \"cold\"",
                "gate = \"colt\"",
                "no gate `colt`",
            ),
            (
                "triage/rules-same-day.toml",
                "maybe($day3)",
                "maybe($day33)",
                "`$day33` is not defined",
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

    #[test]
    fn a_missing_folder_is_a_problem_and_not_an_empty_check() {
        assert!(load(&Files::default()).is_err());
    }
}
