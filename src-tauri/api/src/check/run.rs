//! A check, from the first question to the result: every answer is kept as it is given.
//!
//! The engine in `soleus-core` decides; this module remembers. While the record is closed a check lives in memory, and
//! says so: a frightened person gets an answer either way.

use crate::{
    app::App,
    check::about_me,
    check::content::triage,
    check::open::{find_open, forget, remember_open, remove_unfinished_checks},
    check::slot::Open,
    check::views::{CheckReply, CheckResult, CheckRunView, CheckStart},
    check::words::{Words, saving},
    failure::{Code, Failure},
    permission::keep,
    recovery::belief::{moment, remember},
};
use soleus_core::{
    care::Level,
    journal::EntryId,
    time::Stamp,
    triage::{
        Facts,
        answer::{Answers, Who},
        causes,
        due::due,
        engine::decide,
        question::Stage,
        record::{AboutMe, CheckRun, Finished},
        relevance,
        sheet::{self, Step},
    },
};

/// Whoever comes to the check screen has left the emergency result: from here on it stands.
pub(crate) fn leave_emergency(app: &App) {
    let _turn = app.state.check.turn();
    let mut open = app.state.check.open();
    let left = |open: &Open| open.id.is_some() && open.run.finished.is_some() && !open.run.went_on;
    if open.as_ref().is_some_and(left) {
        *open = None;
    }
}

/// Begins a check; one that is still open is dropped for it.
///
/// # Errors
/// None: a record that refuses only means that the check is not kept.
pub fn start(app: &App, args: CheckStart) -> Result<CheckRunView, Failure> {
    let _turn = app.state.check.turn();
    // A record that cannot be written must not keep anyone from an answer: the check then lives in memory, and says so.
    kept(remove_unfinished_checks(app));
    let started = app.now().stamp;
    let run = CheckRun::new(args.who);
    let id = kept(app.write(|tx| tx.insert(started, None, &run)));
    let open = Open { id, started, run };
    remember_open(app, &open);
    Ok(view(app, &open))
}

/// Takes an answer and moves on.
///
/// # Errors
/// `NotFound` for a question that does not exist, `Conflict` without an open check.
pub fn answer(app: &App, reply: CheckReply) -> Result<CheckRunView, Failure> {
    let _turn = app.state.check.turn();
    let at = app.now().stamp;
    if triage().question(&reply.question).is_some() {
        return change(app, |run| {
            // Asked by itself now: the way back leads to the question, not to a sheet.
            for rows in run.sheets.values_mut() {
                rows.remove(&reply.question);
            }
            run.answer(&reply.question, reply.answer.clone(), at);
        });
    }
    let run = current(app)?.run;
    let kept = about_me::latest(app, run.who).map(|entry| entry.body.answers);
    let step = step(&run, kept.as_ref()).filter(|step| step_id(step) == reply.question);
    let step = step.ok_or_else(|| Failure::not_found("question", &reply.question))?;
    let settled = sheet::settled(triage(), &step, &reply.answer, kept.as_ref());
    change(app, |run| run.pass(&reply.question, &settled, at))
}

fn step<'a>(run: &CheckRun, kept: Option<&'a Answers>) -> Option<Step<'a>> {
    if let Some(again) = run
        .revisiting
        .as_ref()
        .and_then(|id| sheet::again(triage(), &run.sheets, id))
    {
        return Some(again);
    }
    let facts = Facts::read(triage(), &run.answers);
    sheet::next(triage(), &facts, &run.sheets, kept)
}

fn step_id<'a>(step: &Step<'a>) -> &'a str {
    match step {
        Step::Question(question) => &question.id,
        Step::Sheet(sheet, _) => &sheet.id,
        Step::Confirm(_) => sheet::ABOUT,
    }
}

/// Goes one question back.
///
/// # Errors
/// `Conflict` without an open check.
pub fn back(app: &App, (): ()) -> Result<CheckRunView, Failure> {
    let _turn = app.state.check.turn();
    change(app, CheckRun::back)
}

