//! In which order the questions stand in the formulas.

use soleus_core::triage::{Triage, question::Question};

/// The order of the questions in the formulas, found by trying: their size, and with it the time of every proof, is a fifth
/// of what it is in the order of asking. What stands in one rule stands close together.
const ORDER: [&str; 48] = [
    "spine",
    "bleeding",
    "breath",
    "injury",
    "body_cramps",
    "urine",
    "foot_cold",
    "ill",
    "course",
    "distance",
    "skin",
    "pressure",
    "fever",
    "knee",
    "foot_nerve",
    "colour",
    "bruise",
    "pop",
    "wound",
    "warm",
    "swollen",
    "conditions",
    "signs",
    "seen",
    "pain",
    "trend",
    "day",
    "which",
    "start",
    "tiptoe",
    "pattern",
    "often",
    "medicines",
    "muscles",
    "clot",
    "rest",
    "pregnant",
    "pregnant_signs",
    "map",
    "bone",
    "swollen_since",
    "swollen_amount",
    "veins",
    "history",
    "swollen_where",
    "minor",
    "age",
    "steps",
];

/// The questions in that order; one that has no place in it comes last.
pub(crate) fn ordered(triage: &Triage) -> Vec<&Question> {
    let place = |q: &Question| ORDER.iter().position(|id| *id == q.id).unwrap_or(ORDER.len());
    let mut all: Vec<&Question> = triage.question.iter().collect();
    all.sort_by_key(|q| place(q));
    all
}
