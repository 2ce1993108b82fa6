//! The one function.

use super::{
    activity::{Asked, Own},
    danger::{Danger, What},
    facts::Facts,
    gates::{Deed, of_class, of_gate, of_walk, overlap},
    lifted::{counting, follows, is_lifted, is_named, is_opened, names},
    parts::{classes, every_class, legs, step_deeds},
    person::{is_risk, of_person},
    reason::{Closed, Reason, counted},
    word::Said,
};
use crate::{
    care::Activity,
    journal::EntryId,
    recovery::{
        clock::Moment, load::TestKind, replay::TESTS_FROM_MS, state::EpisodeState, status::GateStatus,
    },
    time::DAY_MS,
};

/// Whether `asked` may be done now; if not, for which reasons and until when.
pub fn decide(facts: &Facts<'_>, asked: &Asked) -> Option<Closed> {
    let mut closed = Closed::of(reasons(facts, asked))?;
    let by_word = opened_later(facts, asked).map(|ms| facts.wall_at(ms));
    closed.until = match (closed.until, by_word) {
        (Some(by_time), Some(by_word)) if by_time.ms < by_word.ms => Some(by_time),
        (by_time, by_word) => by_word.or(by_time),
    };
    Some(closed)
}

/// When a clinician's word that begins later opens what is asked, if only time is missing until then.
fn opened_later(facts: &Facts<'_>, asked: &Asked) -> Option<i64> {
    let today = facts.today();
    let later = facts.words.iter().filter(|word| {
        word.is_sound(today)
            && word.begins() > facts.now.ms
            && (word.follows_plan() || names(facts, word, asked))
    });
    let mut begins: Vec<i64> = later.map(Said::begins).collect();
    begins.sort_unstable();
    begins.into_iter().find(|ms| {
        let then = Facts {
            now: Moment {
                ms: *ms,
                wall: facts.wall_at(*ms),
            },
            ..facts.clone()
        };
        reasons(&then, asked).is_empty()
    })
}

fn reasons(facts: &Facts<'_>, asked: &Asked) -> Vec<Reason> {
    let mut reasons = of_dangers(facts, asked);
    reasons.extend(of_locks(facts, asked));
    reasons.extend(limit(facts, asked));
    reasons.extend(of_gates(facts, asked));
    reasons.extend(of_time_left(facts, asked));
    reasons.extend(of_rows(facts, asked));
    reasons.extend(of_rest_day(facts, asked));
    reasons.extend(of_person(facts, asked));
    reasons
}

/// What may be done of several classes at once, such as those of a routine: every reason of each.
pub fn decide_all<'q>(facts: &Facts<'_>, asked: impl IntoIterator<Item = &'q Asked>) -> Option<Closed> {
    let all: Vec<Closed> = asked.into_iter().filter_map(|one| decide(facts, one)).collect();
    let untils: Option<Vec<_>> = all.iter().map(|closed| closed.until).collect();
    let mut closed = Closed::of(all.into_iter().flat_map(|closed| closed.reasons).collect())?;
    closed.until = untils.and_then(|untils| untils.into_iter().max_by_key(|until| until.ms));
    Some(closed)
}

/// The state of a recovery as its screens show it: each gate stands as the one function says of it.
pub fn shown(facts: &Facts<'_>, mut state: EpisodeState) -> EpisodeState {
    for gate in &mut state.gates {
        let asked = Asked::Step {
            episode: state.episode.clone(),
            gate: gate.id.clone(),
        };
        let closed = decide(facts, &asked);
        gate.status = closed.as_ref().map_or(GateStatus::Open, status);
        gate.opens_at = gate.opens_at.map(|opens| facts.zoned(opens));
        gate.closed = closed;
    }
    state.tests.retain(|test| {
        let asked = Asked::Test {
            episode: state.episode.clone(),
            test: *test,
        };
        decide(facts, &asked).is_none()
    });
    state
}

fn status(closed: &Closed) -> GateStatus {
    match closed.reasons.first() {
        Some(Reason::Result { .. } | Reason::Stop { .. }) => GateStatus::Stopped,
        Some(Reason::Gate { status, .. }) => *status,
        Some(
            Reason::Word { .. } | Reason::TimeLeft { .. } | Reason::RestDay { .. } | Reason::TooEarly { .. },
        ) => GateStatus::Time,
        Some(Reason::Rows) => GateStatus::RowsDue,
        Some(Reason::RowsRed) => GateStatus::Held,
        Some(Reason::Lock { .. } | Reason::Aches { .. } | Reason::Risk { .. } | Reason::Unasked) | None => {
            GateStatus::Locked
        }
    }
}

