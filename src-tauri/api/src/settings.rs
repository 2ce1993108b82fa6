//! What the person chose: look, sound, country; and what the app says about itself.
//!
//! Settings are one value; the window sends what changed, and it is laid over what is kept in one transaction. While the
//! record is closed they live in memory, so that text size and theme work even then.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use serde::{Deserialize, Serialize};

use serde_json::{Map, Value};
use soleus_store::{Store, StoreError, Tx, write_whole};

use crate::{
    app::{App, Record},
    failure::Failure,
};

const KEY: &str = "settings";
/// A copy of the settings in the usual folder, so that the first page is drawn in the person's own colours and text size
/// before the record is open, or when it cannot be opened. The record's own settings count.
pub(crate) const COPY: &str = "settings.json";

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

/// Settings while the record is closed or on its way.
pub(crate) struct Fallback {
    /// Put while the record was closed.
    put: Mutex<Option<Settings>>,
    /// One change at a time.
    turn: Mutex<()>,
    copy: PathBuf,
}

impl Fallback {
    pub(crate) fn beside(home: &Path) -> Self {
        Self {
            put: Mutex::default(),
            turn: Mutex::default(),
            copy: home.join(COPY),
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Settings>> {
        self.put.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn copied(&self) -> Option<Settings> {
        serde_json::from_slice(&fs::read(&self.copy).ok()?).ok()
    }

    /// Keeps the copy up to date; without it only the first page of the next start is drawn plainly.
    fn keep(&self, settings: &Settings) {
        if self.copied().as_ref() == Some(settings) {
            return;
        }
        let text = serde_json::to_vec(settings).unwrap_or_default();
        if let Err(error) = write_whole(&self.copy, &text) {
            tracing::warn!(%error, "the copy of the settings could not be kept");
        }
    }
}

/// Keeps the copy of what the record says, once it is open.
pub(crate) fn copy_beside(app: &App) {
    if let Record::Open(store) = app.record_within(Duration::ZERO)
        && let Some(settings) = of_record(&store)
    {
        app.settings.keep(&settings.tamed());
    }
}

fn of_record(store: &Store) -> Option<Settings> {
    store.setting::<Settings>(KEY).unwrap_or_else(|error| {
        tracing::warn!(%error, "the settings could not be read; the defaults are in force");
        None
    })
}

/// How long the settings of a record that is being opened are awaited when nothing is known of them.
const FIRST_PAGE: Duration = Duration::from_secs(2);

/// The settings in force.
pub fn get(app: &App, (): ()) -> Result<Settings, Failure> {
    if let Some(kept) = app.settings.lock().clone() {
        return Ok(kept);
    }
    // The first page does not wait for a record whose settings are known from the last run.
    let copied = app.settings.copied();
    let patience = copied.as_ref().map_or(FIRST_PAGE, |_| Duration::ZERO);
    // The first pages must not stand in front of the words that say why the record is closed or cannot be written.
    let past_welcome = |settings: Option<Settings>| Settings {
        welcomed: true,
        ..settings.unwrap_or_default()
    };
    let stored = match app.record_within(patience) {
        Record::Open(view) if view.is_view() => Some(past_welcome(of_record(&view))),
        Record::Open(store) => of_record(&store),
        Record::Opening => copied,
        Record::Closed(_) => Some(past_welcome(copied)),
    };
    Ok(stored.unwrap_or_default().tamed())
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
    fn over(&self, settings: &Settings) -> Result<Settings, Failure> {
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

/// Changes some settings and answers all that are now in force.
///
/// # Errors
/// `BadInput` for an unknown setting, a value it cannot have, or an emergency number that is not a short run of digits,
/// spaces, `+`, `*` or `#`; what the record refuses.
pub fn put(app: &App, change: SettingsChange) -> Result<Settings, Failure> {
    let store = app.store();
    let turn = app.settings.turn.lock().unwrap_or_else(PoisonError::into_inner);
    let Ok(store) = store else {
        let changed = change.over(&get(app, ())?)?;
        *app.settings.lock() = Some(changed.clone());
        return Ok(changed);
    };
    // Laid over what the person sees: that is the record, unless something was put while it was closed or only looked at.
    let put = app.settings.lock().clone();
    let put = if store.is_view() { Some(get(app, ())?) } else { put };
    let changed = app.write(|tx| {
        let kept = match &put {
            Some(put) => put.clone(),
            None => kept_in(tx)?.tamed(),
        };
        let changed = change.over(&kept);
        if let Ok(changed) = &changed {
            tx.put_setting(KEY, changed)?;
        }
        Ok(changed)
    })??;
    app.settings.keep(&changed);
    *app.settings.lock() = None;
    drop(turn);
    crate::session::run::sounds_changed(app);
    Ok(changed)
}

/// As [`of_record`], within a change. Settings that cannot be read count as none: they are replaced by what is chosen now.
fn kept_in(tx: &Tx<'_>) -> Result<Settings, StoreError> {
    match tx.setting::<Settings>(KEY) {
        Ok(kept) => Ok(kept.unwrap_or_default()),
        Err(StoreError::Unreadable(_)) => Ok(Settings::default()),
        Err(fault) => Err(fault),
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
        .show_folder(&app.dir())
        .map_err(|why| Failure::new(crate::Code::Platform, why))
}

/// Shows the folder with the log in the system's file manager.
///
/// # Errors
/// `Platform` if the system has none.
pub fn show_log(app: &App, (): ()) -> Result<(), Failure> {
    app.ports
        .files
        .show_folder(app.home())
        .map_err(|why| Failure::new(crate::Code::Platform, why))
}

/// How much of a fault of the window the log takes, in characters.
const MOST_OF_A_FAULT: usize = 4_000;

/// Writes a fault of the window into the log: the engine's own words, never what was typed.
///
/// # Errors
/// None; the signature is every command's.
pub fn window_fault(_: &App, fault: String) -> Result<(), Failure> {
    let fault: String = fault.chars().take(MOST_OF_A_FAULT).collect();
    tracing::error!(%fault, "the window could not draw a page");
    Ok(())
}
