//! What must hold whatever is answered, each over all answer combinations.

use std::sync::OnceLock;

use biodivine_lib_bdd::Bdd;
use soleus_core::triage::{Expr, eval::Unasked, question::Stage};

use crate::{closed, common::triage, compiled::Compiled, golden::expand, monotone};

fn compiled() -> &'static Compiled {
    static COMPILED: OnceLock<Compiled> = OnceLock::new();
    COMPILED.get_or_init(|| Compiled::new(triage()))
}

/// One statement: its name, and the assignments that would break it.
pub(crate) type Claim = (String, Bdd);

pub(crate) fn expr(c: &Compiled, text: &str) -> Bdd {
    let parsed: Expr = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
    c.model.compile(&parsed, Unasked::Unknown).t
}

/// Wherever `when` holds, `then` holds.
pub(crate) fn always(c: &Compiled, what: &str, when: &str, then: &Bdd) -> Claim {
    (what.to_owned(), expr(c, when).and_not(then))
}

const RED: [&str; 14] = [
    "breath",
    "foot_cold",
    "foot_nerve",
    "pain",
    "course",
    "pressure",
    "skin",
    "ill",
    "fever",
    "urine",
    "body_cramps",
    "spine",
    "injury",
    "bleeding",
];
/// `claims.txt`: whenever these answers are given, the level is at least this.
fn written(c: &Compiled) -> Vec<Claim> {
    let lines = include_str!("claims.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let mut claims = Vec::new();
    for line in lines {
        let parts: Vec<&str> = line.split(" | ").collect();
        let least = match parts[2] {
            "L1" => &c.l1,
            "L2" => &c.l2,
            _ => &c.l3,
        };
        for when in expand(parts[1]) {
            claims.push(always(c, &format!("{} ({when})", parts[0]), &when, least));
        }
    }
    claims
}

/// Everything that can be said of levels.
pub(crate) fn levels(c: &Compiled) -> Vec<Claim> {
    let (l2, l3) = (&c.l2, &c.l3);
    let mut claims = written(c);
    for red in RED {
        claims.push((
            format!("2: not sure about `{red}` is at least same day"),
            c.model.unsure(red).and_not(l2),
        ));
        claims.push((
            format!("13: `{red}` not asked is never self-care"),
            c.model.asked(red).not().and_not(l3),
        ));
        claims.push((
            format!("13: self-care needs `{red}` known absent"),
            clear(c, red).not().and_not(l3),
        ));
    }
    claims.push(exception(c));
    let carved = expr(c, "foot_nerve:numb and pattern:shooting").and(&red_clear_but_nerve(c));
    let numb = expr(c, "foot_nerve:numb").and_not(l2).and_not(&carved);
    claims.push(("9: a numb foot, but for the shooting pattern".into(), numb));
    claims.push(("13: self-care needs a pattern".into(), c.earned.not().and_not(l3)));
    claims
}

/// Invariant 5: the exception stands only when every part of it is known.
fn exception(c: &Compiled) -> Claim {
    let parts = [
        "start:sudden|blow",
        "swollen_where:spot",
        "swollen_since:within48",
        "swollen_amount:little",
        "day:d0|d1",
        "trend:early|better|same",
        "clear(clot)",
        "clear(minor)",
        "clear(veins)",
        "age:a16_44|a45_59",
        "pregnant:no",
    ];
    let mut whole = parts
        .iter()
        .fold(c.model.vars.mk_true(), |all, part| all.and(&expr(c, part)));
    let thinner = expr(c, "maybe(medicines:thinner|bleeding)");
    whole = whole.and_not(&thinner);
    (
        "5: swelling of one leg outside the exception".into(),
        expr(c, "swollen:left|right").and_not(&whole).and_not(&c.l2),
    )
}

fn clear(c: &Compiled, red: &str) -> Bdd {
    match red {
        "pain" => c
            .model
            .asked("pain")
            .and_not(&c.model.unsure("pain"))
            .and_not(&expr(c, "pain>=7")),
        // Toes of both feet that a clinician has looked at are no red flag; `claims.txt` says when they still are one.
        "foot_cold" => expr(
            c,
            "foot_cold:none or (foot_cold:times and conditions:raynaud and seen:yes)",
        ),
        // A limb that fell asleep and woke up, or has been numb for weeks, is no red flag; nor are cramps that were over half a day ago.
        "foot_nerve" => expr(c, "foot_nerve:normal|asleep|old"),
        "body_cramps" => expr(c, "body_cramps:none|well"),
        // A fever that has gone is looked at by a rule of its own.
        "fever" => expr(c, "fever:no|over"),
        "ill" | "urine" | "bleeding" => expr(c, &format!("{red}:no")),
        many => expr(c, &format!("clear({many})")),
    }
}

pub(crate) fn red_clear_but_nerve(c: &Compiled) -> Bdd {
    RED.iter()
        .filter(|r| **r != "foot_nerve")
        .fold(expr(c, "fever:no and foot_cold:none"), |all, red| {
            all.and(&clear(c, red))
        })
}

fn prove(claims: Vec<Claim>) {
    let broken: Vec<String> = claims
        .iter()
        .filter_map(|(what, bad)| compiled().refuted(triage(), what, bad))
        .collect();
    println!("{} statements, {} broken", claims.len(), broken.len());
    assert!(broken.is_empty(), "\n{}", broken.join("\n\n"));
}

#[test]
fn levels_hold_for_every_combination_of_answers() {
    prove(levels(compiled()));
}

#[test]
fn no_step_towards_danger_lowers_the_level() {
    prove(monotone::claims(compiled()));
}

#[test]
fn locks_and_hidden_text_hold_for_every_combination_of_answers() {
    prove(closed::claims(compiled(), triage()));
}

#[test]
fn every_red_flag_question_is_in_the_proofs() {
    let red: Vec<&str> = triage()
        .question
        .iter()
        .filter(|q| q.stage == Stage::Red)
        .map(|q| q.id.as_str())
        .collect();
    assert_eq!(red, RED);
}

/// The first counterexample when one rule is broken by `change`.
fn shown(rule: &str, change: fn(&mut soleus_core::triage::content::Rule)) -> String {
    let mut weak = triage().clone();
    let broken = weak.rule.iter_mut().find(|r| r.id == rule).unwrap();
    change(broken);
    let compiled = Compiled::new(&weak);
    let claims = levels(&compiled);
    let found = claims
        .iter()
        .find_map(|(what, bad)| compiled.refuted(&weak, what, bad));
    found.unwrap_or_else(|| panic!("nothing notices that {rule} is broken"))
}

/// Question and answer of each line of a counterexample.
fn answers_of(text: &str) -> Vec<(&str, &str)> {
    text.lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_once(" -> "))
        .collect()
}

