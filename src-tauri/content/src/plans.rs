//! `content/plans/*.toml` -> recovery plans, with the checks that keep a number from standing without its basis.

use soleus_core::recovery::{
    basis::Basis,
    need::Criterion,
    plan::{Gate, Plan},
};

use crate::{
    files::{File, Files},
    problem::Problem,
};

/// The plans every build must have.
const NEEDED: [&str; 4] = ["cramp", "strain", "tightness", "bruise"];

/// The gates other parts of the app point at by id: they must not be renamed.
const FIXED_GATES: [&str; 11] = [
    "cramp/massage",
    "cramp/exercise",
    "cramp/faster",
    "cramp/incline",
    "cramp/run",
    "cramp/strength",
    "strain/phase-1",
    "strain/phase-2",
    "strain/phase-3",
    "strain/phase-4",
    "strain/phase-5",
];

/// Reads every plan.
///
/// # Errors
/// Every mistake found, each with its file, line and fix.
pub fn load(files: &Files<'_>) -> Result<Vec<Plan>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut plans = Vec::new();
    for file in files.under("plans").filter(|file| file.path.ends_with(".toml")) {
        match file.toml::<Plan>() {
            Ok(plan) => {
                check(&file, &plan, &sources(files), &mut problems);
                plans.push(plan);
            }
            Err(problem) => problems.push(problem),
        }
    }
    for id in NEEDED {
        if !plans.iter().any(|plan| plan.id == id) && problems.is_empty() {
            let path = format!("plans/{id}.toml");
            problems.push(Problem::new(
                &path,
                0,
                format!("the plan \"{id}\" is missing"),
                "write it",
            ));
        }
    }
    if problems.is_empty() {
        Ok(plans)
    } else {
        Err(problems)
    }
}

