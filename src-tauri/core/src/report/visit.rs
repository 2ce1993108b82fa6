//! The facts of a visit sheet, taken from the record by one pure function. Nothing is here that the record does not say.

use super::{
    course::{Course, course},
    cramps::{CrampHistory, history},
    flags::{Flag, flags},
    summary::{
        Cramps, Loads, PainLine, Sessions, TestLine, cramps, loads, newest_rows, pain, red_days, reports,
        sessions, tests,
    },
};
use crate::{
    care::{Legs, Level, Side},
    doctor::Question,
    journal::Entry,
    permission::word::ClinicianWord,
    recovery::{
        checkin::{CheckIn, LegReport},
        cramp::CrampLog,
        load::{FunctionalTest, Outing},
        record::{Condition, Episode, Factor},
        rows::DailyRows,
    },
    session::SessionEntry,
    time::{Day, Stamp},
    triage::{
        Triage,
        answer::{Answer, Answers, Id, Who},
        question::Stage,
        record::{AboutMe, CheckRun, Finished},
    },
};

/// How far back a sheet looks when no recovery is under way, in days. A rule of thumb: a clinician asks about weeks.
pub const LOOKS_BACK: i64 = 84;

/// What of a record a sheet is made from.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The check's questions.
    pub triage: &'a Triage,
    /// Whom the sheet is about.
    pub who: Who,
    /// When it is made.
    pub now: Stamp,
    /// The recovery it is about.
    pub episode: Option<&'a Entry<Episode>>,
    /// Every recovery of the person.
    pub episodes: &'a [Entry<Episode>],
    /// The newest finished check, or somebody else's own.
    pub check: Option<&'a Entry<CheckRun>>,
    /// The newest "About me".
    pub about: Option<&'a Entry<AboutMe>>,
    /// The highest level that stands now.
    pub standing: Option<Level>,
    /// Daily check-ins, oldest first.
    pub check_ins: &'a [Entry<CheckIn>],
    /// Walks and runs, oldest first.
    pub outings: &'a [Entry<Outing>],
    /// Functional tests, oldest first.
    pub tests: &'a [Entry<FunctionalTest>],
    /// Guided sessions, oldest first.
    pub sessions: &'a [Entry<SessionEntry>],
    /// Cramps, oldest first.
    pub cramps: &'a [Entry<CrampLog>],
    /// What clinicians said, oldest first.
    pub words: &'a [Entry<ClinicianWord>],
    /// The person's questions, oldest first.
    pub questions: &'a [Entry<Question>],
}

impl<'a> Facts<'a> {
    /// Nothing but one check: what a sheet about somebody else is made from. The owner's record is not in it.
    pub fn of_one_check(
        triage: &'a Triage,
        check: Option<&'a Entry<CheckRun>>,
        who: Who,
        now: Stamp,
    ) -> Self {
        Self {
            triage,
            who,
            now,
            episode: None,
            episodes: &[],
            check: check.filter(|entry| entry.body.who == who),
            about: None,
            standing: None,
            check_ins: &[],
            outings: &[],
            tests: &[],
            sessions: &[],
            cramps: &[],
            words: &[],
            questions: &[],
        }
    }
}

/// A finished check on a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The result as it was given.
    pub done: Finished,
    /// Which leg it was about, if that was said.
    pub legs: Option<Legs>,
    /// The answers about the leg, in the order in which they are asked.
    pub leg: Vec<(Id, Answer)>,
    /// All answers, for the words of the reasons.
    pub answers: Answers,
}