fn of_dangers(facts: &Facts<'_>, asked: &Asked) -> Vec<Reason> {
    let major = facts.standing.iter().rev().filter(|danger| danger.is_major());
    as_reasons(facts, major.filter(|danger| !is_lifted(facts, danger, asked)))
}

/// Dangers as reasons, each like once. When a check can end them is the same for all: it is reckoned once.
fn as_reasons<'f>(facts: &Facts<'_>, dangers: impl Iterator<Item = &'f Danger>) -> Vec<Reason> {
    let falls = facts.check_from();
    let reasons = dangers.map(|danger| {
        let since = facts.wall_at(danger.ms);
        let check_from = falls.unwrap_or(since.plus_ms(DAY_MS));
        match &danger.what {
            What::Result { level, rows, .. } => Reason::Result {
                level: *level,
                rows: rows.clone(),
                since,
                check_from,
                again: 0,
            },
            What::Stop(stop) => Reason::Stop {
                stop: stop.clone(),
                since,
                check_from,
                again: 0,
            },
        }
    });
    counted(reasons.collect())
}

/// The stops and urgent results that no "follow the plan" has lifted, as reasons, the weightiest first.
pub fn standing_reasons(facts: &Facts<'_>) -> Vec<Reason> {
    let mut reasons = as_reasons(facts, unlifted(facts));
    reasons.sort_by_key(Reason::weight);
    reasons
}

/// The stops and urgent results that no "follow the plan" has lifted.
pub fn unlifted<'f>(facts: &'f Facts<'_>) -> impl Iterator<Item = &'f Danger> {
    let lifted = |danger: &Danger| counting(facts).any(|word| word.follows_plan() && word.answers(danger));
    let major = facts.standing.iter().rev().filter(|danger| danger.is_major());
    major.filter(move |danger| !lifted(danger))
}

/// Locks of results that are less urgent. A step is closed by them only where all its classes are.
fn of_locks(facts: &Facts<'_>, asked: &Asked) -> Vec<Reason> {
    let of_class = |class: Activity| {
        let minor = facts.standing.iter().filter(|danger| !danger.is_major());
        minor
            .filter(|danger| {
                let named =
                    counting(facts).any(|word| word.answers(danger) && word.word().permits.contains(&class));
                !named
            })
            .flat_map(|danger| danger.locks(class).map(move |id| (danger, id)))
            .filter(|(_, id)| !is_risk(facts, id))
            .map(|(danger, id)| Reason::Lock {
                id: id.clone(),
                since: facts.wall_at(danger.ms),
                check_from: facts.wall_at(danger.ms.saturating_add(DAY_MS)),
            })
            .collect::<Vec<_>>()
    };
    every_class(classes(facts, asked), of_class)
}

/// A clinician's own limit: the newest word about what is asked says "not before".
fn limit(facts: &Facts<'_>, asked: &Asked) -> Option<Reason> {
    let today = facts.today();
    let about = |word: &&Said| {
        word.is_sound(today)
            && (names(facts, word, asked) || word.follows_plan() && follows(facts, word, asked))
    };
    let newest = facts.words.iter().rev().find(about)?;
    let early = newest
        .not_before_ms
        .filter(|not_before| facts.now.ms < *not_before);
    let over = newest.until_ms.filter(|until| *until <= facts.now.ms);
    let still_closed = || !of_dangers(facts, asked).is_empty() || !of_gates(facts, asked).is_empty();
    let ended = over.filter(|_| still_closed());
    (early.is_some() || ended.is_some()).then(|| Reason::Word {
        word: newest.entry.id.clone(),
        who: newest.word().who.clone(),
        seen: newest.word().seen,
        not_before: early.map(|ms| facts.wall_at(ms)),
        ended: ended.map(|until| facts.wall_at(until)),
    })
}

fn of_gates(facts: &Facts<'_>, asked: &Asked) -> Vec<Reason> {
    let alone = matches!(asked, Asked::Step { .. } | Asked::Test { .. });
    if alone && is_opened(facts, asked) {
        return Vec::new();
    }
    match asked {
        Asked::FirstAid { .. } => Vec::new(),
        Asked::Class { class, .. } if counting(facts).any(|word| word.word().permits.contains(class)) => {
            Vec::new()
        }
        Asked::Class { class, legs, own } => of_class(facts, *class, *legs, own.as_ref(), |id, gate| {
            is_named(facts, id, gate)
        }),
        Asked::Walk { kind, legs } => of_walk(facts, *kind, *legs, |id, gate| is_named(facts, id, gate)),
        Asked::Step { episode, gate } => of_step(facts, episode, gate),
        Asked::Test { episode, test } => of_test(facts, episode, *test),
    }
}

