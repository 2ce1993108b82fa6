//! Plays a story against the real plans and compares what is expected with what replay says.

use serde_json::{Value, json};
use soleus_core::{
    care::{Legs, Level, Pain, Tri},
    journal::{Entry, EntryId},
    permission::{
        danger::{Check, Danger, StopReason, What, standing},
        decide::{self, unlifted},
        facts::{Asking, Facts, Open},
        word::{ClinicianWord, Said},
    },
    recovery::{
        Record,
        checkin::CheckIn,
        clock::Moment,
        load::{Outing, OutingKind},
        plan::Plan,
        record::{Condition, Episode, NamedGate, StrainSigns},
        replay,
        rows::{Row, RowsAnswered, rows_now},
        state::EpisodeState,
        timeline::onset_ms,
    },
    time::{DAY_MS, HOUR_MS, Stamp},
};

use crate::{
    expect,
    said::{check_in, test},
    script::Story,
};

/// Sunday 7 June 2026, 10:00 at UTC+1: the onset of every story.
pub(crate) fn onset() -> Stamp {
    Stamp::new(
        "2026-06-07T09:00:00Z"
            .parse::<jiff::Timestamp>()
            .unwrap()
            .as_millisecond(),
        60,
    )
}

/// The plans of the app.
pub(crate) fn plans() -> &'static [Plan] {
    static PLANS: std::sync::OnceLock<Vec<Plan>> = std::sync::OnceLock::new();
    PLANS.get_or_init(|| soleus_content::plans::load(&soleus_guide::files()).unwrap())
}

pub(crate) fn plan(id: &str) -> &'static Plan {
    plans().iter().find(|plan| plan.id == id).unwrap()
}

pub(crate) fn entry<T>(at: Stamp, id: usize, body: T) -> Entry<T> {
    let place = i64::try_from(id).unwrap() + 1;
    Entry {
        id: EntryId(format!("e{id}")),
        at,
        subject: None,
        changed: at,
        written: place,
        edited: place,
        body,
    }
}

/// What went otherwise than written.
pub(crate) fn tell(story: &Story) -> Vec<String> {
    let (episode, mut record) = open(&story.opening);
    let plan = episode.body.condition.plan().map(plan);
    let mut faults = Vec::new();
    for (index, line) in story.lines.iter().enumerate() {
        let at = onset().plus_ms(line.day * DAY_MS + (line.hour - 10) * HOUR_MS);
        for what in &line.happened {
            happen(&mut record, what, at, index);
        }
        let (state, standing) = shown(plan, &episode, &record, Moment::of(at));
        for expected in line.holds.iter().filter(|words| !words.is_empty()) {
            if let Err(fault) = expect::holds(&state, &standing, expected) {
                faults.push(format!("{}\n        {fault}", line.text));
            }
        }
    }
    faults
}

/// The recovery as its screens show it: replayed, then each gate as the one function says of it. What was never asked, and
/// risks of the person, are no subject of these stories.
pub(crate) fn shown(
    plan: Option<&'static Plan>,
    episode: &Entry<Episode>,
    record: &Record,
    now: Moment,
) -> (EpisodeState, Vec<Danger>) {
    let state = replay(plan, episode, record, now);
    let mut dangers = record.dangers.clone();
    dangers.extend(state.raised.clone());
    let standing = standing(&record.checks, &dangers, now);
    let facts = Facts {
        now,
        standing,
        words: record.words.clone(),
        episodes: vec![Open {
            plan,
            legs: episode.body.legs,
            onset_ms: onset_ms(episode),
            state: state.clone(),
        }],
        time_left: Vec::new(),
        rows: rows_now(&record.rows, now),
        risks: Vec::new(),
        aches: Vec::new(),
        asked: vec![Asking {
            ms: now.ms,
            legs: None,
        }],
        offsets: Vec::new(),
        rested_ms: None,
    };
    let unlifted = unlifted(&facts).cloned().collect();
    (decide::shown(&facts, state), unlifted)
}

fn open(words: &[String]) -> (Entry<Episode>, Record) {
    let has = |word: &str| words.iter().any(|given| given == word);
    let after = |word: &str| words.iter().skip_while(|given| *given != word).nth(1).cloned();
    let signs = |no_push_off, pop, limp| StrainSigns {
        pop,
        no_push_off,
        limp,
        bruise: Tri::No,
        large_bruise_or_dent: Tri::No,
        weak_raise: Tri::No,
    };
    let muscle = ["soleus", "gastrocnemius"].into_iter().find(|name| has(name));
    let muscle = muscle.map(parse);
    let strain = |signs| Condition::Strain { signs, muscle };
    let condition = match words[0].as_str() {
        "cramp" => Condition::ExerciseCramp,
        "tightness" => Condition::Tightness,
        "bruise" => Condition::Bruise,
        "named" => named(words),
        _ if has("g2") => strain(signs(Tri::No, Tri::No, Tri::Yes)),
        _ if has("g3") => strain(signs(Tri::Yes, Tri::No, Tri::Yes)),
        _ if has("pop") => strain(signs(Tri::NotSure, Tri::Yes, Tri::No)),
        _ if has("unsure") => strain(signs(Tri::No, Tri::No, Tri::NotSure)),
        _ => strain(signs(Tri::No, Tri::No, Tri::No)),
    };
    let legs = if has("both") {
        Legs::Both
    } else if has("right") {
        Legs::Right
    } else {
        Legs::Left
    };
    let hours = after("latest").map(|hours| hours.parse::<i64>().unwrap());
    let version = condition.plan().map_or(0, |id| plan(id).version);
    let body: Episode = serde_json::from_value(json!({
        "condition": condition, "legs": legs, "place": null, "planVersion": version,
        "onsetLatest": hours.map(|hours| onset().plus_ms(hours * HOUR_MS)),
        "ladder": after("ladder"),
    }))
    .unwrap();
    let mut record = Record::default();
    if has("other-hurt") {
        record
            .others
            .push((EntryId("old".into()), onset().plus_ms(-120 * DAY_MS), Legs::Right));
    }
    (entry(onset(), 0, body), record)
}

