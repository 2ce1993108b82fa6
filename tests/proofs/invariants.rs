//! The invariants of evidence.md B4 as rulings.md has them, each over all answer combinations.

use std::sync::OnceLock;

use biodivine_lib_bdd::Bdd;
use soleus_core::triage::{Expr, content::Stage, expr::Unasked};

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
        "foot_cold" => expr(c, "foot_cold:none"),
        "foot_nerve" => expr(c, "foot_nerve:normal"),
        "ill" | "fever" | "urine" | "bleeding" => expr(c, &format!("{red}:no")),
        many => expr(c, &format!("clear({many})")),
    }
}

pub(crate) fn red_clear_but_nerve(c: &Compiled) -> Bdd {
    RED.iter()
        .filter(|r| **r != "foot_nerve")
        .fold(c.model.vars.mk_true(), |all, red| all.and(&clear(c, red)))
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

#[test]
fn a_broken_rule_is_shown_with_a_counterexample_in_words() {
    let mut weak = triage().clone();
    weak.rule.retain(|r| r.id != "E6");
    let compiled = Compiled::new(&weak);
    let claims = levels(&compiled);
    let broken = claims
        .iter()
        .find_map(|(what, bad)| compiled.refuted(&weak, what, bad))
        .unwrap();
    assert!(
        broken.contains("urine dark like cola") && broken.contains("yes"),
        "{broken}"
    );
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
