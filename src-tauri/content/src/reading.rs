//! `content/reading.toml`: the pages that matter in a recovery, by the step of its plan.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The step before the first gate of a plan.
pub const START: &str = "start";

/// What to read with one plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanReading {
    /// The plan's id.
    pub id: String,
    /// The pages that matter at every step.
    pub always: Vec<String>,
    /// The pages of each step, by [`START`] or by what its gate's id says after the plan's.
    pub steps: BTreeMap<String, Vec<String>>,
}

/// The whole list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// One entry for each plan.
    #[serde(default)]
    pub plan: Vec<PlanReading>,
}

impl Reading {
    /// The pages for the plan `plan` at the step whose gate was entered last (`None`: none yet), those of the step first.
    pub fn pages(&self, plan: &str, gate: Option<&str>) -> Vec<&str> {
        let Some(of_plan) = self.plan.iter().find(|other| other.id == plan) else {
            return Vec::new();
        };
        let of_step = of_plan.steps.get(step(gate)).into_iter().flatten();
        let mut pages: Vec<&str> = Vec::new();
        for page in of_step.chain(&of_plan.always) {
            if !pages.contains(&page.as_str()) {
                pages.push(page);
            }
        }
        pages
    }
}

/// The name of the step that the gate with this id opens.
pub fn step(gate: Option<&str>) -> &str {
    gate.map_or(START, |id| id.split_once('/').map_or(id, |(_, step)| step))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading() -> Reading {
        let plan = PlanReading {
            id: "strain".into(),
            always: vec!["dvt".into(), "cold".into()],
            steps: BTreeMap::from([
                (START.into(), vec!["cold".into()]),
                ("phase-1".into(), vec!["load".into()]),
            ]),
        };
        Reading { plan: vec![plan] }
    }

    #[test]
    fn the_pages_of_the_step_come_first_and_none_comes_twice() {
        assert_eq!(reading().pages("strain", None), ["cold", "dvt"]);
        assert_eq!(
            reading().pages("strain", Some("strain/phase-1")),
            ["load", "dvt", "cold"]
        );
        assert_eq!(reading().pages("bruise", None), Vec::<&str>::new());
    }
}
