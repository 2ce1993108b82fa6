//! The one running session: started, commanded, driven, kept on disk at every step, and turned into a journal entry.
//!
//! Every transition is written to the record before the window hears of it. If the record cannot take it, the session
//! runs on and says so. The clock port alone tells the time; [`drive`] only sleeps.

use std::{sync::Arc, time::Duration};

use serde::Deserialize;
use soleus_core::{
    care::Pain,
    session::{Choices, Command, Ending, Handled, PauseReason, Plan, Session, SessionEntry},
};

use super::{
    hurts,
    live::{kept, leave_behind, stop_if_unsaid},
    slot::Live,
};

pub use crate::session::views::{OfferAnswer, OfferView, SessionView};
use crate::{
    app::App,
    failure::{Code, Failure},
    recovery::belief,
    stretch::{library, routines},
};

/// The longest the driver sleeps while a session moves, in session milliseconds.
const BEAT_MS: u64 = 500;

/// What to start.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct StartSession {
    /// The routine's id.
    pub routine: String,
    /// Legs, order, amounts.
    pub choices: Choices,
    /// Pain before, if told.
    pub pain_before: Option<Pain>,
    /// The one press on "none of these today", with all daily rows in view; never filled in beforehand.
    #[serde(default)]
    pub none_of_these: bool,
}

/// Starts a routine.
///
/// # Errors
/// `Conflict` while another session runs or waits to be taken up, `Locked` when a check or a gate forbids one of its
/// exercises, `NotFound` for an unknown routine, `BadInput` if every leg is left out.
pub fn start(app: &App, args: StartSession) -> Result<SessionView, Failure> {
    let routine = routines::find(app, &args.routine)?;
    routines::may_start(app, &routine, args.none_of_these)?;
    let mut held = app.state.session.lock();
    if held.as_ref().is_some_and(|live| !live.is_over()) {
        return Err(Failure::new(Code::Conflict, "a session is running"));
    }
    if kept(app).is_some() {
        return Err(Failure::new(
            Code::Conflict,
            "an unfinished session waits to be taken up or ended",
        ));
    }
    let now = app.now();
    let session = Plan::of(&routine, args.choices)
        .and_then(|plan| Session::begin(plan, args.choices, now.tick))
        .ok_or_else(|| Failure::bad_input("with every leg left out there is nothing to do"))?;
    let session = session.with_speed(app.ports.clock.speed());
    let live = held.insert(Live::new(session, routine.sound, now.stamp, now));
    live.exercises = library::exercises_of(&routine);
    live.pain_before = args.pain_before;
    let view = live.settle(app, now);
    app.state.session.bell.notify_one();
    Ok(view)
}

/// Does what the person asks of the running session and answers it whole; a command without meaning now changes nothing.
///
/// # Errors
/// `NotFound` if no session runs; `Locked` when a standing one is to go on that a check or a gate has locked meanwhile.
pub fn command(app: &App, command: Command) -> Result<SessionView, Failure> {
    let mut held = app.state.session.lock();
    let live = held
        .as_mut()
        .ok_or_else(|| Failure::not_found("session", "running"))?;
    let stands = live.session.poll_timeout().is_none();
    if stands && matches!(command, Command::Resume | Command::RestartHold) {
        live.may_go_on(app)?;
    }
    let now = app.now();
    live.look(now);
    let closed = matches!(command, Command::AfterHurt { pain, next } if !hurts::is_open(app, &live.session, pain, next));
    if closed || live.session.handle(command, now.tick) == Handled::Ignored {
        tracing::debug!(?command, "no meaning in this phase");
    }
    let view = live.settle(app, now);
    app.state.session.bell.notify_one();
    Ok(view)
}

/// Volume or tones were changed: the running session sounds so from now on.
pub(crate) fn sounds_changed(app: &App) {
    if let Some(live) = app.state.session.lock().as_ref() {
        live.sound_again(app);
    }
}

/// The running or just ended session; nothing if there is none.
pub fn view(app: &App, (): ()) -> Result<Option<SessionView>, Failure> {
    Ok(app.state.session.lock().as_ref().map(|live| live.view(app)))
}

/// Puts an ended session away. One that still runs stays.
pub fn close(app: &App, (): ()) -> Result<(), Failure> {
    app.state.session.lock().take_if(|live| live.is_over());
    Ok(())
}

