//! Compares what a story expects with what replay says.

use soleus_core::{
    permission::danger::{Danger, What},
    recovery::{state::EpisodeState, status::GateStatus},
};

use crate::said::short_test;

fn snake(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

/// Whether one expectation holds; if not, what was there instead.
pub(crate) fn holds(state: &EpisodeState, standing: &[Danger], words: &[String]) -> Result<(), String> {
    let short = |id: &str| {
        id.strip_prefix("named/")
            .map_or(id.rsplit('/').next().unwrap().to_owned(), |_| id.to_owned())
    };
    let stops: Vec<String> = standing
        .iter()
        .filter(|danger| danger.is_major())
        .map(|danger| match &danger.what {
            What::Result { .. } => "check".to_owned(),
            What::Stop(reason) => {
                let reason = serde_json::to_value(reason).unwrap();
                reason["kind"].as_str().unwrap().to_owned()
            }
        })
        .collect();
    let (got, want) = match words[0].as_str() {
        "phase" => (state.phase.to_string(), words[1].clone()),
        "open" => {
            let open = state
                .gates
                .iter()
                .filter(|gate| gate.status == GateStatus::Open)
                .map(|gate| short(&gate.id));
            (
                sorted(open),
                sorted(
                    words[1]
                        .split(',')
                        .filter(|name| *name != "none")
                        .map(str::to_owned),
                ),
            )
        }
        "gate" => {
            let gate = state
                .gates
                .iter()
                .find(|gate| short(&gate.id) == words[1])
                .ok_or(format!("no gate {}", words[1]))?;
            (snake(gate.status), words[2].clone())
        }
        "alert" => {
            let found = state.alerts.iter().map(snake).any(|alert| alert == words[1]);
            (
                if found {
                    words[1].clone()
                } else {
                    format!("{:?}", state.alerts)
                },
                words[1].clone(),
            )
        }
        "noalerts" => (format!("{:?}", state.alerts), "[]".into()),
        "stop" => {
            let found = stops.contains(&words[1]);
            (
                if found {
                    words[1].clone()
                } else {
                    format!("{stops:?}")
                },
                words[1].clone(),
            )
        }
        "nostop" => (format!("{stops:?}"), "[]".into()),
        "finished" => (state.finished.to_string(), "true".into()),
        "tests" => {
            let tests = words[1]
                .split(',')
                .filter(|name| *name != "none")
                .map(|name| snake(short_test(name)));
            (sorted(state.tests.iter().map(snake)), sorted(tests))
        }
        "ladder" => {
            let ladder = state.ladder.as_ref().ok_or("there is no ladder")?;
            let got = format!("{}/{} {}", ladder.level, ladder.good, snake(ladder.reason));
            (got, words[1..].join(" "))
        }
        other => panic!("nobody knows what {other:?} expects"),
    };
    if got == want {
        Ok(())
    } else {
        Err(format!("{}: got {got:?}, want {want:?}", words.join(" ")))
    }
}

fn sorted(names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<String> = names.collect();
    names.sort();
    names.join(",")
}
