//! What content changed in a plan, field by field: the plan as it was seen is kept once per version, and compared.

use serde::{Deserialize, Serialize};

use super::plan::{Gate, Hours, Plan};
use crate::journal::Body;

/// A field of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs)]
pub enum PlanField {
    Title,
    Summary,
    Text,
    Why,
    Meanwhile,
    Other,
    /// An activity class the gate opens.
    Opens,
    /// How far the gate reaches.
    Scope,
    /// Hours since the onset, `48` or `48/72` (from grade 2).
    After,
    /// Hours since the phase before, in the same form.
    Stay,
    /// Something the leg must show.
    Need,
    /// A test it offers.
    Offers,
    /// The pain band.
    Band,
    /// The rise that steps back.
    BackAt,
    /// Hours after which it has lasted too long.
    TooLong,
    /// A level of a walk-run table: walk/run/rounds.
    Level,
    /// Good runs needed at each level.
    Runs,
    /// Rest days between runs.
    RestDays,
}

impl PlanField {
    /// Whether a gate can have several of it: then what went and what came are told, not what turned into what.
    fn several(self) -> bool {
        matches!(self, PlanField::Opens | PlanField::Need | PlanField::Offers)
    }
}

/// One fact of a plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// Where: a gate's or a table's id; `start`, `after`, `twinge`; empty for the plan itself.
    pub at: String,
    /// Which field.
    pub field: PlanField,
    /// What it says.
    pub value: String,
}

/// A plan as a person has seen it, kept once for each version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanSeen {
    /// The plan's id.
    pub plan: String,
    /// Its version.
    pub version: u32,
    /// Everything it said.
    pub facts: Vec<Fact>,
}

impl Body for PlanSeen {
    const KIND: &'static str = "plan_seen";
}

impl PlanSeen {
    /// `plan` as it is now.
    pub fn of(plan: &Plan) -> Self {
        Self {
            plan: plan.id.clone(),
            version: plan.version,
            facts: facts(plan),
        }
    }
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlanChange {
    /// Where: a gate's or a table's id, a passage, or empty for the plan itself.
    pub at: String,
    /// The title of the gate or table, as it is now or was.
    pub title: String,
    /// Which field.
    pub field: PlanField,
    /// What it said; `None` if it is new.
    pub old: Option<String>,
    /// What it says; `None` if it is gone.
    pub new: Option<String>,
}

/// Everything a plan says, without its sources.
pub fn facts(plan: &Plan) -> Vec<Fact> {
    let mut all = Facts::default();
    all.add("", PlanField::Title, &plan.title);
    all.add("", PlanField::Summary, &plan.summary);
    all.add("", PlanField::Band, &plan.band.to_string());
    all.add("", PlanField::BackAt, &plan.back_at.to_string());
    if let Some(limit) = &plan.too_long {
        all.add("", PlanField::TooLong, &limit.hours.to_string());
    }
    for (at, passage) in [
        ("start", &plan.start),
        ("after", &plan.after),
        ("twinge", &plan.twinge),
    ] {
        all.add(at, PlanField::Title, &passage.title);
        all.add(at, PlanField::Text, &passage.text);
    }
    if let Some(cold) = &plan.cold {
        all.add("cold", PlanField::Text, &cold.text);
        all.add("cold", PlanField::After, &cold.first_hours.to_string());
    }
    for gate in &plan.gates {
        all.gate(gate);
    }
    for ladder in &plan.ladders {
        all.add(&ladder.id, PlanField::Title, &ladder.title);
        all.add(&ladder.id, PlanField::Text, &ladder.text);
        all.add(&ladder.id, PlanField::Runs, &ladder.runs.to_string());
        all.add(&ladder.id, PlanField::RestDays, &ladder.rest_days.to_string());
        for (index, level) in ladder.levels.iter().enumerate() {
            let at = format!("{} {}", ladder.id, index + 1);
            let value = format!("{}/{}/{}", level.walk, level.run, level.rounds);
            all.add(&at, PlanField::Level, &value);
        }
    }
    all.0
}

#[derive(Default)]
struct Facts(Vec<Fact>);

impl Facts {
    fn add(&mut self, at: &str, field: PlanField, value: &str) {
        if !value.is_empty() {
            self.0.push(Fact {
                at: at.to_owned(),
                field,
                value: value.to_owned(),
            });
        }
    }

    fn gate(&mut self, gate: &Gate) {
        for (field, text) in [
            (PlanField::Title, &gate.title),
            (PlanField::Text, &gate.text),
            (PlanField::Why, &gate.why),
            (PlanField::Meanwhile, &gate.meanwhile),
            (PlanField::Other, &gate.other),
        ] {
            self.add(&gate.id, field, text);
        }
        for (field, hours) in [(PlanField::After, &gate.after), (PlanField::Stay, &gate.stay)] {
            if let Some(hours) = hours {
                self.add(&gate.id, field, &hours_text(hours));
            }
        }
        self.add(&gate.id, PlanField::Scope, &name(&gate.scope));
        for activity in &gate.opens {
            self.add(&gate.id, PlanField::Opens, &name(activity));
        }
        for need in &gate.needs {
            self.add(&gate.id, PlanField::Need, &need.text);
        }
        for test in &gate.offers {
            self.add(&gate.id, PlanField::Offers, &name(test));
        }
    }
}

fn hours_text(hours: &Hours) -> String {
    hours
        .grade_two
        .map_or_else(|| hours.hours.to_string(), |two| format!("{}/{two}", hours.hours))
}

fn name(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// What changed from `old` to `plan`, in the plan's order; what is gone comes last.
pub fn difference(old: &[Fact], plan: &Plan) -> Vec<PlanChange> {
    let new = facts(plan);
    let title = |at: &str| {
        let of = |facts: &[Fact]| {
            let title = |fact: &&Fact| fact.at == at && fact.field == PlanField::Title;
            facts.iter().find(title).map(|fact| fact.value.clone())
        };
        of(&new).or_else(|| of(old)).unwrap_or_else(|| at.to_owned())
    };
    let change = |fact: &Fact, old: Option<&Fact>, new: Option<&Fact>| PlanChange {
        at: fact.at.clone(),
        title: title(&fact.at),
        field: fact.field,
        old: old.map(|fact| fact.value.clone()),
        new: new.map(|fact| fact.value.clone()),
    };
    let partner = |fact: &Fact, among: &[Fact]| {
        let same = |other: &&Fact| {
            other.at == fact.at
                && other.field == fact.field
                && (!fact.field.several() || other.value == fact.value)
        };
        among.iter().find(same).cloned()
    };
    let came = new.iter().filter_map(|fact| match partner(fact, old) {
        Some(before) if before.value == fact.value => None,
        before => Some(change(fact, before.as_ref(), Some(fact))),
    });
    let gone = old.iter().filter(|fact| partner(fact, &new).is_none());
    came.chain(gone.map(|fact| change(fact, Some(fact), None)))
        .collect()
}
