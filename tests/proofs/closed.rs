//! Invariants 17 and 18: what is locked and what is hidden.

use soleus_core::{
    care::Activity,
    triage::{Triage, eval::Unasked},
};

use crate::{
    compiled::Compiled,
    invariants::{Claim, always},
};

/// Invariants 17 and 18: locks beyond the level's, and hidden text, with "not sure" and "not asked" as "yes".
pub(crate) fn claims(c: &Compiled, triage: &Triage) -> Vec<Claim> {
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
        "maybe(medicines:thinner|aspirin|bleeding)",
        "maybe(clot:journey|operation|plaster|earlier|family|cancer|hormones|infection)",
        "maybe(pregnant:early|late|born)",
        "maybe(which:left|right and rest:some|constant)",
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
        "medicines:aspirin",
        "medicines:bleeding",
        "medicines:water",
        "medicines:pressure",
        "medicines:steroid",
        "medicines:other",
        "conditions:kidney",
        "conditions:ulcer",
        "conditions:nsaid",
        "conditions:artery",
        "conditions:pressure",
        "minor:heart",
        "age:a60",
        "wound:infected",
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
        "foot_cold:times",
        "foot_nerve:old",
        "conditions:artery",
        "conditions:raynaud",
        "conditions:diabetes",
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
        "conditions:diabetes",
        "minor:heart",
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
