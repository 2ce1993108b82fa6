//! The sequence of an episode, folded over everything recorded: which steps were entered, when, and what stopped them.

use super::{
    checkin::{LegReport, Trend},
    halts::Raised,
    ladder::Table,
    ladder_state::{LadderReason, LadderState},
    load::OutingKind,
    met::{Met, NeedState},
    need::{Criterion, Need},
    plan::{Gate, Plan},
    record::Grade,
    report::Report,
    response::{Response, S4_FROM_MS, Verdict, WORSE_RISE, rise},
    state::{BackReason, StepChange},
    timeline::Timeline,
};
use crate::{
    permission::danger::StopReason,
    time::{Day, HOUR_MS},
};

/// A step back that the next morning has to confirm.
#[derive(Clone, Copy)]
pub(crate) struct Setback {
    day: Day,
    base: Option<LegReport>,
}

/// The sequence at one moment.
pub(crate) struct PhaseReplay<'a, 'b> {
    pub(crate) line: &'a Timeline<'b>,
    pub(crate) plan: &'a Plan,
    pub(crate) steps: Vec<&'a Gate>,
    /// How many steps are entered.
    pub(crate) at: usize,
    /// When each step was first entered; index 0 is the onset.
    pub(crate) entered: Vec<i64>,
    /// Walks and runs count from here: the last step, forward or back.
    pub(crate) since: i64,
    pub(crate) last_step: Option<Day>,
    pub(crate) setback: Option<Setback>,
    pub(crate) stops: Vec<Raised>,
    pub(crate) changes: Vec<StepChange>,
    /// The walk-run table, once it was entered.
    table: Option<Table<'a>>,
}

impl<'a, 'b> PhaseReplay<'a, 'b> {
    /// Folds everything known up to now.
    pub(crate) fn run(line: &'a Timeline<'b>, plan: &'a Plan) -> Self {
        let mut fold = Self {
            line,
            plan,
            steps: plan.steps().collect(),
            at: 0,
            entered: vec![line.onset],
            since: line.onset,
            last_step: None,
            setback: None,
            stops: line.pain_stops(),
            changes: Vec::new(),
            table: None,
        };
        let mut by_time: Vec<_> = line.reports.iter().collect();
        by_time.sort_by_key(|report| report.eff);
        let mut last = i64::MIN;
        for point in fold.points() {
            fold.open_between(last, point);
            let known = by_time.partition_point(|report| report.eff < point);
            for report in by_time
                .iter()
                .skip(known)
                .take_while(|report| report.eff == point)
            {
                fold.take(report);
            }
            fold.advance(point);
            last = point;
        }
        fold.open_between(last, line.now.ms);
        fold.advance(line.now.ms);
        fold
    }

    fn points(&self) -> Vec<i64> {
        let line = self.line;
        let mut points: Vec<i64> = line.reports.iter().map(|report| report.eff).collect();
        points.extend(line.logged.all().iter().map(|outing| outing.eff));
        points.extend(line.tests.iter().map(|test| test.eff));
        points.extend(line.record.words.iter().map(|word| word.ms.max(word.from_ms)));
        points.extend(line.record.checks.iter().map(|check| check.result.ms));
        points.retain(|point| *point >= line.onset && *point <= line.now.ms);
        points.sort_unstable();
        points.dedup();
        points
    }

    /// When the time part of the step after `at` is over; `None` without a time part.
    pub(crate) fn opens_at(&self, gate: &Gate) -> Option<i64> {
        let grade = self.grade();
        let hours = |from: i64, hours: u32| from.saturating_add(i64::from(hours) * HOUR_MS);
        let after = gate
            .after
            .as_ref()
            .map(|after| hours(self.line.onset, after.of(grade)));
        let stay = gate.stay.as_ref().filter(|_| gate.step).map(|stay| {
            let from = self.entered.get(self.at).copied().unwrap_or(self.since);
            hours(from, stay.of(grade))
        });
        after.max(stay)
    }

    pub(crate) fn grade(&self) -> Grade {
        self.line.episode.body.condition.grade()
    }

    fn open_between(&mut self, from: i64, to: i64) {
        let Some(gate) = self.steps.get(self.at) else {
            return;
        };
        if let Some(opens) = self.opens_at(gate).filter(|opens| *opens > from && *opens < to) {
            self.advance(opens);
        }
    }

