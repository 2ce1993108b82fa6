//! The system packages that each command needs, and their installation where apt does it.

use crate::command::{Run, target};
use crate::report::{Failure, Report};
use crate::system::System;
use std::io::IsTerminal;

/// A system package, by its name on each kind of system; none where it comes with another.
pub(crate) struct Package {
    debian: &'static str,
    fedora: Option<&'static str>,
    arch: Option<&'static str>,
    suse: Option<&'static str>,
}

/// One with its names on Debian, Fedora, Arch and openSUSE.
const fn named(
    debian: &'static str,
    fedora: &'static str,
    arch: &'static str,
    suse: &'static str,
) -> Package {
    Package {
        debian,
        fedora: Some(fedora),
        arch: Some(arch),
        suse: Some(suse),
    }
}

/// One that the tests need: installed on Debian and Ubuntu, and elsewhere told by the program it brings.
const fn program(debian: &'static str) -> Package {
    Package {
        debian,
        fedora: None,
        arch: None,
        suse: None,
    }
}

/// Needed to compile the app.
pub(crate) const BUILD: &[Package] = &[
    named("build-essential", "gcc", "base-devel", "gcc"), // a linker
    named(
        "pkg-config",
        "pkgconf-pkg-config",
        "pkgconf",
        "pkgconf-pkg-config",
    ),
    named(
        "libwebkit2gtk-4.1-dev",
        "webkit2gtk4.1-devel",
        "webkit2gtk-4.1",
        "webkit2gtk3-devel",
    ), // the window
    named("libasound2-dev", "alsa-lib-devel", "alsa-lib", "alsa-devel"), // tones
];

/// Needed to drive the app in a window of its own, away from the person's desktop.
pub(crate) const WINDOW: &[Package] = &[
    program("webkit2gtk-driver"), // WebDriver for the real engine
    program("xvfb"),              // a display without a screen
    program("openbox"),           // a window manager: minimise, raise, focus
    program("xdotool"),           // keys and clicks where WebDriver must not be there
    program("x11-utils"),         // where a window lies on its display
    program("dbus"),              // a session bus of its own
    program("at-spi2-core"),      // roles and names as a screen reader gets them
    program("strace"),            // proof that no socket is opened
    program("poppler-utils"),     // reads what was printed
    program("python3-dbusmock"),  // notes what the desktop is asked: notifications, keeping awake
];

/// Needed to hear the tones as a listener does, without a loudspeaker.
pub(crate) const SOUND: &[Package] = &[
    program("pulseaudio"),         // a sound server with a sink that only records
    program("pulseaudio-utils"),   // parec
    program("libasound2-plugins"), // the way there from ALSA
];

impl Package {
    fn name_on(&self, system: System) -> Option<&'static str> {
        match system {
            System::Debian => Some(self.debian),
            System::Fedora => self.fedora,
            System::Arch => self.arch,
            System::Suse => self.suse,
            System::Other => None,
        }
    }
}

/// Installs what is missing of `wanted` on Debian and Ubuntu; elsewhere says what is needed, and how it is called there.
pub(crate) fn install(wanted: &[&Package], report: &Report) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let system = System::here();
    if system != System::Debian {
        report.say(&by_hand(wanted, system));
        return Ok(());
    }
    let names = wanted.iter().map(|package| package.debian);
    let missing: Vec<&str> = names.filter(|name| !is_there(name)).collect();
    if missing.is_empty() {
        report.say("system packages: all there");
        return Ok(());
    }
    apt(&missing, report)
}

/// Installs what is missing of `wanted` if that removes nothing; otherwise says so and goes on without.
pub(crate) fn install_if_nothing_goes(wanted: &[&Package], report: &Report) {
    if let Err(failure) = install(wanted, report) {
        report.say(&format!("going on without: {failure}"));
    }
}

/// What to install by hand on a system whose installer is not started from here.
fn by_hand(wanted: &[&Package], system: System) -> String {
    let names: Vec<&str> = wanted
        .iter()
        .filter_map(|package| package.name_on(system))
        .collect();
    let others = wanted.iter().filter(|package| package.name_on(system).is_none());
    let others: Vec<&str> = others.map(|package| package.debian).collect();
    let mut words = vec!["system packages are not installed from here on this system.".to_owned()];
    if let (Some(installer), false) = (system.installer(), names.is_empty()) {
        words.push(format!(
            "If something is missing: {installer} {}",
            names.join(" ")
        ));
    }
    if !others.is_empty() {
        words.push(format!("What Debian calls {} is needed too.", others.join(", ")));
    }
    words.join(" ")
}

/// The options of every installation: nothing that is there is removed, and another installation is waited for.
const OPTIONS: &str = "-y --no-install-recommends --no-remove -o DPkg::Lock::Timeout=300";

fn apt(missing: &[&str], report: &Report) -> Result<(), Failure> {
    let missing = missing.join(" ");
    let line = format!("apt-get install {OPTIONS} {missing}");
    let by_hand =
        format!("\n\n    sudo apt-get update && sudo apt-get install --no-install-recommends {missing}\n");
    let Some(rights) = Rights::find() else {
        return Err(Failure::new(
            "system packages are missing and there are no rights to install them",
            format!("run this, then start again:{by_hand}"),
        ));
    };
    let log = target().join("apt.log");
    report.say(&format!(
        "installing with apt, for some minutes: {missing} (its words: {})",
        log.display()
    ));
    // A broken third-party list must not stop us: the install below tells whether it mattered.
    let _ = rights.apt("apt-get update -q").log_to(&log, report, "");
    rights.apt(&line).log_to(
        &log,
        report,
        &format!("read the end of {}, or run this by hand:{by_hand}", log.display()),
    )
}

fn is_there(package: &str) -> bool {
    // Any compiler will do.
    if package == "build-essential" && Run::new("cc").words("--version").output().is_some() {
        return true;
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_is_told_its_own_names() {
        let build: Vec<&Package> = BUILD.iter().collect();
        let fedora = by_hand(&build, System::Fedora);
        assert!(
            fedora.contains("dnf install gcc pkgconf-pkg-config webkit2gtk4.1-devel alsa-lib-devel"),
            "{fedora}"
        );
        let arch = by_hand(&build, System::Arch);
        assert!(
            arch.contains("pacman -S --needed base-devel pkgconf webkit2gtk-4.1 alsa-lib"),
            "{arch}"
        );
        let other = by_hand(&build, System::Other);
        assert!(
            other.contains("What Debian calls build-essential, pkg-config"),
            "{other}"
        );
        let tests: Vec<&Package> = WINDOW.iter().collect();
        assert!(by_hand(&tests, System::Suse).contains("What Debian calls webkit2gtk-driver"));
    }

    #[test]
    fn no_installation_may_remove_a_package_or_fail_because_another_one_runs() {
        assert!(OPTIONS.contains("--no-remove") && OPTIONS.contains("DPkg::Lock::Timeout"));
    }
}
