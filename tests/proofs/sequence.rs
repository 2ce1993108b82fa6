//! In which order the questions stand in the formulas.

use soleus_core::triage::{Triage, question::Question};

/// The order of the questions in the formulas, found by trying: their size, and with it the time of every proof, is a fifth
/// of what it is in the order of asking. What stands in one rule stands close together.
const ORDER: [&str; 47] = [
    "breath",
    "bleeding",
    "skin",
    "course",
    "foot_cold",
    "foot_nerve",
    "pressure",
    "injury",
    "ill",
    "fever",
    "wound",
    "urine",
    "body_cramps",
    "pain",
    "conditions",
    "pop",
    "rest",
    "swollen_since",
    "colour",
    "signs",
    "often",
    "warm",
    "which",
    "day",
    "trend",
    "pattern",
    "start",
    "bruise",
    "steps",
    "tiptoe",
    "bone",
    "medicines",
    "muscles",
    "knee",
    "distance",
    "pregnant_signs",
    "map",
    "pregnant",
    "swollen_amount",
    "swollen",
    "spine",
    "minor",
    "age",
    "clot",
    "veins",
    "history",
    "swollen_where",
];

/// The questions in that order; one that has no place in it comes last.
pub(crate) fn ordered(triage: &Triage) -> Vec<&Question> {
    let place = |q: &Question| ORDER.iter().position(|id| *id == q.id).unwrap_or(ORDER.len());
    let mut all: Vec<&Question> = triage.question.iter().collect();
    all.sort_by_key(|q| place(q));
    all
}