/// Opens an answered question again, from the review list.
///
/// # Errors
/// `NotFound` for a question that was not answered in this check.
pub fn visit(app: &App, question: String) -> Result<CheckRunView, Failure> {
    let _turn = app.state.check.turn();
    let open = current(app)?;
    if !open.run.answers.contains_key(&question) {
        return Err(Failure::not_found("answer", &question));
    }
    change(app, |run| run.revisiting = Some(question.clone()))
}

/// After an emergency answer: go on, to complete the summary for those who help.
///
/// # Errors
/// `Conflict` without an open check.
pub fn go_on(app: &App, (): ()) -> Result<CheckRunView, Failure> {
    let _turn = app.state.check.turn();
    change(app, |run| run.went_on = true)
}

fn is_red(id: &str) -> bool {
    triage()
        .question(id)
        .is_some_and(|question| question.stage == Stage::Red)
}

/// Ends the check with its result, keeps it, and dates "About me" by the answers just given.
///
/// # Errors
/// `Conflict` without an open check or while a red flag has no answer (an emergency needs no more). A record that refuses
/// only means that the result is shown and not kept: it then has no id.
pub fn finish(app: &App, (): ()) -> Result<CheckResult, Failure> {
    let _turn = app.state.check.turn();
    let mut open = current(app)?;
    let now = moment(app);
    let at = now.wall;
    let done = Finished {
        lead_ms: now.lead_ms(),
        ..finished(&open.run.answers, at)
    };
    if done.outcome.level < Level::Emergency && done.outcome.missing.iter().any(|id| is_red(id)) {
        return Err(Failure::new(
            Code::Conflict,
            "a red flag question has no answer yet; \"not sure\" is an answer",
        ));
    }
    open.run.revisiting = None;
    open.run.finished = Some(done);
    if app.store().is_ok() {
        let about = (open.run.who == Who::Me).then(|| about_me::taken_from(app, &open.run.answers));
        let written = app.write(|tx| {
            remember(tx, now)?;
            let id = match &open.id {
                Some(id) => tx.amend(id, at, &open.run).map(|()| id.clone())?,
                None => tx.insert(at, None, &open.run)?,
            };
            if let Some(about) = &about {
                tx.insert::<AboutMe>(at, None, about)?;
            }
            Ok(id)
        });
        open.id = kept(written);
    }
    forget(app);
    let done = open.run.finished.as_ref().ok_or_else(no_check)?;
    let result = Words::of(app, &open.run.answers).result(open.id.clone(), open.run.who, done);
    Ok(CheckResult {
        reopen_until: open.id.as_ref().and_then(|_| reopen_until(app, done)),
        ..result
    })
}

/// Until when the answers of a result can be opened again, as its clock showed it; nothing once ten minutes are over.
pub(crate) fn reopen_until(app: &App, done: &Finished) -> Option<Stamp> {
    let age = moment(app)
        .ms
        .saturating_sub(done.at.ms.saturating_add(done.lead_ms));
    let end = done.at.ms.saturating_add(keep::TAKE_BACK_MS);
    (0..=keep::TAKE_BACK_MS)
        .contains(&age)
        .then(|| Stamp::new(end, done.at.offset_min))
}

/// Takes a result back by opening its answers again, within ten minutes: it closes nothing any more, and what it had ended
/// stands again. Both the result and what comes of the answers stay on record.
///
/// # Errors
/// `NotFound` if there is no such result that stands; `Conflict` after ten minutes.
pub fn reopen(app: &App, id: EntryId) -> Result<CheckRunView, Failure> {
    let _turn = app.state.check.turn();
    let now = moment(app);
    let missing = || Failure::not_found("result", &id.0);
    let kept = app.store()?.get::<CheckRun>(&id)?.ok_or_else(missing)?;
    let done = kept
        .body
        .finished
        .as_ref()
        .filter(|_| kept.body.taken_back.is_none());
    let done = done.ok_or_else(missing)?;
    if reopen_until(app, done).is_none() {
        return Err(Failure::new(Code::Conflict, "ten minutes are over"));
    }
    let taken_back = CheckRun {
        taken_back: Some(now.wall),
        ..kept.body.clone()
    };
    let again = CheckRun {
        finished: None,
        ..kept.body
    };
    let started = now.wall;
    let fresh = app.write(|tx| {
        tx.update(&id, kept.at, &taken_back)?;
        tx.insert(started, None, &again)
    })?;
    let open = Open {
        id: Some(fresh),
        started,
        run: again,
    };
    remember_open(app, &open);
    Ok(view(app, &open))
}

