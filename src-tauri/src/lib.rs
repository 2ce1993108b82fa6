//! The shell of Soleus: the only crate that knows Tauri. It lends the use-cases a window, clocks, sound and dialogs.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod invoke;
mod platform;
mod start;
mod trace;
mod window;

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use platform::{
    awake::Display, clock::SystemClock, cue::Tones, files::Dialogs, notify::Desktop, signals::WindowSignals,
};
use soleus_api::{
    App as Soleus,
    ports::Ports,
    record::status,
    session::{run, views::Moving},
};
use tauri_plugin_window_state::StateFlags;

/// Starts the app and stays in its event loop until the window is closed.
pub fn run() -> ExitCode {
    calm_webkit();
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
    let soleus = Arc::new(Soleus::begin(&home, ports));
    match start::window(|| build(context, &soleus, home, signals, dialogs)) {
        Ok(app) => {
            app.run(move |_, event| {
                if matches!(event, tauri::RunEvent::Exit) {
                    soleus.end();
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
            beside(&for_setup, status::keep_trying);
            platform::screen_lock::watch(&for_setup, run::screen_locked);
            window::create(app, &for_setup)?;
            start::made();
            tauri::async_runtime::spawn(platform::ending::when_asked(app.handle().clone()));
            tauri::async_runtime::spawn(keep_up_hourly(Arc::clone(&for_setup)));
            tauri::async_runtime::spawn(run::drive(for_setup));
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

/// What closing now would leave behind: a running session, or changes that the disk has refused.
fn reason_to_stay(soleus: &Soleus) -> Option<&'static str> {
    let session = run::view(soleus, ()).ok().flatten();
    if session.is_some_and(|view| view.moving != Moving::Finished) {
        return Some("session");
    }
    status::unsaved(soleus).then_some("unsaved")
}

/// What WebKitGTK reads when it starts; see [`calm_webkit`].
pub(crate) const CALM: [(&str, &str); 3] = [
    ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    ("JSC_useGenerationalGC", "0"),
    ("JSC_largeHeapSize", "8388608"),
];

/// Sets what WebKitGTK reads when it starts, each unless the person has set it.
///
/// Its DMABUF renderer shows blank windows on some drivers; without it the page is drawn the old, sure way. Its garbage
/// collector looks at young garbage only, until 32 MB of old have come together: our page lives on 5 MB, leaves garbage
/// that is linked to older garbage, and so grew for hours. Whole and early collections take it some 5 ms each.
#[cfg(target_os = "linux")]
#[expect(
    unsafe_code,
    reason = "setting the environment is sound here: no other thread exists yet"
)]
fn calm_webkit() {
    for (name, value) in CALM {
        if std::env::var_os(name).is_none() {
            // SAFETY: the first statement of the program; nothing else reads or writes the environment.
            unsafe { std::env::set_var(name, value) };
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn calm_webkit() {}