/// A test needs an open step that offers it, and on one leg 72 hours since the onset.
fn of_test(facts: &Facts<'_>, episode: &EntryId, test: TestKind) -> Vec<Reason> {
    let Some(open) = facts.open(episode) else {
        return Vec::new();
    };
    let gates = open.plan.map_or(&[][..], |plan| &plan.gates);
    let offering = gates.iter().filter(|gate| gate.offers.contains(&test));
    let held: Vec<Option<Reason>> = offering.map(|gate| of_gate(facts, open, &gate.id)).collect();
    let opens = open.onset_ms.saturating_add(TESTS_FROM_MS);
    let early = test != TestKind::TwoLegRaise && facts.now.ms < opens;
    let too_early = early.then(|| Reason::TooEarly {
        opens_at: facts.wall_at(opens),
    });
    if held.iter().any(Option::is_none) {
        return too_early.into_iter().collect();
    }
    let first = held.into_iter().flatten().take(1);
    first.chain(too_early).collect()
}

/// Whether the plan of `episode` ever offers `test`.
pub fn offers(facts: &Facts<'_>, episode: &EntryId, test: TestKind) -> bool {
    let plan = facts.open(episode).and_then(|open| open.plan);
    plan.is_some_and(|plan| plan.gates.iter().any(|gate| gate.offers.contains(&test)))
}

/// A step's own gate, and the gates that other recoveries of the leg set against what it consists of.
fn of_step(facts: &Facts<'_>, episode: &EntryId, gate: &str) -> Vec<Reason> {
    let Some(open) = facts.open(episode) else {
        return Vec::new();
    };
    let mut reasons: Vec<Reason> = of_gate(facts, open, gate).into_iter().collect();
    let own = Own {
        episode: episode.clone(),
        gate: Some(gate.to_owned()),
    };
    let by_deed: Vec<Vec<Reason>> = step_deeds(facts, episode, gate)
        .into_iter()
        .map(|deed| {
            let all = match deed {
                Deed::Class(class) => of_class(facts, class, open.legs, Some(&own), |_, _| false),
                Deed::Walk(kind) => of_walk(facts, kind, open.legs, |_, _| false),
            };
            let others = all.into_iter().filter(|reason| !is_of(reason, episode));
            others.collect()
        })
        .collect();
    // A step is there for the hardest thing it consists of; what is closed of it stays closed by itself.
    if by_deed.iter().all(|held| !held.is_empty()) {
        reasons.extend(by_deed.into_iter().flatten());
    }
    reasons
}

fn is_of(reason: &Reason, id: &EntryId) -> bool {
    matches!(reason, Reason::Gate { episode, .. } if episode == id)
}

fn of_time_left(facts: &Facts<'_>, asked: &Asked) -> Vec<Reason> {
    if matches!(asked, Asked::FirstAid { .. }) {
        return Vec::new();
    }
    let legs = legs(facts, asked);
    let classes = classes(facts, asked);
    let is_walk = matches!(asked, Asked::Walk { .. });
    let taken = |written: i64| {
        counting(facts)
            .any(|word| word.written > written && (word.follows_plan() || names(facts, word, asked)))
    };
    let open = |episode: &EntryId| facts.open(episode).is_some();
    let left = facts.time_left.iter().filter(|left| {
        let reaches = is_walk && left.walks || left.classes.iter().any(|class| classes.contains(class));
        left.until_ms > facts.now.ms && reaches && overlap(left.legs, legs) && !open(&left.episode)
    });
    left.filter(|left| !taken(left.written))
        .map(|left| Reason::TimeLeft {
            episode: left.episode.clone(),
            gate: left.gate.clone(),
            opens_at: facts.wall_at(left.until_ms),
        })
        .collect()
}

fn of_rows(facts: &Facts<'_>, asked: &Asked) -> Option<Reason> {
    let waits = !matches!(asked, Asked::FirstAid { .. }) && facts.needs_rows(legs(facts, asked));
    facts.rows_reason().filter(|_| waits)
}

/// The rest day between runs.
fn of_rest_day(facts: &Facts<'_>, asked: &Asked) -> Option<Reason> {
    let runs = matches!(
        asked,
        Asked::Class {
            class: Activity::Running,
            ..
        }
    );
    let ends = facts.rested_ms.filter(|ends| runs && *ends > facts.now.ms)?;
    Some(Reason::RestDay {
        opens_at: facts.wall_at(ends),
    })
}
