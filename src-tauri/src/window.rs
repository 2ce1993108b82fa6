//! The one window: made hidden in the right colour, shown at first paint, kept from leaving the app, revived.

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use serde_json::Value;
use soleus_api::{
    App as Soleus,
    settings::{self, Theme},
};
use tauri::{
    AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Window, WindowEvent,
    webview::{Color, NewWindowResponse},
};

use crate::platform;

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
        .on_document_title_changed(|window, title| {
            if let Err(error) = window.set_title(&title) {
                tracing::warn!(%error, "the window's title could not be set");
            }
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false);
    let window = forgetful(rehearsed(builder)).build()?;
    let dark = matches!(wanted, Some(tauri::Theme::Dark))
        || (wanted.is_none() && matches!(window.theme(), Ok(tauri::Theme::Dark)));
    window.set_background_color(Some(if dark { INK } else { PAPER }))?;
    revive(&window)?;
    follow_text_scale(&window)?;
    let shown_late = window.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(SHOW_ANYWAY).await;
        show(&shown_late);
    });
    Ok(window)
}

/// The web engine keeps nothing on the disk: no cache, no cookies, no history. A driver of tests needs the other kind.
fn forgetful(
    builder: WebviewWindowBuilder<'_, tauri::Wry, tauri::App>,
) -> WebviewWindowBuilder<'_, tauri::Wry, tauri::App> {
    if std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|wish| wish == "true") {
        return builder;
    }
    let builder = builder.incognito(true);
    match platform::webkit::folder() {
        Some(folder) => builder.data_directory(folder),
        None => builder,
    }
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

/// Draws the page as much larger as the desktop's fonts are: "Large Text" reaches GTK as dots per inch, which the engine
/// leaves alone. The person's own text size comes on top of it.
#[cfg(target_os = "linux")]
fn follow_text_scale(window: &WebviewWindow) -> tauri::Result<()> {
    use gtk::prelude::GtkSettingsExt;
    use webkit2gtk::WebViewExt;
    window.with_webview(|webview| {
        let Some(settings) = gtk::Settings::default() else {
            return;
        };
        let view = webview.inner();
        let follow = move |settings: &gtk::Settings| view.set_zoom_level(text_scale(settings.gtk_xft_dpi()));
        follow(&settings);
        settings.connect_gtk_xft_dpi_notify(follow);
    })
}

#[cfg(not(target_os = "linux"))]
fn follow_text_scale(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// How much larger than usual the desktop's fonts are: 1 at 96 dots per inch, or when GTK is not told (below 1).
#[cfg(target_os = "linux")]
fn text_scale(dpi_in_1024ths: i32) -> f64 {
    if dpi_in_1024ths < 1 {
        return 1.0;
    }
    (f64::from(dpi_in_1024ths) / 1024.0 / 96.0).clamp(0.5, 3.0)
}

/// Tells the page when the window fills the display or no longer does, whoever asked for it, and guards the way out.
pub(crate) fn on_event(
    window: &Window,
    event: &WindowEvent,
    reason: impl Fn() -> Option<&'static str>,
    tell: impl Fn(&'static str, Value),
) {
    static FULL: AtomicBool = AtomicBool::new(false);
    if let WindowEvent::Resized(_) = event {
        let full = is_full(window);
        if FULL.swap(full, Ordering::SeqCst) != full {
            tell("full-screen", full.into());
        }
    } else if let WindowEvent::CloseRequested { api, .. } = event {
        let reason = reason();
        if asks_first(reason) {
            api.prevent_close();
            tell("close-asked", reason.into());
        } else if is_full(window) {
            api.prevent_close();
            close(window);
        }
    }
}

/// Whether the window fills the display.
pub(crate) fn is_full(window: &Window) -> bool {
    window.is_fullscreen().unwrap_or(false)
}

/// Closes without asking; out of full screen first, so that the size that is remembered is the window's own.
pub(crate) fn close(window: &Window) {
    /// So often it is looked whether the window has its own size again, and no longer than this altogether: a
    /// desktop that does not answer must not hold the window.
    const LOOKS: (u32, Duration) = (50, Duration::from_millis(20));
    let window = window.clone();
    tauri::async_runtime::spawn(async move {
        if is_full(&window) && window.set_fullscreen(false).is_ok() {
            let filled = window.inner_size().ok();
            for _ in 0..LOOKS.0 {
                tokio::time::sleep(LOOKS.1).await;
                if !is_full(&window) && window.inner_size().ok() != filled {
                    break;
                }
            }
        }
        if let Err(error) = window.destroy() {
            tracing::error!(%error, "the window could not be closed");
        }
    });
}

/// Whether closing is asked about first, because of a running session or unsaved changes. A second press on close within
/// ten seconds is taken at its word, so that a page that cannot answer never traps the person.
fn asks_first(reason: Option<&'static str>) -> bool {
    static ASKED: Mutex<Option<tokio::time::Instant>> = Mutex::new(None);
    if reason.is_none() {
        return false;
    }
    let mut asked = ASKED.lock().unwrap_or_else(PoisonError::into_inner);
    #[expect(
        clippy::disallowed_methods,
        reason = "the shell may read clocks; nothing medical hangs on this one"
    )]
    let now = tokio::time::Instant::now();
    if asked.is_some_and(|before| now - before < Duration::from_secs(10)) {
        return false;
    }
    *asked = Some(now);
    true
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::text_scale;

    #[test]
    fn large_text_is_a_quarter_larger_and_nonsense_is_kept_within_reason() {
        let scale = |dpi: i32| text_scale(dpi * 1024);
        assert_eq!([scale(96), scale(120), scale(144)], [1.0, 1.25, 1.5]);
        assert_eq!(
            [text_scale(-1), text_scale(0), scale(9), scale(9_000)],
            [1.0, 1.0, 0.5, 3.0]
        );
    }
}