fn named(words: &[String]) -> Condition {
    let gates = words
        .iter()
        .skip(2)
        .filter(|word| !word.starts_with("is:"))
        .map(|word| {
            let (name, days) = word.split_once(['+', '-']).unwrap();
            let from = days.parse::<i64>().ok().map(|days| onset().day().plus(days));
            NamedGate {
                activity: parse(name),
                from,
            }
        });
    let what = words.iter().find_map(|word| word.strip_prefix("is:")).map(parse);
    Condition::Named {
        what,
        name: "stress fracture".into(),
        by: "a clinician".into(),
        on: onset().day(),
        after: None,
        gates: gates.collect(),
    }
}

pub(crate) fn parse<T: serde::de::DeserializeOwned>(word: &str) -> T {
    serde_json::from_value(Value::String(word.to_owned())).unwrap_or_else(|_| panic!("unknown word {word:?}"))
}

pub(crate) fn pain(word: &str) -> Pain {
    Pain::new(word.parse().unwrap()).unwrap()
}

fn happen(record: &mut Record, words: &[String], at: Stamp, id: usize) {
    let word = |index: usize| words.get(index).map_or("", String::as_str);
    let outing = |kind| Outing {
        kind,
        minutes: word(1).parse().ok(),
        metres: None,
        run_minutes: None,
        run_metres: None,
        pain: Some(pain(word(2))),
        limp: Some(words.iter().any(|word| word == "limp")),
        morning: None,
        terrain: None,
        level: (kind == OutingKind::WalkRun).then(|| word(1).parse().unwrap()),
        note: String::new(),
        lead_ms: 0,
    };
    match word(0) {
        "look" => {}
        "check" => {
            let check_in = entry(at, id, check_in(words, at));
            push_check_in(record, check_in);
        }
        "flat" => record.outings.push(entry(at, id, outing(OutingKind::FlatWalk))),
        "brisk" => record.outings.push(entry(at, id, outing(OutingKind::BriskWalk))),
        "incline" => record
            .outings
            .push(entry(at, id, outing(OutingKind::InclineWalk))),
        "run" => record.outings.push(entry(at, id, outing(OutingKind::Run))),
        "walkrun" => record.outings.push(entry(at, id, outing(OutingKind::WalkRun))),
        "training" => record.outings.push(entry(at, id, outing(OutingKind::Training))),
        "test" => record.tests.push(entry(at, id, test(words))),
        "flag" => record.dangers.push(stop(at, id, vec![parse(word(1))])),
        "result" => {
            let level = parse::<Level>(word(1));
            record.checks.push(Check {
                result: Danger {
                    written: i64::try_from(id).unwrap(),
                    at,
                    ms: at.ms,
                    what: What::Result {
                        level,
                        locks: Vec::new(),
                        hidden: Vec::new(),
                        rows: Vec::new(),
                    },
                    source: None,
                },
                complete: word(2) == "complete",
                legs: None,
            });
        }
        "see" | "saw" => {
            let mut said = ClinicianWord::new("GP", at.date(), if word(0) == "see" { "strain" } else { "" });
            said.permits = words[1..].iter().map(|word| parse(word)).collect();
            record.words.push(word_at(at, id, said, None));
        }
        "plan" => {
            let mut said = ClinicianWord::new("GP", at.date(), "strain");
            said.follow_plan = true;
            said.after = Some(true);
            record.words.push(word_at(at, id, said, None));
        }
        "gates" => {
            let mut said = ClinicianWord::new("GP", at.date(), "strain");
            said.after = Some(true);
            said.gates = words[1..]
                .iter()
                .filter(|word| word.contains('/'))
                .cloned()
                .collect();
            let elsewhere = words[1..].iter().any(|word| word == "elsewhere");
            said.episode = Some(EntryId(if elsewhere { "other" } else { "e0" }.into()));
            let days = words.last().and_then(|word| word.strip_prefix("for:"));
            let until = days.map(|days| at.ms + days.parse::<i64>().unwrap() * DAY_MS);
            record.words.push(word_at(at, id, said, until));
        }
        other => panic!("nobody knows how to {other:?}"),
    }
}

fn word_at(at: Stamp, id: usize, said: ClinicianWord, until_ms: Option<i64>) -> Said {
    let entry = entry(at, id, said);
    Said {
        written: entry.written,
        ms: at.ms,
        from_ms: i64::MIN,
        not_before_ms: None,
        until_ms,
        entry,
    }
}

pub(crate) fn stop(at: Stamp, id: usize, rows: Vec<Row>) -> Danger {
    Danger {
        written: i64::try_from(id).unwrap(),
        at,
        ms: at.ms,
        what: What::Stop(StopReason::RedFlag { day: at.day(), rows }),
        source: None,
    }
}

/// A check-in with its rows, as the record keeps them beside it.
pub(crate) fn push_check_in(record: &mut Record, check_in: Entry<CheckIn>) {
    let (at, id, body) = (check_in.at, check_in.written, &check_in.body);
    record.rows.push(RowsAnswered {
        written: id,
        at,
        ms: at.ms,
        day: body.day,
        answer: body.rows.answer(),
    });
    let red = body.rows.red();
    if !red.is_empty() {
        record.dangers.push(stop(at, usize::try_from(id).unwrap(), red));
    }
    record.check_ins.push(check_in);
}
