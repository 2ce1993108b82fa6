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
    // Whoever starts it so that it outlives its terminal (nohup) has said that this is no wish to end.
    let mut hang_up = if ignores_hang_up() {
        None
    } else {
        Some(signal(SignalKind::hangup())?)
    };
    let hung_up = async {
        match &mut hang_up {
            Some(signal) => drop(signal.recv().await),
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
        () = hung_up => {}
    }
    Ok(())
}

/// Whether this process was started with the hang-up signal ignored. Known on Linux only; elsewhere it counts as a wish.
#[cfg(unix)]
fn ignores_hang_up() -> bool {
    std::fs::read_to_string("/proc/self/status").is_ok_and(|status| ignores_signal_1(&status))
}

#[cfg(unix)]
fn ignores_signal_1(status: &str) -> bool {
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .is_some_and(|mask| mask & 1 == 1)
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

#[cfg(all(test, unix))]
mod tests {
    use super::ignores_signal_1;

    #[test]
    fn a_process_under_nohup_is_told_from_one_of_a_terminal() {
        assert!(ignores_signal_1(
            "Name:\tsoleus\nSigIgn:\t0000000000001001\nSigCgt:\t0\n"
        ));
        assert!(!ignores_signal_1("SigIgn:\t0000000000001000\n"));
        assert!(!ignores_signal_1("nothing"));
    }
}
