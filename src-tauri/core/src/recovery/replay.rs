//! The pure replay: (plan, episode, record, moment) -> state. Nothing is stored; an edit moves whatever it touches.

use super::{
    clock::Moment,
    history::{History, Record},
    load::TestKind,
    met::NeedState,
    named::{named_gate, named_plan, start_of},
    phase_replay::PhaseReplay,
    plan::{Gate, Plan},
    record::{Condition, Episode, NamedGate},
    rows::RowsToday,
    state::{Alert, EpisodeState, GateState},
    status::GateStatus,
    timeline::Timeline,
};
use crate::{
    journal::Entry,
    time::{DAY_MS, HOUR_MS},
};

/// Single-leg tests wait this long after the onset.
pub const TESTS_FROM_MS: i64 = 72 * HOUR_MS;

/// The state of `episode` at `now`. `plan` is the one its condition names; `None` for a clinician's own gates.
pub fn replay(plan: Option<&Plan>, episode: &Entry<Episode>, record: &Record, now: Moment) -> EpisodeState {
    replay_in(plan, episode, &History::new(record, now))
}

/// As [`replay`], over a record that is in order already: for several episodes of one moment.
pub fn replay_in(plan: Option<&Plan>, episode: &Entry<Episode>, history: &History<'_>) -> EpisodeState {
    let line = Timeline::new(plan, episode, history);
    let empty = named_plan(episode.body.condition.named_band());
    let plan = plan.unwrap_or(&empty);
    let fold = PhaseReplay::run(&line, plan);
    let ms = line.now.ms;
    let since = fold.entered.get(fold.at).copied().unwrap_or(line.onset);
    let mut gates: Vec<GateState> = plan.gates.iter().map(|gate| gate_state(&fold, gate)).collect();
    if let Condition::Named { gates: named, .. } = &episode.body.condition {
        gates.extend(named.iter().map(|gate| named_state(&fold, gate)));
    }
    EpisodeState {
        episode: episode.id.clone(),
        day: u32::try_from(ms.saturating_sub(line.onset).max(0) / DAY_MS).unwrap_or(u32::MAX),
        phase: u8::try_from(fold.at).unwrap_or(u8::MAX),
        phase_since: line.wall_at(since),
        tests: offered(&fold, &gates),
        gates,
        alerts: alerts(&fold),
        rows: rows_today(&line),
        ladder: fold.ladder(ms),
        finished: fold.at == fold.steps.len() && fold.at > 0,
        raised: fold.stops.iter().map(|stop| stop.danger.clone()).collect(),
        steps: fold.changes,
    }
}

fn gate_state(fold: &PhaseReplay<'_, '_>, gate: &Gate) -> GateState {
    let (line, ms) = (fold.line, fold.line.now.ms);
    let index = fold.steps.iter().position(|step| step.id == gate.id);
    let entered = index.is_some_and(|index| index < fold.at);
    let needs: Vec<NeedState> = gate
        .needs
        .iter()
        .map(|need| {
            if entered {
                line.need_after_entry(need, ms)
            } else {
                fold.need_before(need, ms)
            }
        })
        .collect();
    let by_clinician = fold.overridden(gate, ms);
    let next = index.is_none_or(|index| index == fold.at);
    let opens_at = if next { fold.opens_at(gate) } else { None };
    let time_over = entered || by_clinician || next && opens_at.is_none_or(|opens| opens <= ms);
    GateState {
        id: gate.id.clone(),
        status: status(fold, gate, index, time_over, &needs),
        opens_at: opens_at.map(|opens| line.now.wall_at(opens)),
        time_over,
        needs,
        by_clinician,
        opens: gate.opens.clone(),
        closed: None,
    }
}

fn status(
    fold: &PhaseReplay<'_, '_>,
    gate: &Gate,
    index: Option<usize>,
    time_over: bool,
    needs: &[NeedState],
) -> GateStatus {
    let (line, ms) = (fold.line, fold.line.now.ms);
    if !fold.clinician_spoke(gate, ms) {
        return GateStatus::Clinician;
    }
    if line.episode.body.plan_version != fold.plan.version {
        return GateStatus::PlanChanged;
    }
    let able = fold.overridden(gate, ms) || needs.iter().all(|need| need.met.holds());
    let entered = index.is_some_and(|index| index < fold.at);
    let closed = match index {
        Some(index) if index > fold.at => Some(GateStatus::Before),
        _ if !time_over => Some(GateStatus::Time),
        _ if fold.waits(ms) => Some(GateStatus::Held),
        Some(index) if entered => (!fold.supported(index + 1, ms)).then_some(GateStatus::Held),
        Some(_) if !able => Some(GateStatus::Ability),
        Some(_) if !fold.supported(fold.at, ms) => Some(GateStatus::Held),
        Some(_) if !line.rows_clear(ms) => Some(GateStatus::RowsDue),
        Some(_) => Some(GateStatus::Tomorrow),
        None if !able => Some(GateStatus::Ability),
        None => {
            let opened = fold.opens_at(gate).filter(|opens| !line.rows_since(*opens, ms));
            opened.map(|_| GateStatus::RowsDue)
        }
    };
    closed.unwrap_or(GateStatus::Open)
}

