//! What a page may say: honest labels, the signs for any leg, advice that is never given.

use super::{broken, fires};

#[test]
fn a_label_that_says_more_than_its_source_can_carry_is_found() {
    let kind = "kind = \"patient-information\"";
    fires(
        kind,
        "kind = \"commercial\"",
        "the label says more than `NHS` can carry",
    );
    fires(
        kind,
        "kind = \"case-report\"",
        "the label says more than `NHS` can carry",
    );
    fires(
        kind,
        "kind = \"study\"",
        "the label says more than `NHS` can carry",
    );
    fires(
        kind,
        "kind = \"general-knowledge\"",
        "the label says more than `NHS` can carry",
    );
    assert_eq!(broken(kind, "kind = \"guideline\""), Vec::<String>::new());
}

#[test]
fn a_source_that_nobody_read_carries_no_strong_label() {
    fires(
        "read = \"2026-11-20\"",
        "read = \"\"",
        "the label says more than `NHS` can carry",
    );
}

#[test]
fn a_rule_of_the_check_says_no_more_than_its_sources_can_carry() {
    let mut content = crate::content::Content::read(&crate::files(), &mut Vec::new());
    let named = |content: &crate::content::Content| {
        let mut problems = Vec::new();
        crate::check::labels::check(content, &mut problems);
        problems
            .into_iter()
            .map(|problem| problem.what)
            .collect::<Vec<_>>()
    };
    assert_eq!(named(&content), Vec::<String>::new());
    let bleeding = content
        .triage
        .rule
        .iter_mut()
        .find(|rule| rule.id == "S11")
        .unwrap();
    bleeding.label = "strong".to_owned();
    let found = named(&content);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("S11: the label says more than"), "{found:?}");
}

#[test]
fn a_condition_that_leaves_out_a_sign_for_any_leg_is_found() {
    for (sign, what) in [
        ("New breathlessness", "trouble breathing"),
        ("A cold foot", "a cold foot"),
        ("Severe pain", "severe pain"),
        ("One leg swollen", "a swollen leg"),
    ] {
        fires(
            sign,
            "Feeling ill",
            &format!("the red-flag boxes leave out {what}"),
        );
    }
}

#[test]
fn forbidden_advice_is_found_and_a_warning_is_not() {
    fires(
        "Wrap it. {ours}",
        "Take 400 mg twice. {ours}",
        "a dose of a medicine",
    );
    for dose in [
        "Take two tablets.",
        "Take 400mg.",
        "Swallow 5 ml.",
        "Take one gram.",
    ] {
        fires(
            "Wrap it. {ours}",
            &format!("{dose} {{ours}}"),
            "a dose of a medicine",
        );
    }
    fires(
        "Wrap it. {ours}",
        "Keep to 140 beats a minute. {ours}",
        "a fixed heart-rate cap",
    );
    for advice in [
        "With acute compartment syndrome, put a cold pack on it.",
        "A blocked artery likes a bandage.",
        "In acute compartment syndrome, ice the leg.",
        "With ischaemia, wear a stocking.",
    ] {
        fires(
            "Wrap it. {ours}",
            &format!("{advice} {{ours}}"),
            "ice, compression or raising",
        );
    }
    fires(
        "Wrap it. {ours}",
        "With clot signs, use a massage gun. {ours}",
        "massage where a clot is possible",
    );
    fires(
        "Wrap it. {ours}",
        "Stay below 130 bpm. {ours}",
        "a fixed heart-rate cap",
    );
    fires(
        "Wrap it. {ours}",
        "Put a warm pad on it straight away. {ours}",
        "early heat",
    );
    fires(
        "Weeks. {ours}",
        "A firm massage helps. {ours}",
        "massage where a clot is possible",
    );
    fires(
        "Wrap it. {ours}",
        "With acute compartment syndrome, raise the leg. {ours}",
        "ice, compression or raising",
    );
    let warned = broken(
        "Wrap it. {ours}",
        "With acute compartment syndrome, do not raise the leg. {ours}",
    );
    assert_eq!(warned, Vec::<String>::new());
}

#[test]
fn what_sources_say_may_be_named_where_it_is_not_advised() {
    let named = "Wrap it. {ours}\n\n```not-advised\nitems = [{ name = \"Salts\", why = \"300 mg did nothing.\", source = \"NHS\" }]\n```\n";
    assert_eq!(broken("Wrap it. {ours}", named), Vec::<String>::new());
}

#[test]
fn an_urgent_page_without_a_red_flag_box_of_its_level_is_found() {
    fires(
        "title = \"Clot in a deep vein\"\n",
        "title = \"Clot in a deep vein\"\nurgent = \"L2\"\n",
        "has no red-flag box of that level",
    );
}