#[test]
fn a_broken_rule_is_shown_with_the_smallest_counterexample_in_words() {
    // A deleted rule: one answer is enough to show it.
    let urine = shown("E6", |rule| rule.when = Expr::Any(vec![]));
    let given = answers_of(&urine);
    let yes: Vec<_> = given.iter().filter(|(_, answer)| *answer == "yes").collect();
    assert_eq!(yes.len(), 1, "{urine}");
    assert!(yes[0].0.contains("Urine like cola"), "{urine}");
    // A lowered level: a swollen leg and a clot risk, named as they are asked.
    let swollen = shown("S1", |rule| rule.level = soleus_core::care::Level::ClinicianDays);
    let given = answers_of(&swollen);
    assert!(
        given
            .iter()
            .any(|(asked, answer)| asked.contains("newly swollen") && *answer != "none"),
        "{swollen}"
    );
    // A lost alternative: the answer that was left out stands in it.
    let heart = shown("E1", |rule| {
        rule.when = "breath:breathless|chest|blood|faint".parse().unwrap()
    });
    assert!(
        answers_of(&heart)
            .iter()
            .any(|(asked, answer)| asked.contains("new or now") && *answer == "heart"),
        "{heart}"
    );
    for text in [&urine, &swollen, &heart] {
        println!("{text}\n");
        assert!(text.contains("does not hold when:"), "{text}");
    }
}

#[test]
fn a_counterexample_is_as_small_as_the_formula_allows() {
    let mut weak = triage().clone();
    weak.rule.retain(|rule| rule.id != "E6");
    let compiled = Compiled::new(&weak);
    let (what, bad) = always(&compiled, "urine", "urine:yes", &compiled.l1);
    let clause = bad.most_free_clause().unwrap();
    let fixed = clause.to_values().len();
    for path in bad.sat_clauses().take(200) {
        assert!(fixed <= path.to_values().len(), "{what}: a shorter one exists");
    }
}

#[test]
fn every_danger_rule_names_what_must_not_be_missed_and_speaks() {
    for rule in &triage().rule {
        let danger = rule.id.starts_with(['E', 'S']);
        assert!(
            !danger || !rule.must_not_miss.is_empty(),
            "{} names no cause",
            rule.id
        );
        for text in [&rule.title, &rule.because, &rule.who, &rule.say] {
            assert!(!text.is_empty(), "{} is silent", rule.id);
            let claims = ["you do not have", "nothing is wrong with", "you have a clot"];
            assert!(
                !claims.iter().any(|c| text.to_lowercase().contains(c)),
                "{}: {text}",
                rule.id
            );
        }
    }
}
