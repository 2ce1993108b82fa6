//! The Debian and Ubuntu packages that each command needs, and their installation.

use crate::command::Run;
use crate::report::{Failure, Report};
use std::io::IsTerminal;

/// Needed to compile the app.
pub(crate) const BUILD: &[&str] = &[
    "pkg-config",
    "libwebkit2gtk-4.1-dev", // the window
    "libasound2-dev",        // tones
];

/// Needed by the checks that open no window.
pub(crate) const CHECKS: &[&str] = &[
    "git", // the list of the project's files
];

/// Needed to drive the app in a window of its own, away from the person's desktop.
pub(crate) const WINDOW: &[&str] = &[
    "webkit2gtk-driver", // WebDriver for the real engine
    "xvfb",              // a display without a screen
    "openbox",           // a window manager: minimise, raise, focus
    "xdotool",           // keys and clicks where WebDriver must not be there
    "dbus",              // a session bus of its own
    "at-spi2-core",      // roles and names as a screen reader gets them
    "strace",            // proof that no socket is opened
    "poppler-utils",     // reads what was printed
    "python3-dbusmock",  // notes what the desktop is asked: notifications, keeping awake
];

/// Needed to hear the tones as a listener does, without a loudspeaker.
pub(crate) const SOUND: &[&str] = &[
    "pulseaudio",         // a sound server with a sink that only records
    "pulseaudio-utils",   // parec
    "libasound2-plugins", // the way there from ALSA
];

/// Installs what is missing of `wanted`; elsewhere than on Debian or Ubuntu only says what is needed.
pub(crate) fn install(wanted: &[&str], report: &Report) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if Run::new("dpkg-query").words("--version").output().is_none() {
        report.say(&format!(
            "not Debian or Ubuntu: see that these are installed: {}",
            wanted.join(" ")
        ));
        return Ok(());
    }
    let mut missing: Vec<&str> = wanted
        .iter()
        .copied()
        .filter(|package| !installed(package))
        .collect();
    if Run::new("cc").words("--version").output().is_none() {
        missing.push("build-essential");
    }
    if missing.is_empty() {
        report.say("system packages: all there");
        return Ok(());
    }
    report.say(&format!("system packages missing: {}", missing.join(" ")));
    let line = format!("apt-get install -y --no-install-recommends {}", missing.join(" "));
    let Some(rights) = Rights::find() else {
        return Err(Failure::new(
            "system packages are missing and there are no rights to install them",
            format!("run this, then start again:\n\n    sudo apt-get update && sudo {line}\n"),
        ));
    };
    let fix = format!("run this by hand and read what apt says:\n\n    sudo apt-get update && sudo {line}\n");
    // A broken third-party list must not stop us: the install below tells whether it mattered.
    let _ = rights.apt("apt-get update -q").run(report, &fix);
    rights.apt(&line).run(report, &fix)
}

fn installed(package: &str) -> bool {
    Run::new("dpkg-query")
        .args(&["-W", "-f=${db:Status-Status}\n", package])
        .output()
        .is_some_and(|states| states.lines().any(|state| state == "installed"))
}

/// How apt may be run.
enum Rights {
    Root,
    Sudo { password: bool },
}

impl Rights {
    fn find() -> Option<Self> {
        if Run::new("id").words("-u").output().as_deref() == Some("0") {
            return Some(Self::Root);
        }
        if Run::new("sudo").words("-n true").output().is_some() {
            return Some(Self::Sudo { password: false });
        }
        let person = std::io::stdin().is_terminal() && std::env::var_os("CI").is_none();
        let sudo = Run::new("sudo").words("--version").output().is_some();
        (person && sudo).then_some(Self::Sudo { password: true })
    }

    fn apt(&self, line: &str) -> Run {
        match self {
            Self::Root => Run::new("env")
                .words("DEBIAN_FRONTEND=noninteractive")
                .words(line),
            Self::Sudo { password: false } => Run::new("sudo")
                .words("-n DEBIAN_FRONTEND=noninteractive")
                .words(line),
            Self::Sudo { password: true } => Run::new("sudo")
                .words("DEBIAN_FRONTEND=noninteractive")
                .words(line)
                .with_keyboard(),
        }
    }
}
