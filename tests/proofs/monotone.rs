//! Invariants 1 and 7: no step towards danger lowers the level.

use biodivine_lib_bdd::{Bdd, BddPartialValuation, BddVariable};

use soleus_core::triage::eval::Unasked;

use crate::{
    common::triage,
    compiled::Compiled,
    invariants::{Claim, expr, red_clear_but_nerve},
    model::Code,
};

/// The questions whose every step up is a step towards danger: `one` questions with their order, all "choose which" of risk.
const LADDERS: [(&str, &[&[&str]]); 21] = [
    (
        "foot_cold",
        &[
            &["none", "times", "left"],
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
            &["normal", "old", "numb"],
            &["?", "weak"],
        ],
    ),
    ("ill", &[&["no", "?", "yes"]]),
    ("fever", &[&["no", "over"], &["no", "?"]]),
    ("urine", &[&["no", "?", "yes"], &["no", "over", "yes"]]),
    (
        "body_cramps",
        &[
            &["none", "?", "many"],
            &["none", "?", "signs"],
            &["none", "over", "many", "signs"],
        ],
    ),
    ("bleeding", &[&["no", "?", "yes"]]),
    (
        "rest",
        &[
            &["no", "?", "constant"],
            &["no", "some", "constant"],
            &["?", "hang"],
        ],
    ),
    (
        "swollen",
        &[
            &["none", "?", "left"],
            &["none", "?", "right"],
            &["none", "old", "both"],
        ],
    ),
    ("swollen_amount", &[&["little", "?", "big"]]),
    (
        "swollen_where",
        &[&["spot", "?", "calf"], &["?", "whole"], &["?", "ankle"]],
    ),
    ("swollen_since", &[&["within48", "?", "later"]]),
    (
        "colour",
        &[
            &["none", "?", "left"],
            &["?", "right"],
            &["?", "both"],
            &["none", "old", "left"],
        ],
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
    ("steps", &[&["normal", "?", "limp", "no"], &["stiff", "limp"]]),
    (
        "tiptoe",
        &[&["can", "painful", "weak", "cannot"], &["can", "not_tried"]],
    ),
    ("bruise", &[&["none", "?", "large"], &["none", "small", "large"]]),
    ("distance", &[&["no", "?", "yes"]]),
    (
        "pregnant",
        &[&["no", "?", "early"], &["?", "late"], &["?", "born"]],
    ),
    ("pregnant_signs", &[&["no", "?", "yes"]]),
];
const RISING: [&str; 16] = [
    "breath",
    "course",
    "pressure",
    "skin",
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

/// Invariants 1 and 7: no step up lowers the level.
pub(crate) fn claims(c: &Compiled) -> Vec<Claim> {
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
    // Warm skin of both legs that sun or shaving reddened explains more than a doubt about warmth.
    let reddened = expr(c, "colour:outside");
    for (question, chains) in LADDERS {
        for pair in chains.iter().flat_map(|chain| chain.windows(2)) {
            step(
                format!("{question}: {} to {}", pair[0], pair[1]),
                &c.model.one(question, pair[0]),
                &c.model.one(question, pair[1]),
                (question == "warm").then_some(&reddened),
            );
        }
    }
    let carved = expr(c, "pattern:shooting").and(&red_clear_but_nerve(c));
    step(
        "foot_nerve: ? to numb".into(),
        &c.model.one("foot_nerve", "?"),
        &c.model.one("foot_nerve", "numb"),
        Some(&carved),
    );
    let flu = c
        .model
        .compile(&triage().define["flu"], Unasked::Unknown)
        .only_true();
    step(
        "fever: ? to yes".into(),
        &c.model.one("fever", "?"),
        &c.model.one("fever", "yes"),
        Some(&flu),
    );
    for n in 0..10 {
        let (low, high) = (n.to_string(), (n + 1).to_string());
        step(
            format!("pain {low} to {high}"),
            &c.model.one("pain", &low),
            &c.model.one("pain", &high),
            None,
        );
    }
    for (low, high) in [("0", "?"), ("4", "?"), ("?", "7"), ("?", "10")] {
        step(
            format!("pain {low} to {high}"),
            &c.model.one("pain", low),
            &c.model.one("pain", high),
            None,
        );
    }
    for question in RISING {
        let Code::Many { asked, options } = &c.model.codes[question] else {
            panic!("{question}")
        };
        // What is known and small explains more than a doubt about it: X11 and X12 rest on these.
        for (option, yes, unsure) in options
            .iter()
            .filter(|(option, ..)| !["sting", "tick", "clean", "twitch"].contains(&option.as_str()))
        {
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
            &c.model.one("age", low),
            &c.model.one("age", high),
            None,
        );
    }
    claims
}

fn partial(values: &[(BddVariable, bool)]) -> BddPartialValuation {
    BddPartialValuation::from_values(values)
}
