//! The invariants of evidence.md B4 as rulings.md has them, each over all answer combinations.

use std::sync::OnceLock;

use biodivine_lib_bdd::{Bdd, BddVariable};
use soleus_core::{
    care::Activity,
    triage::{Expr, Triage, content::Stage, expr::Unasked},
};

use crate::{
    common::triage,
    formulas::{Code, Compiled},
};

fn compiled() -> &'static Compiled {
    static COMPILED: OnceLock<Compiled> = OnceLock::new();
    COMPILED.get_or_init(|| Compiled::new(triage()))
}

/// One statement: its name, and the assignments that would break it.
pub(crate) type Claim = (String, Bdd);

fn expr(c: &Compiled, text: &str) -> Bdd {
    let parsed: Expr = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
    c.model.compile(&parsed, Unasked::Unknown).t
}

/// Wherever `when` holds, `then` holds.
fn always(c: &Compiled, what: &str, when: &str, then: &Bdd) -> Claim {
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
const ONE_SWOLLEN: &str = "swollen:left|right";
const CLOT: &str =
    "(clot:journey|operation|plaster|earlier|family|cancer|hormones|infection or pregnant:early|late|born)";
const ANY_RISK: &str = "(clot>=1 or pregnant:early|late|born or minor>=1 or age:a60 or veins:varicose)";

/// Everything that can be said of levels.
pub(crate) fn levels(c: &Compiled) -> Vec<Claim> {
    let (l1, l2, l3) = (&c.l1, &c.l2, &c.l3);
    let mut claims = Vec::new();
    for red in RED {
        claims.push((
            format!("2: not sure about `{red}` is at least same day"),
            c.model.unsure(red).and_not(l2),
        ));
        claims.push((
            format!("13: `{red}` not asked is never self-care"),
            c.model.asked(red).not().and_not(l3),
        ));
    }
    for when in [
        "breath:breathless",
        "breath:chest",
        "breath:blood",
        "breath:faint",
        "breath:heart",
        "foot_cold:left",
        "foot_cold:right",
        "foot_cold:both",
        "skin:spreading",
        "skin:black",
        "urine:yes",
        "body_cramps:many",
        "body_cramps:signs",
        "spine:saddle",
        "spine:bladder",
        "spine:both_weak",
        "injury:shape",
        "injury:wide",
        "injury:crash",
        "bleeding:yes",
        "ill and warm:left|right|both",
        "ill and colour:left|right|both",
        "ill and pain>=7",
    ] {
        claims.push(always(c, &format!("3: {when} is an emergency"), when, l1));
    }
    for sign in [
        "pressure:hard",
        "pressure:toes",
        "pressure:nothing",
        "foot_nerve:numb",
        "foot_nerve:weak",
    ] {
        for pain in ["pain>=7", "course:climbing", "course:beyond"] {
            claims.push(always(
                c,
                &format!("3b: {pain} with {sign}"),
                &format!("{pain} and {sign}"),
                l1,
            ));
        }
    }
    for context in [
        "start:sudden|blow|cramp|builds|after and day:d0|d1|d3|d5",
        "clot:plaster",
        "medicines:thinner",
        "pressure:hard",
        "foot_cold:left",
    ] {
        let when = format!("foot_nerve:numb|weak and {context}");
        claims.push(always(
            c,
            &format!("E3: a numb or weak foot with {context}"),
            &when,
            l1,
        ));
    }
    claims.push(always(
        c,
        "4: swelling of one leg with any clot risk",
        &format!("{ONE_SWOLLEN} and {ANY_RISK}"),
        l2,
    ));
    claims.push(always(
        c,
        "4b: not sure about swelling, with a clot risk",
        &format!("unsure(swollen) and {ANY_RISK}"),
        l2,
    ));
    claims.push(exception(c));
    claims.push(always(
        c,
        "5b: swelling of one leg is never self-care",
        ONE_SWOLLEN,
        l3,
    ));
    claims.push(always(
        c,
        "5c: painless swelling of one leg",
        &format!("{ONE_SWOLLEN} and which:none"),
        l2,
    ));
    for (what, when) in [
        ("6: red or darker skin", "colour:left|right|both"),
        (
            "6: one warm leg that hurts",
            "warm:left|right and which:left|right|both",
        ),
        (
            "6: one warm leg that is swollen",
            "warm:left|right and swollen:left|right",
        ),
        ("6: fever", "fever:yes"),
        ("9: a weak foot", "foot_nerve:weak"),
        ("9: pain that climbs", "course:climbing|beyond"),
        ("9: a pressure sign", "pressure:hard|toes|nothing"),
        (
            "10: a pop without push-off",
            "pop:pop|kick and tiptoe:cannot|not_tried",
        ),
        ("10: a pop, push-off unclear", "pop:pop|kick and unsure(tiptoe)"),
        (
            "10: sudden start without push-off",
            "start:sudden and tiptoe:cannot",
        ),
        ("11: cannot take four steps", "steps:no"),
        (
            "12: worse at day 3 or later",
            "trend:worse and day:d3|d5|d7|d14|d28",
        ),
        ("12: worse, day unknown", "trend:worse and unsure(day)"),
        ("12: back after it was better", "trend:relapse"),
        (
            "S2: constant ache with a clot risk, no injury",
            &format!(
                "which:left|right and pattern:constant and {CLOT} and start:gradual|unknown|night|builds|after|cramp"
            ),
        ),
        (
            "S11: blood thinner and an injury",
            "medicines:thinner|bleeding and start:sudden|blow",
        ),
        (
            "S11: blood thinner and swelling",
            "medicines:thinner|bleeding and swollen:left|right|both",
        ),
        (
            "S13: rest pain, ulcer, black toe, shorter distance",
            "pattern:hang or signs:ulcer|black_toe or distance:yes",
        ),
        ("S16: a long or high cord", "signs:cord_long"),
        ("S18: a locked cramp", "pattern:locked"),
        ("S21: very strong pain", "pain>=7"),
        (
            "S22: front of the shin with a limp",
            "bone:spot and map:shin_front and steps:limp",
        ),
        (
            "S6: pregnancy and a constant one-sided ache",
            "pregnant:early|late|born and which:left|right and pattern:constant",
        ),
        (
            "S6: pregnancy and one swollen leg",
            "pregnant:early|late|born and swollen:left|right",
        ),
    ] {
        claims.push(always(c, what, when, l2));
    }
    let carved = expr(c, "foot_nerve:numb and pattern:shooting").and(&red_clear_but_nerve(c));
    claims.push((
        "9: a numb foot, but for the shooting pattern".into(),
        expr(c, "foot_nerve:numb").and_not(l2).and_not(&carved),
    ));
    claims.push(always(c, "8: under 16 is never self-care", "age:under16", l3));
    claims.push((
        "8: age not known is never self-care".into(),
        expr(c, "open(age)").and_not(l3),
    ));
    for red in RED {
        let clear = clear(c, red);
        claims.push((
            format!("13: self-care needs `{red}` known absent"),
            clear.not().and_not(l3),
        ));
    }
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
        expr(c, ONE_SWOLLEN).and_not(&whole).and_not(&c.l2),
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

fn red_clear_but_nerve(c: &Compiled) -> Bdd {
    RED.iter()
        .filter(|r| **r != "foot_nerve")
        .fold(c.model.vars.mk_true(), |all, red| all.and(&clear(c, red)))
}

/// The questions whose every step up is a step towards danger: `one` questions with their order, all "choose which" of risk.
const LADDERS: [(&str, &[&[&str]]); 18] = [
    (
        "foot_cold",
        &[
            &["none", "?", "left"],
            &["none", "?", "right"],
            &["none", "?", "both"],
        ],
    ),
    (
        "foot_nerve",
        &[
            &["normal", "?"],
            &["normal", "exercise", "numb", "weak"],
            &["?", "weak"],
        ],
    ),
    ("ill", &[&["no", "?", "yes"]]),
    ("fever", &[&["no", "?", "yes"]]),
    ("urine", &[&["no", "?", "yes"]]),
    ("bleeding", &[&["no", "?", "yes"]]),
    (
        "swollen",
        &[&["none", "?", "left"], &["none", "?", "right"], &["none", "both"]],
    ),
    ("swollen_amount", &[&["little", "?", "big"]]),
    (
        "swollen_where",
        &[&["spot", "?", "calf"], &["?", "whole"], &["?", "ankle"]],
    ),
    ("swollen_since", &[&["within48", "?", "later"]]),
    (
        "colour",
        &[&["none", "?", "left"], &["?", "right"], &["?", "both"]],
    ),
    ("warm", &[&["none", "?", "left"], &["?", "right"], &["?", "both"]]),
    (
        "trend",
        &[
            &["better", "?", "worse"],
            &["better", "same", "worse"],
            &["?", "relapse"],
        ],
    ),
    ("steps", &[&["normal", "?", "limp", "no"]]),
    ("bruise", &[&["none", "?", "large"], &["none", "small", "large"]]),
    ("distance", &[&["no", "?", "yes"]]),
    (
        "pregnant",
        &[&["no", "?", "early"], &["?", "late"], &["?", "born"]],
    ),
    ("pregnant_signs", &[&["no", "?", "yes"]]),
];
const RISING: [&str; 17] = [
    "breath",
    "course",
    "pressure",
    "skin",
    "body_cramps",
    "spine",
    "injury",
    "pop",
    "bone",
    "signs",
    "knee",
    "wound",
    "muscles",
    "clot",
    "minor",
    "veins",
    "medicines",
];

/// Fixes a question to one value.
fn fixed(c: &Compiled, question: &str, value: &str) -> Vec<(BddVariable, bool)> {
    match &c.model.codes[question] {
        Code::Single { values, unsure } => values
            .iter()
            .map(|(v, var)| (*var, v == value))
            .chain([(*unsure, value == "?")])
            .collect(),
        Code::Many { .. } => panic!("{question} takes many"),
    }
}

/// Invariants 1 and 7: no step up lowers the level.
pub(crate) fn monotone(c: &Compiled) -> Vec<Claim> {
    let mut claims = Vec::new();
    let levels = [
        ("emergency", &c.l1),
        ("same day", &c.l2),
        ("clinician within days", &c.l3),
    ];
    let mut step =
        |what: String, low: &[(BddVariable, bool)], high: &[(BddVariable, bool)], carved: Option<&Bdd>| {
            for (name, level) in levels {
                let mut bad = level.restrict(low).and_not(&level.restrict(high));
                if let Some(carved) = carved {
                    bad = bad.and_not(carved);
                }
                // The answer itself is gone from the formula, so put the higher one back for the words.
                let shown = bad.and(&c.model.vars.mk_conjunctive_clause(&partial(high)));
                claims.push((format!("1: {what} lowers {name}"), shown));
            }
        };
    for (question, chains) in LADDERS {
        for pair in chains.iter().flat_map(|chain| chain.windows(2)) {
            step(
                format!("{question}: {} to {}", pair[0], pair[1]),
                &fixed(c, question, pair[0]),
                &fixed(c, question, pair[1]),
                None,
            );
        }
    }
    let carved = expr(c, "pattern:shooting").and(&red_clear_but_nerve(c));
    step(
        "foot_nerve: ? to numb".into(),
        &fixed(c, "foot_nerve", "?"),
        &fixed(c, "foot_nerve", "numb"),
        Some(&carved),
    );
    for n in 0..10 {
        let (low, high) = (n.to_string(), (n + 1).to_string());
        step(
            format!("pain {low} to {high}"),
            &fixed(c, "pain", &low),
            &fixed(c, "pain", &high),
            None,
        );
    }
    for (low, high) in [("0", "?"), ("4", "?"), ("?", "7"), ("?", "10")] {
        step(
            format!("pain {low} to {high}"),
            &fixed(c, "pain", low),
            &fixed(c, "pain", high),
            None,
        );
    }
    for question in RISING {
        let Code::Many { asked, options } = &c.model.codes[question] else {
            panic!("{question}")
        };
        for (option, yes, unsure) in options {
            let is = |y: bool, u: bool| [(*asked, true), (*yes, y), (*unsure, u)];
            step(
                format!("{question}/{option}: no to not sure"),
                &is(false, false),
                &is(false, true),
                None,
            );
            step(
                format!("{question}/{option}: not sure to yes"),
                &is(false, true),
                &is(true, false),
                None,
            );
        }
    }
    for (low, high) in [("a16_44", "a60"), ("a45_59", "a60")] {
        step(
            format!("age {low} to {high}"),
            &fixed(c, "age", low),
            &fixed(c, "age", high),
            None,
        );
    }
    claims
}

fn partial(values: &[(BddVariable, bool)]) -> biodivine_lib_bdd::BddPartialValuation {
    biodivine_lib_bdd::BddPartialValuation::from_values(values)
}

/// Invariants 17 and 18: locks beyond the level's, and hidden text, with "not sure" and "not asked" as "yes".
pub(crate) fn closed(c: &Compiled, triage: &Triage) -> Vec<Claim> {
    let hidden = |gate: &str| {
        let gate = triage.gate.iter().find(|g| g.id == gate).unwrap();
        c.model.compile(&gate.hide, Unasked::Unknown).t
    };
    let locked = |activity: Activity| {
        let locks = triage.lock.iter().filter(|l| l.activity.contains(&activity));
        locks.fold(c.l2.clone(), |all, l| {
            all.or(&c.model.compile(&l.when, Unasked::Unknown).t)
        })
    };
    let massage = locked(Activity::Massage);
    let mut claims = Vec::new();
    for when in [
        "maybe(swollen:left|right|both)",
        "maybe(signs:cord_short|cord_long)",
        "maybe(medicines:thinner|bleeding)",
        "maybe(clot:journey|operation|plaster|earlier|family|cancer|hormones|infection)",
        "maybe(pregnant:early|late|born)",
        "maybe(which:left|right and pattern:constant)",
    ] {
        claims.push(always(
            c,
            &format!("17: massage is locked: {when}"),
            when,
            &massage,
        ));
    }
    for when in [
        "medicines:thinner",
        "medicines:bleeding",
        "conditions:kidney",
        "conditions:ulcer",
        "conditions:nsaid",
        "pregnant:early|late|born",
        "urine:yes",
        "body_cramps:signs",
        "age:under16",
    ] {
        claims.push(always(
            c,
            &format!("18: nsaid hidden: {when}"),
            &format!("maybe({when})"),
            &hidden("nsaid"),
        ));
    }
    for when in [
        "foot_cold:left",
        "foot_cold:both",
        "foot_nerve:exercise",
        "foot_nerve:numb",
        "foot_nerve:weak",
        "conditions:artery",
        "conditions:raynaud",
    ] {
        claims.push(always(
            c,
            &format!("18: cold hidden: {when}"),
            &format!("maybe({when})"),
            &hidden("cold"),
        ));
        claims.push(always(
            c,
            &format!("18: cold locked: {when}"),
            &format!("maybe({when})"),
            &locked(Activity::Cold),
        ));
    }
    for when in [
        "foot_cold:left",
        "foot_nerve:numb",
        "foot_nerve:weak",
        "pain>=7",
        "course:climbing",
        "pressure:hard",
        "pressure:toes",
        "conditions:artery",
    ] {
        claims.push(always(
            c,
            &format!("18: compression hidden: {when}"),
            &format!("maybe({when})"),
            &hidden("compression"),
        ));
    }
    claims
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
    prove(monotone(compiled()));
}

#[test]
fn locks_and_hidden_text_hold_for_every_combination_of_answers() {
    prove(closed(compiled(), triage()));
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
