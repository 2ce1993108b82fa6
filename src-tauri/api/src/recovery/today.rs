//! What comes next: for Today every open episode with its one next thing, and for an episode what is allowed now.

use serde::Serialize;
use soleus_core::{
    care::Activity,
    journal::{Entry, EntryId},
    permission::{
        decide::{decide, unlifted},
        reason::Closed,
    },
    recovery::{
        basis::Basis,
        ladder_state::LadderReason,
        load::OutingKind,
        met::Met,
        need::Need,
        plan::{Gate, LadderLevel, Plan},
        record::Episode,
        rows::RowsToday,
        state::{Alert, EpisodeState, GateState},
        status::GateStatus,
    },
    time::{Day, Stamp},
};

use crate::{
    app::App,
    failure::Failure,
    permission::ask::{self, ClassClosed},
    recovery::episode::card::{EpisodeCard, card},
    recovery::facts::{Known, plan_of},
};

/// The one next thing (first that applies). A gate of a clinician's own has no title, only what it opens.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum NextThing {
    /// A stop, or worse in the first days: check the leg.
    Check,
    /// Today's check-in.
    CheckIn,
    /// The plan changed: look at what changed.
    Changed,
    /// Only a clinician's word opens anything.
    Clinician,
    /// Not better in time: let a clinician look within days.
    Seen,
    /// Everything waits today; the next morning decides.
    Held,
    /// The walk-run table is open: its next run.
    Run {
        /// What that run is.
        step: LadderLevel,
        /// The first day of it, while the rest days last.
        not_before: Option<Day>,
    },
    /// A gate is open: do what it allows.
    Go {
        /// Its title.
        title: String,
        /// What it opens.
        opens: Vec<Activity>,
    },
    /// A gate opens by time.
    Wait {
        /// Its title.
        title: String,
        /// What it opens.
        opens: Vec<Activity>,
        /// The earliest moment at which the gate opens.
        at: Stamp,
    },
    /// A gate has all it needs; one step a day.
    Tomorrow {
        /// Its title.
        title: String,
    },
    /// Something the leg has to show first.
    Show {
        /// The need in words.
        text: String,
    },
    /// A walk or run was good so far; the next morning decides whether it counts.
    Morning {
        /// The need in words.
        text: String,
    },
    /// The plan is done: maintenance.
    Done,
}

/// One open episode for Today.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RecoveryToday {
    /// The episode.
    pub card: EpisodeCard,
    /// Whole days since the onset.
    pub day: u32,
    /// Today's rows.
    pub rows: RowsToday,
    /// The one next thing.
    pub next: NextThing,
    /// What the plan says to do now, if nothing comes before it.
    pub doing: Option<String>,
    /// The guided routine of the newest open step, unless a check comes first.
    pub routine: Option<PlannedRoutine>,
    /// Walking pain of the last 14 days, oldest first; a missing day is missing.
    pub walking: Vec<Option<u8>>,
}

/// A guided routine that a plan names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlannedRoutine {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// Facts for Today: every open episode with its one next thing.
///
/// # Errors
/// While the record is closed.
pub fn today(app: &App, (): ()) -> Result<Vec<RecoveryToday>, Failure> {
    let facts = Known::read(app, None)?;
    let one = |episode: &Entry<Episode>| {
        let state = facts.state(episode);
        let next = next(&facts, episode, &state);
        RecoveryToday {
            card: card(episode),
            day: state.day,
            rows: state.rows,
            doing: doing(plan_of(&episode.body), &state, &next).map(|(text, _)| text.to_owned()),
            routine: routine(plan_of(&episode.body), &state).filter(|_| next != NextThing::Check),
            next,
            walking: walking(&facts, episode),
        }
    };
    Ok(facts.open().map(one).collect())
}

/// The first routine of the newest open step.
fn routine(plan: Option<&Plan>, state: &EpisodeState) -> Option<PlannedRoutine> {
    let open = state.gates.iter().filter(|gate| gate.status == GateStatus::Open);
    let newest = open
        .filter_map(|gate| plan?.gate(&gate.id))
        .rfind(|gate| gate.step)?;
    let id = newest.routines.first()?;
    let routines = &soleus_guide::content().stretches.routines;
    let named = routines.iter().find(|routine| routine.id == *id)?;
    Some(PlannedRoutine {
        id: id.clone(),
        title: named.title.clone(),
    })
}

/// Walking pain of the last 14 days, oldest first.
fn walking(facts: &Known, episode: &Entry<Episode>) -> Vec<Option<u8>> {
    let from = facts.today().plus(-13).max(episode.at.day());
    let mut days = vec![None; usize::try_from(facts.today().since(from).max(0) + 1).unwrap_or(1)];
    for check_in in &facts.record.check_ins {
        let place = usize::try_from(check_in.body.day.since(from)).ok();
        let pain =
            soleus_core::recovery::leg_of(&check_in.body, episode.body.legs).and_then(|leg| leg.walking);
        if let (Some(day), Some(pain)) = (place.and_then(|index| days.get_mut(index)), pain) {
            *day = Some(pain.score());
        }
    }
    days
}

/// Where an episode stands now: what comes next, what to do, what is allowed.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EpisodeNow {
    /// The episode this line is about.
    pub episode: EntryId,
    /// The one next thing.
    pub next: NextThing,
    /// What the plan says to do now, if nothing comes before it.
    pub doing: Option<String>,
    /// What those words rest on.
    pub basis: Option<Basis>,
    /// Every class for the legs of the episode: allowed, or closed and why.
    pub allowed: Vec<ClassClosed>,
    /// Walks for exercise on the flat.
    pub walk: Option<Closed>,
}