    /// Takes in a report: worse, back again, or a step back confirmed or not.
    fn take(&mut self, report: &Report<'_>) {
        let Some(leg) = report.leg else { return };
        let verdict = self.line.verdict(report, self.plan.band);
        let late = report.eff.saturating_sub(self.line.onset) >= S4_FROM_MS;
        if let Some(setback) = self.setback.filter(|setback| report.day > setback.day) {
            self.setback = None;
            let gone = setback
                .base
                .and_then(|base| rise(&base, &leg))
                .is_some_and(|rise| rise <= 0);
            if !gone || verdict.swelling || verdict.worse {
                self.stop(report, StopReason::NotGone { day: report.day }, late);
                return;
            }
        }
        let said_back = leg.trend == Some(Trend::CameBack);
        let said = said_back || verdict.said;
        if self.after_table_run(report) && !said {
            self.after_run(report, verdict, late);
            return;
        }
        let known = verdict.base.is_some() && !verdict.swelling && !said_back;
        if verdict.worse && late && known && verdict.rise <= WORSE_RISE && self.line.load_before(report) {
            self.step_back(report, verdict.base);
        } else if verdict.worse && !said_back {
            self.stop(report, StopReason::Worse { day: report.day }, late);
        } else if verdict.came_back {
            self.stop(report, StopReason::CameBack { day: report.day }, late);
        } else {
            self.answer_of_loads(report);
        }
    }

    /// Whether the newest load before `report` was a run of the table, on the day before or the same day.
    fn after_table_run(&self, report: &Report<'_>) -> bool {
        let newest = self.line.loads(report.eff).next();
        self.ladder_entered().is_some()
            && newest
                .is_some_and(|run| run.body.kind == OutingKind::WalkRun && report.day.since(run.day) <= 1)
    }

    /// After a run of the table its own rule decides, up to two points without swelling. More, or swelling, is a stop at
    /// any age of the trouble.
    fn after_run(&mut self, report: &Report<'_>, verdict: Verdict, late: bool) {
        if verdict.swelling || verdict.rise > WORSE_RISE {
            self.stop(report, StopReason::AfterRun { day: report.day }, true);
        } else if verdict.came_back {
            self.stop(report, StopReason::CameBack { day: report.day }, late);
        }
    }

    /// The next-morning rule of the plan for loads that were not worse: a cramp plan steps back at one point already.
    fn answer_of_loads(&mut self, report: &Report<'_>) {
        let ladder_runs = self.ladder_entered().is_some();
        let yesterday = report.day.plus(-1);
        let back = self.line.loads(report.eff - 1);
        let back = back.take_while(|outing| report.eff - outing.eff <= 48 * HOUR_MS);
        let back = back.filter(|outing| outing.day == yesterday);
        let back = back.filter(|outing| !(ladder_runs && outing.body.kind == OutingKind::WalkRun));
        let why = back.filter_map(|outing| match self.line.response(outing, report.eff) {
            Response::Back | Response::Worse => Some(BackReason::TwoPoints),
            Response::Repeat if self.plan.back_at <= 1 => Some(BackReason::OnePoint),
            Response::Repeat | Response::Hold | Response::Good | Response::Unknown | Response::Waiting => {
                None
            }
        });
        if let Some(why) = why.last() {
            self.go_back(report, why);
        }
    }

    fn stop(&mut self, report: &Report<'_>, reason: StopReason, late: bool) {
        // Before day 3 a check is offered and every gate waits; from day 3 it is a stop.
        if late {
            let stop = self
                .line
                .raised(reason, report.eff, report.written, report.wall, report.id);
            self.stops.push(stop);
        }
    }

    fn step_back(&mut self, report: &Report<'_>, base: Option<LegReport>) {
        self.setback = Some(Setback {
            day: report.day,
            base,
        });
        self.go_back(report, BackReason::Worse);
    }

    /// One step back, once a day.
    fn go_back(&mut self, report: &Report<'_>, why: BackReason) {
        let first = self
            .changes
            .last()
            .is_none_or(|change| change.day != report.day || change.to > change.from);
        if first {
            self.move_to(self.at.saturating_sub(1), report.eff, report.day, Some(why));
        }
    }

    /// When the step from which the walk-run table runs was entered, if it is entered now.
    pub(crate) fn ladder_entered(&self) -> Option<i64> {
        let from = self.plan.ladder_from.as_deref()?;
        let index = self.steps.iter().position(|gate| gate.id == from)?;
        (self.at > index)
            .then(|| self.entered.get(index + 1).copied())
            .flatten()
    }

