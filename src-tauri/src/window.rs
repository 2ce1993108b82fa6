//! The one window: made hidden in the right colour, shown at first paint, kept from leaving the app, revived.

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use soleus_api::{
    App as Soleus,
    settings::{self, Theme},
};
use tauri::{
    AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
    webview::{Color, NewWindowResponse},
};

/// The window's label; capabilities name it.
pub(crate) const MAIN: &str = "main";

/// Paper and ink, as in `ui/src/styles/tokens.css`.
const PAPER: Color = Color(250, 246, 238, 255);
const INK: Color = Color(24, 26, 29, 255);

/// If the page never reports its first paint, the window is shown all the same.
const SHOW_ANYWAY: Duration = Duration::from_millis(1500);

/// Makes the window, hidden.
pub(crate) fn create(app: &tauri::App, soleus: &Soleus) -> tauri::Result<WebviewWindow> {
    let theme = settings::get(soleus, ()).unwrap_or_default().theme;
    let wanted = match theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    };
    let builder = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("Soleus")
        .inner_size(1180.0, 820.0)
        .min_inner_size(480.0, 480.0)
        .visible(false)
        .theme(wanted)
        .disable_drag_drop_handler()
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false);
    let window = rehearsed(builder).build()?;
    let dark = matches!(wanted, Some(tauri::Theme::Dark))
        || (wanted.is_none() && matches!(window.theme(), Ok(tauri::Theme::Dark)));
    window.set_background_color(Some(if dark { INK } else { PAPER }))?;
    revive(&window)?;
    let shown_late = window.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(SHOW_ANYWAY).await;
        show(&shown_late);
    });
    Ok(window)
}

/// Debug builds let a test watch the page from its first line on, for reports of the content security policy.
fn rehearsed<'a>(
    builder: WebviewWindowBuilder<'a, tauri::Wry, tauri::App>,
) -> WebviewWindowBuilder<'a, tauri::Wry, tauri::App> {
    match std::env::var("SOLEUS_INIT_SCRIPT") {
        Ok(script) if cfg!(debug_assertions) => builder.initialization_script(script),
        _ => builder,
    }
}

/// The app's own pages, and nothing else.
fn is_ours(url: &Url) -> bool {
    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost")
}

/// Shows the window the first time it is asked to; later calls do nothing, so that a minimised window stays so.
pub(crate) fn show(window: &WebviewWindow) {
    static SHOWN: AtomicBool = AtomicBool::new(false);
    if SHOWN.swap(true, Ordering::SeqCst) {
        return;
    }
    if let Err(error) = window.show().and_then(|()| window.set_focus()) {
        tracing::error!(%error, "the window could not be shown");
    }
}

/// Brings the window to the front, for a second start.
pub(crate) fn raise(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else {
        return;
    };
    let raised = window
        .unminimize()
        .and_then(|()| window.show())
        .and_then(|()| window.set_focus());
    if let Err(error) = raised {
        tracing::warn!(%error, "the window could not be raised");
    }
}

/// Reloads the page when the web process dies; the session runs on in Rust and the page reads its state again.
#[cfg(target_os = "linux")]
fn revive(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    window.with_webview(|webview| {
        webview.inner().connect_web_process_terminated(|view, why| {
            tracing::error!(?why, "the web process ended; the page is loaded again");
            view.reload();
        });
    })
}

#[cfg(not(target_os = "linux"))]
fn revive(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// Asks before a running session or unsaved changes are left. A second press on close within ten seconds is taken at its word, so that a
/// page that cannot answer never traps the person.
pub(crate) fn on_event(
    event: &WindowEvent,
    reason: impl Fn() -> Option<&'static str>,
    ask: impl Fn(&'static str),
) {
    static ASKED: Mutex<Option<tokio::time::Instant>> = Mutex::new(None);
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    let Some(reason) = reason() else { return };
    let mut asked = ASKED.lock().unwrap_or_else(PoisonError::into_inner);
    #[expect(
        clippy::disallowed_methods,
        reason = "the shell may read clocks; nothing medical hangs on this one"
    )]
    let now = tokio::time::Instant::now();
    if asked.is_some_and(|before| now - before < Duration::from_secs(10)) {
        return;
    }
    *asked = Some(now);
    api.prevent_close();
    ask(reason);
}
