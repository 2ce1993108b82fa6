//! How the leg answered single walks and runs, for lists.

use super::{
    history::History,
    load::Outing,
    plan::Plan,
    record::Episode,
    report::Timed,
    response::{CLEAR_FALL, Response},
    timeline::Timeline,
};
use crate::{care::Pain, journal::Entry};

/// How the leg answered single walks and runs, for lists.
pub struct Answers<'a>(Timeline<'a>);

impl<'a> Answers<'a> {
    /// Of one episode, to be asked about many walks and runs.
    pub fn new(plan: Option<&Plan>, episode: &'a Entry<Episode>, history: &'a History<'a>) -> Self {
        Self(Timeline::new(plan, episode, history))
    }

    /// The highest walking pain of the first 24 h, if any was recorded.
    pub fn first_walking(&self) -> Option<Pain> {
        self.0.first_walking()
    }

    /// From where on down a change in walking pain means something, and where it began: 2 points or 30 % below the
    /// highest of the first 24 h. `None` without that value, or if there was no pain.
    pub fn band(&self) -> Option<(f32, f32)> {
        let first = f32::from(self.first_walking()?.score());
        let fall = f32::from(CLEAR_FALL).min(first * 0.3);
        (first > 0.0).then_some((first - fall, first))
    }

    /// How the leg answered `outing` the next morning.
    pub fn response(&self, outing: &Entry<Outing>) -> Response {
        let eff = outing
            .at
            .ms
            .saturating_add(outing.body.lead_ms)
            .min(self.0.now.ms);
        self.0.response(
            &Timed {
                id: &outing.id,
                written: outing.written,
                eff,
                wall: outing.at,
                day: outing.at.day(),
                body: &outing.body,
            },
            self.0.now.ms,
        )
    }
}
