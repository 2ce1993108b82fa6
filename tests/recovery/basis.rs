//! What the plans rest on: a changed plan has a new version, and what rests on our judgement alone is listed.

use std::{fs, path::Path};

use soleus_core::recovery::{basis::Basis, plan::Plan};

use crate::teller::plans;

/// FNV-1a: the same on every machine.
fn digest(plan: &Plan) -> String {
    let mut plain = plan.clone();
    plain.version = 0;
    plain.changed.clear();
    let text = serde_json::to_string(&plain).unwrap();
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

fn kept(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("recovery").join(name);
    fs::read_to_string(file).unwrap_or_default()
}

#[test]
fn a_changed_plan_has_a_new_version_and_says_what_changed() {
    let lines: Vec<String> = plans()
        .iter()
        .map(|plan| format!("{} {} {}", plan.id, plan.version, digest(plan)))
        .collect();
    let pinned = kept("plans.pinned");
    for (plan, line) in plans().iter().zip(&lines) {
        let same_version = format!("{} {} ", plan.id, plan.version);
        let old = pinned.lines().find(|old| old.starts_with(&same_version));
        assert!(
            old.is_none_or(|old| old == line),
            "{} changed: raise its version, say in `changed` what is new, and put this into plans.pinned:\n{}",
            plan.id,
            lines.join("\n")
        );
        assert!(old.is_some(), "put this into plans.pinned:\n{}", lines.join("\n"));
        assert!(
            plan.version == 1 || !plan.changed.is_empty(),
            "{} says not what changed",
            plan.id
        );
    }
}

#[test]
fn what_rests_on_our_judgement_alone_is_listed() {
    let list = plans().iter().flat_map(alone).collect::<Vec<_>>().join("\n") + "\n";
    assert!(list == kept("judgement.txt"), "judgement.txt has to say:\n{list}");
}

/// Every statement of a plan without any source, in words.
fn alone(plan: &Plan) -> Vec<String> {
    let mut found = Vec::new();
    let mut say = |basis: &Basis, what: String| {
        if basis.source.is_empty() {
            found.push(format!("{}: {what}", plan.id));
        }
    };
    say(&plan.band_basis, format!("pain band {}", plan.band));
    for (name, passage) in [
        ("start", &plan.start),
        ("after", &plan.after),
        ("twinge", &plan.twinge),
    ] {
        say(&passage.basis, format!("passage \"{name}\""));
    }
    if let Some(limit) = &plan.too_long {
        say(
            &limit.basis,
            format!("too long after {} hours at pain {}", limit.hours, limit.pain),
        );
    }
    if let Some(cold) = &plan.cold {
        say(&cold.basis, "cold".into());
    }
    for gate in &plan.gates {
        say(&gate.basis, format!("{}: words", gate.id));
        for hours in gate.after.iter().chain(&gate.stay) {
            say(&hours.basis, format!("{}: {} hours", gate.id, hours.hours));
        }
        for need in &gate.needs {
            say(&need.basis, format!("{}: {}", gate.id, need.text));
        }
    }
    for ladder in &plan.ladders {
        say(&ladder.basis, format!("table {}", ladder.id));
    }
    found
}
