//! The settings as the window reads and writes them.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::failure::Failure;

/// The colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Warm paper.
    Light,
    /// Deep ink.
    Dark,
}

/// Distances as the person thinks of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Units {
    /// Kilometres.
    #[default]
    Km,
    /// Miles.
    Miles,
}

/// Everything the person can set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Settings {
    /// Colours.
    pub theme: Theme,
    /// Text size in percent, 80 to 200.
    pub text_percent: u16,
    /// Width of a line in the reader, in characters, 40 to 100.
    pub line_chars: u16,
    /// Volume of the cues, 0 (mute) to 100.
    pub volume: u8,
    /// One plain beep for every cue instead of a tone for each.
    pub single_beep: bool,
    /// Spoken cues where the system has a voice.
    pub speech: bool,
    /// ISO 3166 two-letter country for the emergency number; `None` until chosen.
    pub country: Option<String>,
    /// The person's own emergency number, which wins over the country's.
    pub emergency_number: Option<String>,
    /// Distances.
    pub units: Units,
    /// Whether the first-run pages were seen or skipped.
    pub welcomed: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            text_percent: 100,
            line_chars: 68,
            volume: 70,
            single_beep: false,
            speech: false,
            country: None,
            emergency_number: None,
            units: Units::Km,
            welcomed: false,
        }
    }
}

impl Settings {
    /// Brings every number into its range; a hand-edited record cannot make the app unreadable.
    pub(super) fn tamed(mut self) -> Self {
        self.text_percent = self.text_percent.clamp(80, 200);
        self.line_chars = self.line_chars.clamp(40, 100);
        self.volume = self.volume.min(100);
        self.country = self
            .country
            .filter(|code| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()));
        self.emergency_number = self
            .emergency_number
            .map(|n| n.trim().to_owned())
            .filter(|n| !n.is_empty());
        self
    }
}

/// Some settings with their new values, by name; the others stay as they are.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SettingsChange(
    #[cfg_attr(feature = "bindings", ts(type = "Partial<Settings>"))] Map<String, Value>,
);

impl SettingsChange {
    /// `settings` with the change laid over them.
    ///
    /// # Errors
    /// `BadInput` for a setting that does not exist, a value it cannot have, or an emergency number that is none.
    pub(super) fn over(&self, settings: &Settings) -> Result<Settings, Failure> {
        let wrong = |error: serde_json::Error| Failure::bad_input(error.to_string());
        let mut whole = serde_json::to_value(settings).map_err(wrong)?;
        for (name, value) in &self.0 {
            match whole.get_mut(name) {
                Some(kept) => *kept = value.clone(),
                None => return Err(Failure::bad_input(format!("there is no setting \"{name}\""))),
            }
        }
        let changed: Settings = serde_json::from_value(whole).map_err(wrong)?;
        let is_number = |text: &String| {
            text.len() <= 20 && text.chars().all(|c| c.is_ascii_digit() || " +*#".contains(c))
        };
        if changed.emergency_number.as_ref().is_none_or(is_number) {
            Ok(changed.tamed())
        } else {
            Err(Failure::bad_input(
                "an emergency number is digits, for instance 112",
            ))
        }
    }
}

/// What the app says about itself.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AppInfo {
    /// The app's version.
    pub version: &'static str,
    /// The folder with the record.
    pub data_dir: String,
    /// Why no sound can be heard, if that is known.
    pub sound_trouble: Option<String>,
    /// Whether this is a debug build, which has a speed factor and a fake clock.
    pub debug: bool,
}