/// Where one open episode stands now.
///
/// # Errors
/// `NotFound` if it is gone or closed.
pub fn now(app: &App, id: EntryId) -> Result<EpisodeNow, Failure> {
    let facts = Known::read(app, None)?;
    let missing = || Failure::not_found("open episode", &id.0);
    let episode = facts
        .open()
        .find(|episode| episode.id == id)
        .ok_or_else(missing)?;
    let state = facts.state(episode);
    let next = next(&facts, episode, &state);
    let (doing, basis) = doing(plan_of(&episode.body), &state, &next).unzip();
    let legs = episode.body.legs;
    Ok(EpisodeNow {
        allowed: ask::classes(&facts.permission, legs),
        walk: decide(&facts.permission, &ask::walk(OutingKind::FlatWalk, legs)),
        doing: doing.map(str::to_owned),
        basis: basis.cloned(),
        next,
        episode: id,
    })
}

fn next(facts: &Known, episode: &Entry<Episode>, state: &EpisodeState) -> NextThing {
    if unlifted(&facts.permission).next().is_some() || state.rows == RowsToday::Red {
        return NextThing::Check;
    }
    let told = |alert: Alert| state.alerts.contains(&alert);
    if state.rows == RowsToday::Due {
        NextThing::CheckIn
    } else if told(Alert::PlanChanged) {
        NextThing::Changed
    } else if told(Alert::WorseEarly) {
        NextThing::Check
    } else if told(Alert::NeedsClinician) {
        NextThing::Clinician
    } else if told(Alert::NotClearlyBetter) || told(Alert::TooLong) {
        NextThing::Seen
    } else if state.finished {
        NextThing::Done
    } else {
        by_gates(plan_of(&episode.body), state, facts.today())
    }
}

/// The next run of the table, once its gate is open and as long as it is not finished.
fn next_run(plan: Option<&Plan>, state: &EpisodeState, today: Day) -> Option<NextThing> {
    let ladder = state.ladder.as_ref()?;
    let gate = plan?.ladder_from.as_ref()?;
    let goes_on = state.is_open(gate) && ladder.reason != LadderReason::Done;
    goes_on.then(|| NextThing::Run {
        step: ladder.step.clone(),
        not_before: ladder.next_day.filter(|day| *day > today),
    })
}

/// What the gates say: the table while it runs, else the first step that waits, else the newest that is open.
pub(crate) fn by_gates(plan: Option<&Plan>, state: &EpisodeState, today: Day) -> NextThing {
    if let Some(run) = next_run(plan, state, today) {
        return run;
    }
    let data = |gate: &GateState| plan.and_then(|plan| plan.gate(&gate.id));
    let name = |gate: &GateState| data(gate).map_or_else(String::new, |data| data.title.clone());
    let waits = |gate: &&GateState| {
        use GateStatus::{Ability, Held, Time, Tomorrow};
        matches!(gate.status, Time | Ability | Held | Tomorrow) && data(gate).is_none_or(|data| data.step)
    };
    let Some(gate) = state.gates.iter().find(waits) else {
        let open = |gate: &&GateState| gate.status == GateStatus::Open;
        return match state.gates.iter().rev().find(open) {
            Some(gate) => NextThing::Go {
                title: name(gate),
                opens: gate.opens.clone(),
            },
            None => NextThing::Clinician,
        };
    };
    match (gate.status, gate.opens_at) {
        (GateStatus::Held, _) => NextThing::Held,
        (GateStatus::Tomorrow, _) => NextThing::Tomorrow { title: name(gate) },
        (GateStatus::Time, Some(at)) => NextThing::Wait {
            title: name(gate),
            opens: gate.opens.clone(),
            at,
        },
        _ => missing(data(gate), gate),
    }
}

/// The first thing the leg has not shown yet; if all of it only waits for the morning, that.
fn missing(data: Option<&Gate>, gate: &GateState) -> NextThing {
    let needs = data.map_or(&[][..], |data| &data.needs);
    let unmet = || {
        needs
            .iter()
            .zip(&gate.needs)
            .filter(|(_, have)| !have.met.holds())
    };
    let to_show = unmet().find(|(_, have)| have.met != Met::Waiting);
    let text = |(need, _): (&Need, _)| need.text.clone();
    match (to_show.map(text), unmet().next().map(text)) {
        (Some(text), _) => NextThing::Show { text },
        (None, Some(text)) => NextThing::Morning { text },
        (None, None) => NextThing::Held,
    }
}

/// What the plan says to do now: the newest open step, before the first one the start, under a hold what is left.
fn doing<'p>(plan: Option<&'p Plan>, state: &EpisodeState, next: &NextThing) -> Option<(&'p str, &'p Basis)> {
    use NextThing::{
        Changed, Check, CheckIn, Clinician, Done, Go, Held, Morning, Run, Seen, Show, Tomorrow, Wait,
    };
    let plan = plan?;
    let step = |status: GateStatus| {
        let of_status = state.gates.iter().filter(move |gate| gate.status == status);
        of_status
            .filter_map(|gate| plan.gate(&gate.id))
            .filter(|gate| gate.step)
    };
    match next {
        Check | CheckIn | Changed | Clinician => None,
        Done => Some((&plan.after.text, &plan.after.basis)),
        Held
        | Run { .. }
        | Go { .. }
        | Wait { .. }
        | Tomorrow { .. }
        | Show { .. }
        | Morning { .. }
        | Seen => {
            let held = step(GateStatus::Held).next();
            let held = held.map(|gate| (gate.meanwhile.as_str(), &gate.basis));
            let newest = || step(GateStatus::Open).next_back();
            let newest = || newest().map(|gate| (gate.text.as_str(), &gate.basis));
            held.or_else(newest)
                .or(Some((&plan.start.text, &plan.start.basis)))
        }
    }
}
