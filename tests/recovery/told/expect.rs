//! What a story expects, asked of the screens.

use serde_json::{Value, json};
use soleus_core::time::Stamp;

use super::{loads::kind, said, world::World};

pub(super) fn holds(world: &World, text: &str) -> Result<(), String> {
    let (head, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    match head {
        "allowed" => each(world, rest, |_, closed| match closed {
            None => Ok(()),
            Some(closed) => Err(format!("closed: {}", reasons(&closed).join(", "))),
        }),
        "closed" => {
            let (targets, wanted) = rest
                .split_once(": ")
                .map_or((rest, ""), |(targets, wanted)| (targets, wanted));
            each(world, targets, |_, closed| in_order(closed.as_ref(), wanted))
        }
        "until" => {
            let (target, when) = rest.split_once(' ').unwrap();
            let (day, hour) = when.split_once(' ').unwrap();
            let want = format!(
                "{} {hour}",
                world.day(day.strip_prefix('d').unwrap().parse().unwrap())
            );
            each(world, target, |_, closed| {
                let got = closed.as_ref().and_then(|closed| printed(&closed["until"]));
                (got.as_deref() == Some(&want))
                    .then_some(())
                    .ok_or(format!("{got:?}, want {want}: {closed:?}"))
            })
        }
        "no-until" => each(world, rest, |_, closed| {
            let got = closed.as_ref().and_then(|closed| printed(&closed["until"]));
            got.map_or(Ok(()), Err)
        }),
        "level" => {
            let level = &world.ask("locks", Value::Null)["level"];
            let got = level.as_str().unwrap_or("none");
            same(got, rest)
        }
        "entered" | "not-entered" => {
            let view = with_plan(world, rest).ok_or("no episode")?;
            let steps: Vec<&Value> = view["plan"]["gate"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|gate| gate["step"] == true)
                .collect();
            let place = steps.iter().position(|gate| gate["id"] == rest).unwrap();
            let entered = view["state"]["phase"].as_u64().unwrap() > place as u64;
            (entered == (head == "entered"))
                .then_some(())
                .ok_or(format!("phase {}", view["state"]["phase"]))
        }
        "finished" | "not-finished" => {
            let view = newest(world);
            (view["state"]["finished"] == (head == "finished"))
                .then_some(())
                .ok_or("otherwise".into())
        }
        "ladder" => {
            let view = newest(world);
            let ladder = &view["state"]["ladder"];
            let parts: Vec<&str> = rest.split_whitespace().collect();
            let got = if parts[0] == "level" {
                &ladder["level"]
            } else {
                &ladder["good"]
            };
            same(&got.to_string(), parts[1])
        }
        "guard" => {
            let guard = world.ask("run_look", Value::Null)["guard"].clone();
            let got = if matches!(
                guard["basis"].as_str(),
                Some("comeback" | "unknown" | "unmeasured")
            ) {
                guard["basis"].as_str().unwrap_or_default().to_owned()
            } else if let Some(metres) = guard["limitMetres"].as_f64() {
                format!("{}km", metres / 1000.0)
            } else {
                format!("{}min", guard["limitMinutes"])
            };
            same(&got, rest)
        }
        "cramp-now" => {
            let now = world.ask("cramp_now", Value::Null);
            match rest.strip_prefix("locked: ") {
                Some(wanted) => in_order(Some(&now["stretch"]).filter(|one| !one.is_null()), wanted),
                None => (now["stretch"].is_null() && now["rub"].is_null())
                    .then_some(())
                    .ok_or(now.to_string()),
            }
        }
        "by" => by(world, rest),
        "refused" => world.last.is_err().then_some(()).ok_or("it was taken".into()),
        "says" | "silent" if said::BY_THE_WINDOW.contains(&rest) => Ok(()),
        "says" | "silent" => (said::says(world, rest) == (head == "says"))
            .then_some(())
            .ok_or("otherwise".into()),
        other => panic!("nobody knows what {other:?} expects"),
    }
}

fn same(got: &str, want: &str) -> Result<(), String> {
    (got == want || want.starts_with(&format!("{got} ")))
        .then_some(())
        .ok_or(format!("{got}, want {want}"))
}

fn each(
    world: &World,
    targets: &str,
    hold: impl Fn(&str, Option<Value>) -> Result<(), String>,
) -> Result<(), String> {
    for target in targets
        .split(',')
        .map(str::trim)
        .filter(|target| is_shown(world, target))
    {
        hold(target, closed(world, target)).map_err(|fault| format!("{target}: {fault}"))?;
    }
    Ok(())
}

/// Whether a screen answers for one leg alone: the page of a recovery of that leg does, no other.
fn is_shown(world: &World, target: &str) -> bool {
    let Some((_, leg)) = target.split_once('@') else {
        return true;
    };
    let open = open(world);
    open.iter().any(|one| one["body"]["legs"] == leg) || open.is_empty() && world.episodes.is_empty()
}

fn printed(stamp: &Value) -> Option<String> {
    let stamp: Stamp = serde_json::from_value(stamp.clone()).ok()?;
    let civil = stamp.civil();
    Some(format!(
        "{} {:02}:{:02}",
        civil.date(),
        civil.hour(),
        civil.minute()
    ))
}

/// The reasons in the words of the stories.
fn reasons(closed: &Value) -> Vec<String> {
    let all = closed["reasons"].as_array().unwrap().iter();
    all.map(|reason| match reason["kind"].as_str().unwrap() {
        "result" => reason["level"].as_str().unwrap().to_owned(),
        "gate" | "time_left" => format!("gate {}", reason["gate"].as_str().unwrap()),
        "lock" => "risk".to_owned(),
        other => other.to_owned(),
    })
    .collect()
}

fn in_order(closed: Option<&Value>, wanted: &str) -> Result<(), String> {
    let Some(closed) = closed else {
        return Err("allowed".into());
    };
    let got = reasons(closed);
    let wanted: Vec<&str> = wanted.split(", ").filter(|word| !word.is_empty()).collect();
    let Some(first) = wanted.first() else {
        return Ok(());
    };
    let mut left = got.iter();
    let all = wanted.iter().all(|one| left.any(|reason| reason == one));
    (got.first().map(String::as_str) == Some(*first) && all)
        .then_some(())
        .ok_or(got.join(", "))
}

pub(super) fn open(world: &World) -> Vec<Value> {
    let list = world.ask("episodes", Value::Null);
    let cards = list["episodes"].as_array().unwrap();
    cards
        .iter()
        .filter(|card| card["open"] == true)
        .map(|card| card["episode"].clone())
        .collect()
}

pub(super) fn newest(world: &World) -> Value {
    let open = open(world);
    let id = world
        .episodes
        .iter()
        .rev()
        .find(|id| open.iter().any(|one| one["id"] == **id))
        .unwrap();
    world.ask("episode", id.clone())
}

fn with_plan(world: &World, gate: &str) -> Option<Value> {
    let family = gate.split('/').next().unwrap();
    let open = open(world);
    world
        .episodes
        .iter()
        .rev()
        .filter(|id| open.iter().any(|one| one["id"] == **id))
        .map(|id| world.ask("episode", id.clone()))
        .find(|view| view["plan"]["id"] == family)
}

/// Why `target` is closed now, by the screen it belongs to.
fn closed(world: &World, target: &str) -> Option<Value> {
    let some = |value: Value| (!value.is_null()).then_some(value);
    if let Some(id) = target.strip_prefix("routine=") {
        let view = world.ask("routine", json!({ "id": id }));
        let rows = view["ask"].as_array().unwrap();
        return some(view["closed"].clone()).or_else(|| {
            (!rows.is_empty()).then(|| json!({ "reasons": [{ "kind": "rows" }], "until": null }))
        });
    }
    if let Some(gate) = target.strip_prefix("step=") {
        let view = with_plan(world, gate).unwrap();
        let gates = view["state"]["gates"].as_array().unwrap();
        return some(gates.iter().find(|one| one["id"] == gate).unwrap()["closed"].clone());
    }
    if let Some(test) = target.strip_prefix("test=") {
        return test_closed(world, kind(test));
    }
    let (class, leg) = target
        .split_once('@')
        .map_or((target, None), |(class, leg)| (class, Some(leg)));
    let view = match leg {
        None => world.ask("locks", Value::Null),
        Some(leg) => {
            let of_leg = open(world).into_iter().find(|one| one["body"]["legs"] == leg);
            match of_leg {
                Some(episode) => world.ask("episode_now", episode["id"].clone()),
                None => world.ask("locks", Value::Null),
            }
        }
    };
    if class == "walk" {
        return some(view["walk"].clone());
    }
    let classes = view["classes"]
        .as_array()
        .or_else(|| view["allowed"].as_array())
        .unwrap();
    some(classes.iter().find(|one| one["activity"] == class).unwrap()["closed"].clone())
}

/// A test is refused by the command that would begin it.
fn test_closed(world: &World, test: &str) -> Option<Value> {
    let view = newest(world);
    let offered = view["state"]["tests"]
        .as_array()
        .unwrap()
        .iter()
        .any(|one| one == test);
    if offered {
        return None;
    }
    let standing = view["standing"].as_array().unwrap();
    if !standing.is_empty() {
        return Some(json!({ "reasons": standing, "until": null }));
    }
    let rows = view["state"]["rows"] != "clear";
    Some(json!({ "reasons": [{ "kind": if rows { "rows" } else { "other" } }], "until": null }))
}

fn by(world: &World, text: &str) -> Result<(), String> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let opened = match parts[0].strip_prefix("step=") {
        Some(gate) => with_plan(world, gate).unwrap()["opened"][gate].clone(),
        None => {
            let locks = world.ask("locks", Value::Null);
            let classes = locks["classes"].as_array().unwrap();
            classes.iter().find(|one| one["activity"] == parts[0]).unwrap()["opened"].clone()
        }
    };
    let day = world.day(parts[2].strip_prefix('d').unwrap().parse().unwrap());
    let fits = opened["who"] == parts[1] && opened["seen"] == day.as_str();
    fits.then_some(()).ok_or(opened.to_string())
}
