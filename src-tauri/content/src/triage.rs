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
    if !more.lock_reason.is_empty() {
        whole.lock_reason = more.lock_reason;
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
    whole.choice.extend(more.choice);
    whole.sheet.extend(more.sheet);
}

/// The file and line at which the fault's id is written in its own kind of table: a question and a rule may share a name.
fn place(parts: &[File<'_>], fault: &Fault) -> Problem {
    let wrong = |name: &str| format!("`{name}`: {}", fault.reason);
    for part in parts {
        if let Some(line) = line_of(part.text, fault) {
            return part.problem(line, wrong(&fault.id), "correct it at this line");
        }
    }
    let name = if fault.id.is_empty() {
        fault.table
    } else {
        &fault.id
    };
    Problem::new("triage", 0, wrong(name), "correct it in content/triage/")
}

/// The line, counted from 1, in `text`.
fn line_of(text: &str, fault: &Fault) -> Option<usize> {
    let (header, id) = (format!("[[{}]]", fault.table), format!("id = \"{}\"", fault.id));
    let (defines, name) = (format!("[{}]", fault.table), format!("{} = ", fault.id));
    let mut found = None;
    let mut table = "";
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim_end();
        if line.starts_with('[') {
            table = line;
        }
        let here = if fault.table.is_empty() {
            table.is_empty()
        } else {
            table == defines
        };
        if (table == header && line == id) || (here && line.starts_with(&name)) {
            // Of an id used twice the second place is the mistake.
            found = Some(number);
        }
    }
    found
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
            table: "",
            id: "sources".to_owned(),
            reason: "content/sources.toml cannot be read".to_owned(),
        }];
    };
    let known: BTreeSet<String> = list.source.into_iter().map(|s| s.id).collect();
    let named = triage.question.iter().map(|q| ("question", &q.id, &q.sources));
    let named = named.chain(triage.rule.iter().map(|r| ("rule", &r.id, &r.sources)));
    let named = named.chain(triage.cause.iter().map(|c| ("cause", &c.id, &c.sources)));
    let named = named.chain(triage.gate.iter().map(|g| ("gate", &g.id, &g.sources)));
    let named = named.chain(triage.lock.iter().map(|l| ("lock", &l.id, &l.sources)));
    let mut faults = Vec::new();
    for (table, id, sources) in named {
        for source in sources.iter().filter(|s| !known.contains(*s)) {
            let reason = format!("there is no source `{source}` in content/sources.toml");
            faults.push(Fault {
                table,
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
            table: "cause",
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
                table: "rule",
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
            table: "level",
            id: String::new(),
            reason: format!("there is no gate {:?}", l.gate),
        })
        .collect()
}

#[cfg(test)]
mod tests;