/// Words for a notification, chosen by the window.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EndNotice {
    /// Its first line.
    pub title: String,
    /// Its text.
    pub body: String,
}

/// Shows a notification that a session has ended, for a person who looks at another window.
///
/// # Errors
/// `NotFound` if no session has just ended.
pub fn notify(app: &App, notice: EndNotice) -> Result<(), Failure> {
    if !app.state.session.lock().as_ref().is_some_and(Live::is_over) {
        return Err(Failure::not_found("session", "ended"));
    }
    app.ports.notifier.notify(&notice.title, &notice.body);
    Ok(())
}

/// The unfinished session a crash or a kill left behind, if there is one.
pub fn offer(app: &App, (): ()) -> Result<Option<OfferView>, Failure> {
    if app
        .state
        .session
        .lock()
        .as_ref()
        .is_some_and(|live| !live.is_over())
    {
        return Ok(None);
    }
    Ok(kept(app).map(|kept| OfferView::of(&kept.saved)))
}

/// Takes an unfinished session up or ends it with what was completed.
///
/// # Errors
/// `NotFound` if there is none; `Conflict` while another runs; `Locked` when it is to be taken up that a check or a gate
/// has locked meanwhile; whatever the record refuses when ending.
pub fn answer(app: &App, answer: OfferAnswer) -> Result<Option<SessionView>, Failure> {
    let mut held = app.state.session.lock();
    if held.as_ref().is_some_and(|live| !live.is_over()) {
        return Err(Failure::new(Code::Conflict, "a session is running"));
    }
    let kept = kept(app).ok_or_else(|| Failure::not_found("session", "unfinished"))?;
    let now = app.now();
    let started = kept.saved.started;
    if answer == OfferAnswer::End {
        let mut entry = SessionEntry::of_saved(&kept.saved, Ending::Interrupted, kept.at);
        entry.pain_before = kept.pain_before;
        let (moment, unsaid) = (belief::moment(app), kept.saved.hurting);
        leave_behind(app, started, &entry, |tx| stop_if_unsaid(tx, moment, unsaid))?;
        return Ok(None);
    }
    let session =
        Session::restore(kept.saved, now.tick).ok_or_else(|| Failure::not_found("session", "unfinished"))?;
    let session = session.with_speed(app.ports.clock.speed());
    let mut live = Live::new(session, kept.sound, started, now);
    live.exercises = library::exercises_of_plan(live.session.plan(), &kept.own_exercises);
    live.pain_before = kept.pain_before;
    live.may_go_on(app)?;
    let live = held.insert(live);
    if answer == OfferAnswer::RestartHold {
        let command = if live.session.step().kind.is_work() {
            Command::RestartHold
        } else {
            Command::Resume
        };
        live.session.handle(command, now.tick);
    }
    let view = live.announce(app, now);
    app.state.session.bell.notify_one();
    Ok(Some(view))
}

/// The screen was locked: a session that runs pauses as it does when the machine sleeps, and counts nothing meanwhile.
pub fn screen_locked(app: &App) {
    let mut held = app.state.session.lock();
    let Some(live) = held.as_mut().filter(|live| !live.is_over()) else {
        return;
    };
    let now = app.now();
    live.session.handle_gap(PauseReason::ScreenLocked, now.tick);
    live.settle(app, now);
}

/// Drives the session for as long as the app lives: sleeps to the next deadline or the next beat, whichever is sooner,
/// and otherwise until a command rings.
pub async fn drive(app: Arc<App>) {
    loop {
        let bell = app.state.session.bell.notified();
        match turn(&app) {
            Some(wait) => tokio::select! {
                () = tokio::time::sleep(wait) => {}
                () = bell => {}
            },
            None => bell.await,
        }
    }
}

/// Lets time pass once and tells how long the driver may sleep; `None` while nothing moves.
pub fn turn(app: &App) -> Option<Duration> {
    let mut held = app.state.session.lock();
    let live = held.as_mut()?;
    let now = app.now();
    live.look(now);
    live.session.handle_timeout(now.tick);
    if live.session.has_events() {
        live.settle(app, now);
    }
    let due = live.session.poll_timeout()?;
    let ms = due
        .since(now.tick)
        .clamp(1, BEAT_MS * u64::from(app.ports.clock.speed()));
    Some(Duration::from_micros(
        ms * 1000 / u64::from(app.ports.clock.speed().max(1)),
    ))
}