/// Everything a sheet says.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Whom it is about.
    pub who: Who,
    /// The first day it looks at.
    pub since: Day,
    /// The day it was made.
    pub until: Day,
    /// Which leg, if that was said.
    pub legs: Option<Legs>,
    /// The place on the leg map.
    pub place: Option<String>,
    /// When it began.
    pub onset: Option<Stamp>,
    /// The latest it could have begun, where that is only roughly known.
    pub onset_latest: Option<Stamp>,
    /// What the person recorded it as.
    pub condition: Option<Condition>,
    /// What the person was doing, in their words.
    pub doing: String,
    /// What may have contributed.
    pub factors: Vec<Factor>,
    /// Earlier recoveries of the same leg.
    pub earlier: usize,
    /// The level that stands now.
    pub standing: Option<Level>,
    /// The newest check of the span.
    pub checked: Option<Checked>,
    /// A check that is older than the span and therefore not shown.
    pub older_check: Option<Stamp>,
    /// Every warning sign of the check.
    pub flags: Vec<Flag>,
    /// The newest daily rows.
    pub rows: Option<(Day, DailyRows)>,
    /// Earlier days of the span with a row answered "yes" or "not sure", the newest first.
    pub red_days: Vec<(Day, DailyRows)>,
    /// Answers about the person: risks, medicines, conditions.
    pub you: Answers,
    /// When those were given.
    pub you_at: Option<Stamp>,
    /// Pain, by measure.
    pub pain: Vec<PainLine>,
    /// The newest report on the leg.
    pub report: Option<(Day, LegReport)>,
    /// Functional tests.
    pub tests: Vec<TestLine>,
    /// Walks and runs.
    pub loads: Loads,
    /// Guided sessions.
    pub sessions: Sessions,
    /// Cramps.
    pub cramps: Cramps,
    /// Twelve weeks of cramps as a clinician asks for them, whatever the span.
    pub cramp_history: CrampHistory,
    /// What clinicians said, the newest first.
    pub heard: Vec<ClinicianWord>,
    /// Questions that were not asked yet, oldest first.
    pub questions: Vec<String>,
    /// Pain over time.
    pub course: Course,
}

/// What the record says, as a visit sheet needs it.
pub fn sheet(facts: &Facts<'_>) -> Sheet {
    let until = facts.now.date();
    let since = facts
        .episode
        .map_or(until.plus(-LOOKS_BACK), |episode| episode.at.day())
        .min(until);
    let check = facts.check.filter(|check| check.body.who == facts.who);
    let recent = check.filter(|check| is_recent(check, since, until));
    let checked = recent.and_then(|entry| checked(facts.triage, entry));
    let legs = facts
        .episode
        .map(|episode| episode.body.legs)
        .or_else(|| checked.as_ref().and_then(|checked| checked.legs));
    let of_leg = legs.unwrap_or(Legs::Both);
    let reports = reports(facts.check_ins, of_leg, since, until);
    let body = facts.episode.map(|episode| &episode.body);
    let none = Answers::new();
    let (you, you_at) = about(facts, recent);
    Sheet {
        who: facts.who,
        since,
        until,
        legs,
        place: body
            .and_then(|body| body.place.clone())
            .or_else(|| checked.as_ref().and_then(|checked| only(&checked.answers, "map"))),
        onset: facts.episode.map(|episode| episode.at),
        onset_latest: body.and_then(|body| body.onset_latest),
        condition: body.map(|body| body.condition.clone()),
        doing: body.map(|body| body.doing.clone()).unwrap_or_default(),
        factors: body.map(|body| body.factors.clone()).unwrap_or_default(),
        earlier: earlier(facts),
        standing: facts.standing,
        flags: flags(
            facts.triage,
            checked.as_ref().map_or(&none, |checked| &checked.answers),
        ),
        older_check: check
            .filter(|_| checked.is_none())
            .and_then(|check| check.body.finished.as_ref())
            .map(|done| done.at),
        checked,
        rows: newest_rows(facts.check_ins, since, until),
        red_days: red_days(facts.check_ins, since, until),
        you,
        you_at,
        pain: pain(&reports),
        report: reports.last().copied(),
        tests: tests(facts.tests, since, until),
        loads: loads(facts.outings, since, until),
        sessions: sessions(facts.sessions, since, until),
        cramps: cramps(facts.cramps, since, until),
        cramp_history: history(facts.cramps, until),
        heard: heard(facts, until),
        questions: open_questions(facts.questions),
        course: course(&reports),
    }
}

