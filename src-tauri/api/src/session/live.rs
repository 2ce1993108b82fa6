//! The session on the desk: kept in the record first, then sounded and announced.

use std::sync::atomic::Ordering;

use serde::{Deserialize, Serialize};
use soleus_core::{
    care::Pain,
    journal::EntryId,
    permission::danger::StopReason,
    recovery::clock::Moment,
    session::{Ending, Event, EventKind, Gap, PauseReason, Phase, Saved, Session, SessionEntry, Watch},
    stretch::{Exercise, SoundProfile},
    time::{Now, Stamp},
};

use soleus_store::{StoreError, Tx};

use crate::{
    app::App,
    failure::Failure,
    permission::keep,
    ports::Signal,
    recovery::belief,
    session::views::{Around, SessionView},
    stretch::gate,
    stretch::library,
};

use super::{hurts, slot::Live};

/// A session as kept in the record.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Kept {
    pub(super) saved: Saved,
    #[serde(default)]
    pub(super) sound: SoundProfile,
    #[serde(default)]
    pub(super) pain_before: Option<Pain>,
    /// The person's own exercises in it.
    #[serde(default)]
    pub(super) own_exercises: Vec<Exercise>,
    /// When it was kept.
    pub(super) at: Stamp,
}

impl Live {
    pub(super) fn new(session: Session, sound: SoundProfile, started: Stamp, now: Now) -> Self {
        let watch = Watch::new(now);
        let hurts_told = session.pains().len();
        Self {
            session,
            sound,
            started,
            pain_before: None,
            exercises: Vec::new(),
            watch,
            unsaved: false,
            entry: None,
            hurts_told,
        }
    }

    /// Refuses to go on while one of its exercises is closed.
    pub(super) fn may_go_on(&self, app: &App) -> Result<(), Failure> {
        gate::may_go_on(app, &self.session.plan().routine, &self.exercises)
    }

    fn own_exercises(&self) -> Vec<Exercise> {
        let ships = |id: &str| library::library().exercise(id).is_some();
        let own = self.exercises.iter().filter(|exercise| !ships(&exercise.id));
        own.cloned().collect()
    }

    /// Notices that the machine slept since the last look.
    pub(super) fn look(&mut self, now: Now) {
        if self.watch.look(now) == Gap::Slept {
            self.session.handle_gap(PauseReason::Slept, now.tick);
        }
    }

    /// Keeps what happened, then announces it: record, tones, display, window, in this order.
    pub(super) fn settle(&mut self, app: &App, now: Now) -> SessionView {
        let events: Vec<Event> = std::iter::from_fn(|| self.session.poll_event()).collect();
        if events.is_empty() {
            self.view(app)
        } else {
            self.tell(app, now, &events)
        }
    }

    /// As [`Live::settle`], also when nothing happened but the session is new to the window.
    pub(super) fn announce(&mut self, app: &App, now: Now) -> SessionView {
        let events: Vec<Event> = std::iter::from_fn(|| self.session.poll_event()).collect();
        self.tell(app, now, &events)
    }

    fn tell(&mut self, app: &App, now: Now, events: &[Event]) -> SessionView {
        self.keep(app, now);
        self.sound(app, events);
        app.state
            .session
            .keep_awake(&app.ports, self.session.poll_timeout().is_some());
        app.state.session.seq.fetch_add(1, Ordering::Relaxed);
        for event in events
            .iter()
            .filter(|event| matches!(event.what, EventKind::Began { .. }))
        {
            // On the session's own clock: when a phase had to begin, and when it is announced.
            tracing::trace!(target: "soleus::edge", due = event.at.0, at = app.now().tick.0);
        }
        let view = self.view(app);
        if let Ok(json) = serde_json::to_value(&view) {
            app.ports.signals.send(Signal::SessionChanged(json));
        }
        view
    }

    fn keep(&mut self, app: &App, now: Now) {
        let done = match self.session.phase() {
            Phase::Finished { how } if self.entry.is_none() => self.finish(app, how, now),
            Phase::Finished { .. } => Ok(()),
            Phase::Running { .. } | Phase::Entering { .. } | Phase::Paused { .. } | Phase::Hurting { .. } => {
                let saved = self.session.save(self.started);
                let kept = Kept {
                    saved,
                    sound: self.sound,
                    pain_before: self.pain_before,
                    own_exercises: self.own_exercises(),
                    at: now.stamp,
                };
                let (hurts, moment) = (hurts::untold(app, self), belief::moment(app));
                app.write(|tx| {
                    hurts::tell(tx, moment, &hurts)?;
                    tx.put_running(&kept)
                })
            }
        };
        if done.is_ok()
            && self.session.pains().len() > self.hurts_told
            && let Err(failure) = keep::stops(app)
        {
            tracing::warn!(%failure, "a stop could not be kept");
        }
        self.unsaved = done.is_err();
        if done.is_ok() {
            self.hurts_told = self.session.pains().len();
        }
        if let Err(failure) = done {
            tracing::warn!(%failure, "the session's step could not be kept");
        }
    }

    fn finish(&mut self, app: &App, how: Ending, now: Now) -> Result<(), Failure> {
        let mut entry = SessionEntry::of(&self.session, how, now.stamp);
        entry.pain_before = self.pain_before;
        let (hurts, moment) = (hurts::untold(app, self), belief::moment(app));
        let unsaid = self.session.ended_unsaid();
        self.entry = leave_behind(app, self.started, &entry, |tx| {
            hurts::tell(tx, moment, &hurts)?;
            stop_if_unsaid(tx, moment, unsaid)
        })?;
        Ok(())
    }

    pub(super) fn view(&self, app: &App) -> SessionView {
        let around = Around {
            seq: app.state.session.seq.load(Ordering::Relaxed),
            speed: app.ports.clock.speed(),
            started: self.started,
            unsaved: self.unsaved,
            entry: self.entry.clone(),
            pain_before: self.pain_before,
            exercises: self.exercises.clone(),
            after_hurt: hurts::choices(app, &self.session),
            sound_trouble: app.ports.cues.trouble(),
            display_trouble: app.ports.awake.trouble(),
        };
        SessionView::of(&self.session, around)
    }
}

/// Something hurt and how much was not said: the stop that the worse answer is.
pub(super) fn stop_if_unsaid(tx: &mut Tx<'_>, now: Moment, unsaid: bool) -> Result<(), StoreError> {
    if unsaid {
        keep::stop(tx, now, None, StopReason::PainUntold)?;
    }
    Ok(())
}

/// Writes the journal entry and forgets the running session, both or neither. A session in which nothing was done
/// leaves no entry: a look at a routine is not a session.
pub(super) fn leave_behind(
    app: &App,
    started: Stamp,
    entry: &SessionEntry,
    also: impl Fn(&mut Tx<'_>) -> Result<(), StoreError>,
) -> Result<Option<EntryId>, Failure> {
    let worth_keeping = !entry.pains.is_empty() || entry.work.iter().any(|step| step.done_ms > 0);
    app.write(|tx| {
        also(tx)?;
        tx.clear_running()?;
        if worth_keeping {
            tx.insert(started, None, entry).map(Some)
        } else {
            Ok(None)
        }
    })
}

/// The unfinished session in the record. One that does not fit any more counts as none.
pub(super) fn kept(app: &App) -> Option<Kept> {
    let kept: Option<Kept> = app.store().ok()?.running().ok()?;
    kept.filter(|kept| kept.saved.is_sound())
}
