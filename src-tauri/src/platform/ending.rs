//! The system's wishes that the app ends: Ctrl-C, a closed terminal, logging out, shutting down. Each ends it as closing the
//! window does, with the record put away properly.

use std::{io, time::Duration};

use tauri::AppHandle;

/// How long a proper end may take before the process ends anyway.
const PATIENCE: Duration = Duration::from_secs(8);

/// Ends the app when the system asks; a second wish, or an end that takes too long, ends the process at once.
pub(crate) async fn when_asked(app: AppHandle) {
    if let Err(error) = asked().await {
        tracing::warn!(%error, "the system's wish to end cannot be heard");
        return;
    }
    tracing::info!("the system asks the app to end");
    app.exit(0);
    tokio::select! {
        _ = asked() => {}
        () = tokio::time::sleep(PATIENCE) => {}
    }
    tracing::error!("the app did not end in time and is ended");
    std::process::exit(1);
}

#[cfg(unix)]
async fn asked() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut hang_up = signal(SignalKind::hangup())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
        _ = hang_up.recv() => {}
    }
    Ok(())
}

#[cfg(windows)]
async fn asked() -> io::Result<()> {
    use tokio::signal::windows;
    let (mut interrupt, mut close) = (windows::ctrl_c()?, windows::ctrl_close()?);
    let (mut log_off, mut shut_down) = (windows::ctrl_logoff()?, windows::ctrl_shutdown()?);
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = close.recv() => {}
        _ = log_off.recv() => {}
        _ = shut_down.recv() => {}
    }
    Ok(())
}