fn is_recent(check: &Entry<CheckRun>, since: Day, until: Day) -> bool {
    let first = since.min(until.plus(-LOOKS_BACK));
    check
        .body
        .finished
        .as_ref()
        .is_some_and(|done| done.at.date() >= first)
}

/// The one option chosen for `question`, if it was exactly one.
fn only(answers: &Answers, question: &str) -> Option<Id> {
    match answers.get(question)? {
        Answer::Options { chosen, .. } if chosen.len() == 1 => chosen.first().cloned(),
        Answer::Options { .. } | Answer::Number { .. } | Answer::NotSure => None,
    }
}

fn checked(triage: &Triage, entry: &Entry<CheckRun>) -> Option<Checked> {
    let answers = &entry.body.answers;
    let leg = triage
        .question
        .iter()
        .filter(|question| question.stage == Stage::Leg)
        .filter_map(|question| Some((question.id.clone(), answers.get(&question.id)?.clone())))
        .collect();
    Some(Checked {
        done: entry.body.finished.clone()?,
        legs: only(answers, "which").and_then(|leg| match leg.as_str() {
            "left" => Some(Legs::Left),
            "right" => Some(Legs::Right),
            "both" => Some(Legs::Both),
            _ => None,
        }),
        leg,
        answers: answers.clone(),
    })
}

/// What is known about the person: the newest "About me"; about somebody else, what their check says.
fn about(facts: &Facts<'_>, check: Option<&Entry<CheckRun>>) -> (Answers, Option<Stamp>) {
    match (facts.who, facts.about) {
        (Who::Me, Some(about)) => (about.body.answers.clone(), Some(about.at)),
        _ => {
            let of_check = check.map(|entry| of_person(facts.triage, &entry.body.answers));
            let at = check
                .and_then(|entry| entry.body.finished.as_ref())
                .map(|done| done.at);
            (of_check.unwrap_or_default(), at)
        }
    }
}

fn of_person(triage: &Triage, answers: &Answers) -> Answers {
    let personal = triage
        .question
        .iter()
        .filter(|question| matches!(question.stage, Stage::Who | Stage::You));
    personal
        .filter_map(|question| Some((question.id.clone(), answers.get(&question.id)?.clone())))
        .collect()
}

/// Recoveries of a leg of this one that began before it.
fn earlier(facts: &Facts<'_>) -> usize {
    let Some(this) = facts.episode else { return 0 };
    let same = |legs: Legs| {
        Side::BOTH
            .iter()
            .any(|side| legs.has(*side) && this.body.legs.has(*side))
    };
    let before = facts
        .episodes
        .iter()
        .filter(|other| other.id != this.id && other.at.ms < this.at.ms);
    before.filter(|other| same(other.body.legs)).count()
}

/// What clinicians said of this trouble, or of none in particular; a visit in the future is none.
fn heard(facts: &Facts<'_>, until: Day) -> Vec<ClinicianWord> {
    let this = facts.episode.map(|episode| &episode.id);
    let mine = |word: &&Entry<ClinicianWord>| {
        word.body.seen <= until && (word.body.episode.is_none() || word.body.episode.as_ref() == this)
    };
    let mut words: Vec<&Entry<ClinicianWord>> = facts.words.iter().filter(mine).collect();
    words.sort_by_key(|word| std::cmp::Reverse((word.body.seen, word.written)));
    words.into_iter().map(|word| word.body.clone()).collect()
}

fn open_questions(all: &[Entry<Question>]) -> Vec<String> {
    let open = all.iter().filter(|question| !question.body.asked);
    open.map(|question| question.body.text.clone()).collect()
}
