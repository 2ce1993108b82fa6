//! What the person chose: look, sound, country; and what the app says about itself.
//!
//! Settings are one value; the window sends what changed, and it is laid over what is kept in one transaction. While the
//! record is closed they live in memory, so that text size and theme work even then.

mod fallback;
pub mod views;

use std::{sync::PoisonError, time::Duration};

use soleus_store::{Store, StoreError, Tx};

use crate::{
    app::{App, Record},
    failure::{Code, Failure},
    ports::{Cue, Tone},
};

pub(crate) use fallback::{COPY, Fallback};
pub use views::{AppInfo, Settings, SettingsChange, Theme};

const KEY: &str = "settings";

/// Keeps the copy of what the record says, once it is open.
pub(crate) fn copy_beside(app: &App) {
    if let Record::Open(store) = app.record_within(Duration::ZERO)
        && let Some(settings) = of_record(&store)
    {
        app.state.settings.keep(&settings.tamed());
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
    if let Some(kept) = app.state.settings.lock().clone() {
        return Ok(kept);
    }
    // The first page does not wait for a record whose settings are known from the last run.
    let copied = app.state.settings.copied();
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

/// Changes some settings and answers all that are now in force.
///
/// # Errors
/// `BadInput` for an unknown setting, a value it cannot have, or an emergency number that is not a short run of digits,
/// spaces, `+`, `*` or `#`; what the record refuses.
pub fn put(app: &App, change: SettingsChange) -> Result<Settings, Failure> {
    let store = app.store();
    let turn = app
        .state
        .settings
        .turn
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let Ok(store) = store else {
        let changed = change.over(&get(app, ())?)?;
        *app.state.settings.lock() = Some(changed.clone());
        return Ok(changed);
    };
    // Laid over what the person sees: that is the record, unless something was put while it was closed or only looked at.
    let put = app.state.settings.lock().clone();
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
    app.state.settings.keep(&changed);
    *app.state.settings.lock() = None;
    drop(turn);
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
        .map_err(|why| Failure::new(Code::Platform, why))
}

/// Shows the folder with the log in the system's file manager.
///
/// # Errors
/// `Platform` if the system has none.
pub fn show_log(app: &App, (): ()) -> Result<(), Failure> {
    app.ports
        .files
        .show_folder(app.home())
        .map_err(|why| Failure::new(Code::Platform, why))
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
