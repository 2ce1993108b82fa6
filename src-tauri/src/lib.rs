//! The shell of Soleus: the only crate that knows Tauri. It lends the use-cases a window, clocks, sound and dialogs.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod invoke;
mod platform;
mod sheet;
mod start;
mod trace;
mod window;

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use platform::{
    awake::Display, clock::SystemClock, cue::Tones, files::Dialogs, notify::Desktop, signals::WindowSignals,
};
use soleus_api::{
    App as Soleus,
    life::{self, ReasonToStay},
    ports::Ports,
    session::run as session_run,
};
use tauri_plugin_window_state::StateFlags;

/// Starts the app and stays in its event loop until the window is closed.
pub fn run() -> ExitCode {
    if start::said_for_another() {
        return ExitCode::SUCCESS;
    }
    let sheet = sheet::asked(std::env::args_os());
    if sheet.is_none() {
        platform::webkit::calm();
    }
    let context = tauri::generate_context!();
    let Some(home) = platform::paths::data_dir(&context.config().identifier) else {
        start::NoStart::NoHome.tell();
        return ExitCode::FAILURE;
    };
    let signals: &'static WindowSignals = Box::leak(Box::default());
    let dialogs: &'static Dialogs = Box::leak(Box::default());
    let ports = Ports {
        clock: Box::new(SystemClock::start()),
        signals: Box::new(signals),
        awake: Box::new(Display::default()),
        notifier: Box::new(Desktop),
        cues: Box::new(Tones::default()),
        files: Box::new(dialogs),
    };
    trace::start(&home);
    if let Some(file) = sheet {
        return sheet::write(&home, ports, file.as_deref());
    }
    let soleus = Arc::new(Soleus::begin(&home, ports));
    match start::window(|| build(context, &soleus, home, signals, dialogs)) {
        Ok(app) => {
            app.run(move |_, event| {
                if matches!(event, tauri::RunEvent::Exit) {
                    soleus.end();
                    platform::webkit::forget();
                }
            });
            ExitCode::SUCCESS
        }
        Err(why) => {
            why.tell();
            ExitCode::FAILURE
        }
    }
}

fn build(
    context: tauri::Context,
    soleus: &Arc<Soleus>,
    home: PathBuf,
    signals: &'static WindowSignals,
    dialogs: &'static Dialogs,
) -> tauri::Result<tauri::App> {
    let (for_setup, for_close) = (Arc::clone(soleus), Arc::clone(soleus));
    let flags = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    let instance = start::instance_name(&context.config().identifier, &home);
    // An absolute file name keeps the window's place inside the person's data folder, where "erase all" finds it.
    let state_file = home.join("window.json").to_string_lossy().into_owned();
    tauri::Builder::default()
        .plugin(
            tauri_plugin_single_instance::Builder::new()
                .callback(|app, _, _| window::raise(app))
                .dbus_id(instance)
                .build(),
        )
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(flags)
                .with_filename(state_file)
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(invoke::handler(Arc::clone(soleus), signals))
        .on_window_event(move |window, event| {
            let tell = |name, what| signals.tell(name, what);
            window::on_event(window, event, || reason_to_stay(&for_close), tell);
        })
        .setup(move |app| {
            let _ = dialogs.0.set(app.handle().clone());
            beside(&for_setup, Soleus::open_record);
            beside(&for_setup, Soleus::keep_trying);
            platform::screen_lock::watch(&for_setup, session_run::screen_locked);
            window::create(app, &for_setup)?;
            start::made();
            tauri::async_runtime::spawn(platform::ending::when_asked(app.handle().clone()));
            tauri::async_runtime::spawn(keep_up_hourly(Arc::clone(&for_setup)));
            tauri::async_runtime::spawn(life::drive_session(for_setup));
            Ok(())
        })
        .build(context)
}

/// Runs `work` on a thread of its own. The record is opened beside the window, so that neither waits for the other; not
/// earlier than here, where a second start has already handed over to the first.
fn beside(soleus: &Arc<Soleus>, work: fn(&Soleus)) {
    let soleus = Arc::clone(soleus);
    std::thread::spawn(move || work(&soleus));
}

/// Whether a backup is due is asked every hour: somebody may only ever suspend the laptop.
async fn keep_up_hourly(soleus: Arc<Soleus>) {
    loop {
        tokio::time::sleep(std::time::Duration::from_secs(3600)).await;
        beside(&soleus, Soleus::keep_up);
    }
}

/// The word for the window why closing now would lose something.
fn reason_to_stay(soleus: &Soleus) -> Option<&'static str> {
    soleus.reason_to_stay().map(|why| match why {
        ReasonToStay::Session => "session",
        ReasonToStay::Unsaved => "unsaved",
    })
}