    fn move_to(&mut self, to: usize, ms: i64, day: Day, why: Option<BackReason>) {
        let small = |index: usize| u8::try_from(index).unwrap_or(u8::MAX);
        if to != self.at {
            self.changes.push(StepChange {
                day,
                from: small(self.at),
                to: small(to),
                why,
            });
        }
        self.at = to;
        self.since = ms;
        self.last_step = Some(day);
        // The first entry into a phase latches: time gates only lengthen and never start again.
        if self.entered.len() <= to {
            self.entered.push(ms);
        }
        if self.table.is_none() {
            let ladder = self.plan.ladder(self.line.episode.body.ladder.as_deref());
            let entered = self.ladder_entered().zip(ladder);
            self.table = entered.map(|(since, ladder)| Table::new(ladder, since));
        }
    }

    /// Whether today's leg speaks against everything: worse than yesterday, or a step back not yet confirmed.
    pub(crate) fn waits(&self, ms: i64) -> bool {
        let worse = self.line.newest(ms).is_some_and(|(report, _)| {
            let verdict = self.line.verdict(report, self.plan.band);
            verdict.worse || verdict.came_back
        });
        worse || self.setback.is_some()
    }

    /// Whether every step entered so far is still supported by the newest measures at `ms`.
    pub(crate) fn supported(&self, steps: usize, ms: i64) -> bool {
        self.steps.iter().take(steps).all(|gate| {
            self.overridden(gate, ms)
                || gate
                    .needs
                    .iter()
                    .all(|need| self.line.need_after_entry(need, ms).met.holds())
        })
    }

    /// Whether a clinician's word opens `gate`, by its own name or that of a later step.
    pub(crate) fn overridden(&self, gate: &Gate, ms: i64) -> bool {
        self.line.overridden(gate, &self.steps, ms)
    }

    /// A need before its gate is entered. The finished table stands for runs in a row.
    pub(crate) fn need_before(&self, need: &Need, ms: i64) -> NeedState {
        let state = self.line.need_before_entry(need, self.since, ms);
        let in_a_row =
            matches!(need.criterion, Criterion::Outing { what: OutingKind::Run, times, .. } if times > 1);
        let done = |place: LadderState| place.reason == LadderReason::Done;
        if in_a_row && !state.met.holds() && self.ladder(ms).is_some_and(done) {
            return NeedState {
                met: Met::Yes,
                ..state
            };
        }
        state
    }

    /// Where the walk-run table stands, if it runs now.
    pub(crate) fn ladder(&self, ms: i64) -> Option<LadderState> {
        self.ladder_entered()?;
        self.table.as_ref()?.state(self.line, ms)
    }

    fn advance(&mut self, ms: i64) {
        if let Some(table) = &mut self.table {
            table.settle(self.line, ms);
        }
        while self.enter_next(ms) {}
    }

    /// Enters the next step if it is due: one a day, but a clinician's word opens at once what it names.
    fn enter_next(&mut self, ms: i64) -> bool {
        let Some(gate) = self.steps.get(self.at).copied() else {
            return false;
        };
        let day = self.line.day_at(ms);
        // The cheap questions first: this runs at every moment of the record.
        let due = self.last_step.is_none_or(|last| last < day)
            && self.opens_at(gate).is_none_or(|opens| opens <= ms)
            || self.overridden(gate, ms);
        if !due || !self.line.rows_clear(ms) || self.line.not_before(gate, ms).is_some() {
            return false;
        }
        let ready = self.overridden(gate, ms)
            || gate
                .needs
                .iter()
                .all(|need| self.need_before(need, ms).met.holds());
        let free = || {
            !self.line.halted(&self.stops, gate, ms)
                && self.clinician_spoke(gate, ms)
                && !self.waits(ms)
                && self.supported(self.at, ms)
        };
        let enters = ready && free();
        if enters {
            self.move_to(self.at + 1, ms, day, None);
        }
        enters
    }

    /// Grade 3, or a pop without push-off, moves only with a clinician's word.
    pub(crate) fn clinician_spoke(&self, gate: &Gate, ms: i64) -> bool {
        self.grade() < Grade::Three || self.line.clinician_allows(gate, &self.steps, ms)
    }
}
