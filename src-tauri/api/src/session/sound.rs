//! The tones of the session on the desk, scheduled up to the next edge.

use soleus_core::{
    session::{Event, EventKind, cues},
    stretch::SoundProfile,
};

use super::slot::Live;
use crate::{app::App, ports::Cue, settings};

/// A tone that should have begun up to this long ago is played at once; an older one is left out, so that a machine
/// that was busy makes no burst. In session milliseconds.
const AT_ONCE_MS: u64 = 400;

impl Live {
    /// Schedules the tones up to the next edge. A step that follows by itself had its opening tone scheduled with the
    /// one before, so that the edge is exact however late this call comes.
    pub(super) fn sound(&self, app: &App, events: &[Event]) {
        let completed = |event: &Event| matches!(event.what, EventKind::Completed { .. });
        let chained = events.iter().any(completed);
        if chained && self.is_over() {
            return; // the end tone is on its way
        }
        self.schedule(app, !chained);
    }

    /// The rest of the current step's tones again, after the person changed how they sound.
    pub(super) fn sound_again(&self, app: &App) {
        if !self.is_over() {
            self.schedule(app, false);
        }
    }

    fn schedule(&self, app: &App, opening: bool) {
        let settings = settings::get(app, ()).unwrap_or_default();
        let beep = settings.single_beep && self.sound != SoundProfile::Silent;
        let profile = if beep {
            SoundProfile::SingleBeep
        } else {
            self.sound
        };
        let volume = if profile == SoundProfile::Soft {
            settings.volume / 2
        } else {
            settings.volume
        };
        // Offsets count from the session's last look at the clock. Writing the step to the disk took time since.
        let speed = u64::from(app.ports.clock.speed().max(1));
        let since = app.now().tick.since(self.session.seen());
        let due = |after_ms: u64| match after_ms.checked_sub(since) {
            Some(left) => Some(left / speed),
            None => (opening && since - after_ms <= AT_ONCE_MS * speed).then_some(0),
        };
        let cues: Vec<Cue> = cues(&self.session, profile)
            .into_iter()
            .filter(|cue| opening || cue.after_ms > 0)
            .filter_map(|cue| {
                let after_ms = due(cue.after_ms)?;
                Some(Cue {
                    after_ms,
                    tone: cue.tone,
                })
            })
            .collect();
        app.ports.cues.schedule(&cues, volume);
    }
}
