//! Tones (the SESSION slice replaces this file).
use soleus_api::ports::{Cue, Cues};

/// No sound yet.
#[derive(Default)]
pub(crate) struct Tones;

impl Cues for Tones {
    fn schedule(&self, _cues: &[Cue], _volume: u8) {}

    fn trouble(&self) -> Option<String> {
        Some("no sound is built in yet".into())
    }
}
