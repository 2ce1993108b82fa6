//! What the person chose: look, sound, country; and what the app says about itself.
//!
//! Settings are one value, written whole. While the record is closed they live in memory, so that text size and theme
//! work even then.

use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::{app::App, failure::Failure};

const KEY: &str = "settings";

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
    fn tamed(mut self) -> Self {
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

/// Settings of a run whose record is closed.
#[derive(Default)]
pub(crate) struct Fallback(Mutex<Option<Settings>>);

impl Fallback {
    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Settings>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The settings in force.
pub fn get(app: &App, (): ()) -> Result<Settings, Failure> {
    if let Some(kept) = app.settings.lock().clone() {
        return Ok(kept);
    }
    let stored = match app.store() {
        Ok(store) => store.setting::<Settings>(KEY).unwrap_or_else(|error| {
            tracing::warn!(%error, "the settings could not be read; the defaults are in force");
            None
        }),
        // The first pages must not stand in front of the words that say why the record is closed.
        Err(_) => Some(Settings {
            welcomed: true,
            ..Settings::default()
        }),
    };
    Ok(stored.unwrap_or_default().tamed())
}

/// Stores new settings and answers what is now in force.
///
/// # Errors
/// `BadInput` for an emergency number that is not a short run of digits, spaces, `+`, `*` or `#`.
pub fn put(app: &App, settings: Settings) -> Result<Settings, Failure> {
    if let Some(number) = &settings.emergency_number
        && (number.len() > 20 || !number.chars().all(|c| c.is_ascii_digit() || " +*#".contains(c)))
    {
        return Err(Failure::bad_input(
            "an emergency number is digits, for instance 112",
        ));
    }
    let settings = settings.tamed();
    if app.store().is_err() {
        *app.settings.lock() = Some(settings.clone());
        return Ok(settings);
    }
    app.write(|tx| tx.put_setting(KEY, &settings))?;
    *app.settings.lock() = None;
    Ok(settings)
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

/// Version, data folder, sound.
pub fn app_info(app: &App, (): ()) -> Result<AppInfo, Failure> {
    Ok(AppInfo {
        version: env!("CARGO_PKG_VERSION"),
        data_dir: app.dir().display().to_string(),
        sound_trouble: app.ports.cues.trouble(),
        debug: cfg!(debug_assertions),
    })
}

/// Plays the start tone at the volume in force, so that the person can judge it.
pub fn sound_test(app: &App, (): ()) -> Result<AppInfo, Failure> {
    use crate::ports::{Cue, Tone};
    let volume = get(app, ())?.volume;
    let tones = [(Tone::GetReady, 0), (Tone::Start, 700), (Tone::End, 1400)];
    let cues: Vec<Cue> = tones
        .iter()
        .map(|&(tone, after_ms)| Cue { after_ms, tone })
        .collect();
    app.ports.cues.schedule(&cues, volume);
    app_info(app, ())
}

/// Shows the folder with the record in the system's file manager.
///
/// # Errors
/// `Platform` if the system has none.
pub fn show_data_folder(app: &App, (): ()) -> Result<(), Failure> {
    app.ports
        .files
        .show_folder(app.dir())
        .map_err(|why| Failure::new(crate::Code::Platform, why))
}
