//! Golden cases: the exact set of rules that fire. `golden.txt` is written by hand, at least one case per rule, per
//! alternative and per exception; `neighbours.txt` holds every base with one answer changed, grouped by what fires
//! (`SOLEUS_BLESS=1` writes it anew, to be read before it is committed).

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use soleus_core::triage::{Answer, Answers, decide, question::Kind};

use crate::common::{answers, base, triage};

const BASES: [&str; 9] = [
    "blank", "cramp", "night", "doms", "strain", "knock", "tight", "shin", "heel",
];

/// One case: what it was written as, its answers, the rules that must fire.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) answers: Answers,
    pub(crate) fired: BTreeSet<String>,
}

/// Every choice of the `{a|b}` groups.
pub(crate) fn expand(text: &str) -> Vec<String> {
    let Some((before, rest)) = text.split_once('{') else {
        return vec![text.to_owned()];
    };
    let (group, after) = rest
        .split_once('}')
        .unwrap_or_else(|| panic!("{text}: no closing brace"));
    let tails = expand(after);
    let choices = group
        .split('|')
        .flat_map(|c| tails.iter().map(move |t| format!("{c}{t}")));
    choices.map(|choice| format!("{before}{choice}")).collect()
}

/// The hand-written cases.
pub(crate) fn golden() -> Vec<Case> {
    let lines = include_str!("golden.txt")
        .lines()
        .filter(|l| !l.starts_with('#') && !l.is_empty());
    lines
        .flat_map(|line| {
            let parts: Vec<&str> = line.splitn(2, '|').collect();
            let (changes, fired) = parts[1].rsplit_once('|').unwrap_or_else(|| panic!("{line}"));
            let fired: BTreeSet<String> = fired.split_whitespace().map(ToOwned::to_owned).collect();
            expand(changes.trim())
                .into_iter()
                .map(|changes| Case {
                    answers: answers(parts[0].trim(), &changes),
                    name: format!("{} | {changes}", parts[0].trim()),
                    fired: fired.clone(),
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Every answer of every question, as text.
fn steps() -> Vec<String> {
    let mut steps = Vec::new();
    for question in &triage().question {
        let id = &question.id;
        steps.push(format!("{id}=-"));
        steps.push(format!("{id}=?"));
        match question.kind {
            Kind::Scale => steps.extend((0..=10).map(|n| format!("{id}={n}"))),
            Kind::One | Kind::YesNo => {
                steps.extend(question.options.iter().map(|o| format!("{id}={}", o.id)))
            }
            Kind::Many => {
                steps.push(format!("{id}="));
                steps.extend(question.options.iter().map(|o| format!("{id}={}", o.id)));
            }
        }
    }
    steps
}

fn with_one_more(base: &Answers, step: &str) -> Answers {
    let mut changed = base.clone();
    let (question, option) = step.split_once('=').unwrap();
    let many = triage().question(question).unwrap().kind == Kind::Many;
    match changed.get_mut(question) {
        // For "choose which" questions the option comes on top of what was chosen.
        Some(Answer::Options { chosen, .. }) if many && !["", "-", "?"].contains(&option) => {
            chosen.insert(option.to_owned());
        }
        _ => crate::common::put(&mut changed, step),
    }
    changed
}

/// Every base with one answer changed, and what must fire.
pub(crate) fn neighbours() -> Vec<Case> {
    let mut cases = Vec::new();
    for line in include_str!("neighbours.txt")
        .lines()
        .filter(|l| !l.starts_with('#'))
    {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let start = base(parts[0]);
        for step in parts[2].split_whitespace() {
            cases.push(Case {
                name: format!("{} + {step}", parts[0]),
                answers: with_one_more(&start, step),
                fired: parts[1].split_whitespace().map(ToOwned::to_owned).collect(),
            });
        }
    }
    cases
}

fn written() -> String {
    let mut text =
        "# base | what fires when one answer of it is changed to | these (`-` not asked, `?` not sure)\n"
            .to_owned();
    for name in BASES {
        let start = base(name);
        let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for step in steps() {
            let outcome = decide(triage(), &with_one_more(&start, &step));
            let ids: Vec<&str> = outcome.ids().into_iter().collect();
            groups.entry(ids.join(" ")).or_default().push(step);
        }
        for (ids, steps) in groups {
            text.push_str(&format!("{name} | {ids} | {}\n", steps.join(" ")));
        }
    }
    text
}

fn check(cases: &[Case]) {
    let mut wrong = Vec::new();
    for case in cases {
        let outcome = decide(triage(), &case.answers);
        let got: BTreeSet<String> = outcome.ids().into_iter().map(ToOwned::to_owned).collect();
        if got != case.fired {
            wrong.push(format!("{}: wanted {:?}, got {got:?}", case.name, case.fired));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

#[test]
fn golden_cases_fire_exactly_their_rules() {
    check(&golden());
}

#[test]
fn every_rule_has_a_golden_case() {
    let covered: BTreeSet<String> = golden().into_iter().flat_map(|c| c.fired).collect();
    let missing: Vec<&str> = triage()
        .rule
        .iter()
        .map(|r| r.id.as_str())
        .filter(|r| !covered.contains(*r))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn one_changed_answer_fires_exactly_what_was_reviewed() {
    if std::env::var_os("SOLEUS_BLESS").is_some() {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("proofs/neighbours.txt");
        std::fs::write(path, written()).unwrap();
        return;
    }
    check(&neighbours());
}