/// A clinician's own gate: its date, and a leg that is no worse.
fn named_state(fold: &PhaseReplay<'_, '_>, named: &NamedGate) -> GateState {
    let (line, ms) = (fold.line, fold.line.now.ms);
    let gate = named_gate(named.activity);
    let opens_at = named.from.map(|from| start_of(from, line.episode, line.now));
    let time_over = opens_at.is_some_and(|opens| opens.ms <= line.now.wall_at(ms).ms);
    let status = if named.from.is_none() {
        GateStatus::Clinician
    } else if !time_over {
        GateStatus::Time
    } else if fold.waits(ms) {
        GateStatus::Held
    } else {
        GateStatus::Open
    };
    GateState {
        id: gate.id,
        status,
        opens_at,
        time_over,
        needs: Vec::new(),
        by_clinician: true,
        opens: gate.opens,
        closed: None,
    }
}

fn rows_today(line: &Timeline<'_>) -> RowsToday {
    let today = line.now.wall.day();
    let mut reports = line
        .reports
        .iter()
        .filter(|report| report.day == today && report.eff <= line.now.ms);
    if reports.any(|report| !report.rows.red().is_empty()) {
        RowsToday::Red
    } else if line.rows_clear(line.now.ms) {
        RowsToday::Clear
    } else {
        RowsToday::Due
    }
}

/// Tests that an open gate offers; single-leg tests wait for 72 h.
fn offered(fold: &PhaseReplay<'_, '_>, gates: &[GateState]) -> Vec<TestKind> {
    let line = fold.line;
    let late = line.now.ms.saturating_sub(line.onset) >= TESTS_FROM_MS;
    let open = |gate: &&Gate| {
        gates
            .iter()
            .any(|state| state.id == gate.id && state.status == GateStatus::Open)
    };
    let mut offered: Vec<TestKind> = fold
        .plan
        .gates
        .iter()
        .filter(open)
        .flat_map(|gate| gate.offers.clone())
        .collect();
    offered.retain(|test| late || *test == TestKind::TwoLegRaise);
    offered.sort_unstable();
    offered.dedup();
    offered
}

fn alerts(fold: &PhaseReplay<'_, '_>) -> Vec<Alert> {
    let (line, ms) = (fold.line, fold.line.now.ms);
    let age = ms.saturating_sub(line.onset);
    let mut alerts = Vec::new();
    if line.episode.body.plan_version != fold.plan.version {
        alerts.push(Alert::PlanChanged);
    }
    if fold.grade() == super::record::Grade::Three && line.counting(ms).next().is_none() {
        alerts.push(Alert::NeedsClinician);
    }
    if fold.setback.is_some() {
        alerts.push(Alert::SteppedBack);
    } else if age < 3 * DAY_MS && fold.waits(ms) {
        alerts.push(Alert::WorseEarly);
    }
    let newest = line.newest(ms);
    if fold.plan.look && age >= 3 * DAY_MS && fold.at < fold.steps.len() {
        // An alert, so the calendar day is enough; gates and rule S4 count whole 24 h.
        let third = line.day_at(line.onset).plus(3);
        match newest.filter(|(report, _)| report.day >= third) {
            None => alerts.push(Alert::LookDue),
            Some(_) if line.clearly_better(ms) != Some(true) => alerts.push(Alert::NotClearlyBetter),
            Some(_) => {}
        }
    }
    let lasts = fold.plan.too_long.as_ref().is_some_and(|limit| {
        age >= i64::from(limit.hours) * HOUR_MS
            && newest.is_some_and(|(_, leg)| {
                leg.walking
                    .max(leg.rest)
                    .is_some_and(|pain| pain.score() >= limit.pain)
            })
    });
    if lasts {
        alerts.push(Alert::TooLong);
    }
    alerts
}