/// The ids of `sources.toml`, as far as it can be read; another loader reports its mistakes.
fn sources(files: &Files<'_>) -> Vec<String> {
    let text = files.get("sources.toml").map_or("", |file| file.text);
    text.lines()
        .filter_map(|line| line.trim().strip_prefix("id = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .collect()
}

fn check(file: &File<'_>, plan: &Plan, sources: &[String], problems: &mut Vec<Problem>) {
    let mut say = |needle: &str, what: String, fix: &str| {
        problems.push(file.problem(file.line_of(needle), what, fix));
    };
    if plan.id != file.stem() {
        say(
            "id =",
            format!("the plan is called \"{}\"", plan.id),
            "call it as the file is called",
        );
    }
    for (index, gate) in plan.gates.iter().enumerate() {
        let needle = format!("\"{}\"", gate.id);
        if !gate.id.starts_with(&format!("{}/", plan.id)) {
            say(
                &needle,
                format!("gate \"{}\" does not begin with the plan's id", gate.id),
                "write <plan>/<name>",
            );
        }
        if plan.gates.iter().take(index).any(|other| other.id == gate.id) {
            say(
                &needle,
                format!("gate \"{}\" stands twice", gate.id),
                "rename or remove one",
            );
        }
        if [&gate.title, &gate.text, &gate.why, &gate.meanwhile]
            .iter()
            .any(|text| text.trim().is_empty())
        {
            say(
                &needle,
                format!("gate \"{}\" lacks words", gate.id),
                "fill title, text, why and meanwhile",
            );
        }
        if gate.stay.is_some() && !gate.step {
            say(
                &needle,
                format!("gate \"{}\" has `stay` but is no step", gate.id),
                "set step = true or drop stay",
            );
        }
        for problem in gate_problems(gate) {
            say(
                &needle,
                problem,
                "use a pain from 0 to 10, a share up to 100 and at least one time",
            );
        }
    }
    for id in FIXED_GATES
        .iter()
        .filter(|id| id.starts_with(&format!("{}/", plan.id)))
    {
        if plan.gate(id).is_none() {
            say(
                "[[gate]]",
                format!("the gate \"{id}\" is missing"),
                "other parts of the app point at it: keep its id",
            );
        }
    }
    if let Some(from) = &plan.ladder_from
        && (!plan.steps().any(|gate| gate.id == *from) || plan.ladders.is_empty())
    {
        say(
            "ladder_from",
            format!("\"{from}\" is no step, or there is no table"),
            "name a step and write a table",
        );
    }
    if plan
        .ladders
        .iter()
        .any(|ladder| ladder.levels.is_empty() || ladder.runs == 0)
    {
        say(
            "[[ladder]]",
            "a table without levels or runs".into(),
            "give it levels and runs of at least 1",
        );
    }
    if let Some(cold) = &plan.cold
        && !(10 <= cold.least_minutes
            && cold.least_minutes <= cold.most_minutes
            && cold.most_minutes <= 15
            && cold.apart_hours >= 2
            && (1..=4).contains(&cold.a_day)
            && cold.first_hours <= 72)
    {
        say(
            "[cold]",
            "a cold pack outside the bounds".into(),
            "10 to 15 minutes, 2 hours apart or more, 4 a day at most, in the first 72 hours",
        );
    }
    for (basis, at) in bases(plan) {
        if basis.source.is_empty() && !basis.ours {
            say(
                &at,
                format!("a number or statement at \"{at}\" has no basis"),
                "name a source or set ours = true",
            );
        }
        for key in basis.source.iter().filter(|key| !sources.contains(key)) {
            say(
                key,
                format!("the source \"{key}\" is not in sources.toml"),
                "add it there or correct the key",
            );
        }
    }
}

fn gate_problems(gate: &Gate) -> Vec<String> {
    let bad = |criterion: &Criterion| match criterion {
        Criterion::RestPain { max } | Criterion::WalkingPain { max } | Criterion::WorstPain { max } => {
            *max > 10
        }
        Criterion::SwellingNotUp | Criterion::SwellingDown | Criterion::Better => false,
        Criterion::Outing { pain, times, .. } => *pain > 10 || *times == 0,
        Criterion::Test { pain, percent, .. } => *pain > 10 || percent.is_some_and(|percent| percent > 100),
    };
    let needs = gate.needs.iter().filter(|need| bad(&need.criterion));
    needs
        .map(|need| format!("gate \"{}\": \"{}\" has an impossible number", gate.id, need.text))
        .collect()
}

/// Every basis of a plan with words to find it by.
fn bases(plan: &Plan) -> Vec<(&Basis, String)> {
    let mut all = vec![
        (&plan.band_basis, "band_basis".to_owned()),
        (&plan.start.basis, "[start]".to_owned()),
        (&plan.after.basis, "[after]".to_owned()),
        (&plan.twinge.basis, "[twinge]".to_owned()),
    ];
    all.extend(
        plan.too_long
            .iter()
            .map(|limit| (&limit.basis, "[too_long]".to_owned())),
    );
    all.extend(plan.cold.iter().map(|cold| (&cold.basis, "[cold]".to_owned())));
    all.extend(
        plan.ladders
            .iter()
            .map(|ladder| (&ladder.basis, format!("\"{}\"", ladder.id))),
    );
    for gate in &plan.gates {
        let at = || format!("\"{}\"", gate.id);
        all.push((&gate.basis, at()));
        all.extend(
            gate.after
                .iter()
                .chain(&gate.stay)
                .map(|hours| (&hours.basis, at())),
        );
        all.extend(
            gate.needs
                .iter()
                .map(|need| (&need.basis, format!("\"{}\"", need.text))),
        );
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plans_of_the_app_load_without_a_problem() {
        let plans = load(&crate::files()).unwrap();
        assert_eq!(plans.len(), NEEDED.len());
    }

    #[test]
    fn a_number_without_a_basis_is_refused_with_its_line() {
        let files = crate::files();
        let strain = files.get("plans/strain.toml").unwrap().text;
        let broken = strain.replacen("basis = { ours = true }", "basis = {}", 1);
        let mut all = files.clone();
        for file in &mut all.0 {
            if file.path == "plans/strain.toml" {
                file.text = &broken;
            }
        }
        let problems = load(&all).unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(
            problems[0].line > 0 && problems[0].what.contains("no basis"),
            "{problems:?}"
        );
    }
}