/// The result of `answers` at `at`.
pub(crate) fn finished(answers: &Answers, at: Stamp) -> Finished {
    let triage = triage();
    let outcome = decide(triage, answers);
    let causes = causes::weigh(triage, &Facts::read(triage, answers), &outcome.must_not_miss);
    let due = due(outcome.level, outcome.within_days, at);
    Finished {
        at,
        outcome,
        due,
        causes,
        content: triage.version.clone(),
        lead_ms: 0,
    }
}

pub(crate) fn view(app: &App, open: &Open) -> CheckRunView {
    let (triage, run) = (triage(), &open.run);
    let facts = Facts::read(triage, &run.answers);
    let words = Words::of(app, &run.answers);
    let now = finished(&run.answers, app.now().stamp);
    let known = relevance::announced(triage, &facts).is_some();
    let emergency = known && !run.went_on && run.revisiting.is_none();
    let kept = about_me::latest(app, run.who);
    let asked = match &run.revisiting {
        Some(id) if triage.question(id).is_some() => triage.question(id).map(Step::Question),
        None if emergency => None,
        Some(_) | None => step(run, kept.as_ref().map(|entry| &entry.body.answers)),
    };
    CheckRunView {
        who: run.who,
        started: open.started,
        kept: open.id.is_some() && saving(app),
        question: asked.map(|step| words.step(&step, kept.as_ref())),
        answered: u32::try_from(run.answers.len()).unwrap_or(u32::MAX),
        left: u32::try_from(relevance::open_questions(triage, &facts).len()).unwrap_or(u32::MAX),
        emergency: emergency.then(|| Box::new(words.result(None, run.who, &now))),
        went_on: run.went_on,
        review: run
            .trail
            .iter()
            .filter_map(|id| triage.question(id))
            .map(|q| words.question(q, None))
            .collect(),
    }
}

fn change(app: &App, change: impl Fn(&mut CheckRun)) -> Result<CheckRunView, Failure> {
    let mut open = current(app)?;
    change(&mut open.run);
    // An emergency stands on record at once, so that no crash and no closed window loses it. Until it is left, another
    // answer takes it back: a slip of the finger must not lock the leg for a day.
    let moment = moment(app);
    let now = finished(&open.run.answers, moment.wall);
    let known = relevance::announced(triage(), &Facts::read(triage(), &open.run.answers));
    open.run.finished = known.map(|_| Finished {
        lead_ms: moment.lead_ms(),
        ..now
    });
    // A check that could not be kept so far is tried again with every answer.
    open.id = match open.id.take() {
        Some(id) => kept(app.write(|tx| tx.amend(&id, open.started, &open.run))).map(|()| id),
        None => app
            .store()
            .ok()
            .and_then(|_| kept(app.write(|tx| tx.insert(open.started, None, &open.run)))),
    };
    remember_open(app, &open);
    Ok(view(app, &open))
}

/// What was written, or `None` with a line in the log.
fn kept<T>(written: Result<T, Failure>) -> Option<T> {
    written
        .inspect_err(|failure| tracing::warn!(%failure, "the check goes on in memory only"))
        .ok()
}

fn current(app: &App) -> Result<Open, Failure> {
    find_open(app)?.ok_or_else(no_check)
}

fn no_check() -> Failure {
    Failure::new(Code::Conflict, "no check is open")
}
