//! Which Linux this is, as /etc/os-release says, and whether there is a display to open a window on.

use std::ffi::OsStr;

/// The families of Linux that differ in how packages are called and installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum System {
    /// Debian, Ubuntu and what is made from them.
    Debian,
    /// Fedora and what is made from it.
    Fedora,
    /// Arch and what is made from it.
    Arch,
    /// openSUSE.
    Suse,
    /// Any other.
    Other,
}

impl System {
    /// The one this program runs on. Not told by the tools that are there: Fedora and Arch offer dpkg too.
    pub(crate) fn here() -> Self {
        let places = ["/etc/os-release", "/usr/lib/os-release"];
        let text = places
            .iter()
            .find_map(|place| std::fs::read_to_string(place).ok());
        Self::of(&text.unwrap_or_default())
    }

    /// The one that an os-release file describes: by its own name, else by the first known one that it is like.
    fn of(release: &str) -> Self {
        let value = |name: &str| {
            let line = release.lines().find_map(|line| line.trim().strip_prefix(name));
            line.unwrap_or_default().trim_matches(['"', '\'']).to_owned()
        };
        let names = format!("{} {}", value("ID="), value("ID_LIKE="));
        let known = names.split_whitespace().find_map(|name| match name {
            "debian" | "ubuntu" => Some(Self::Debian),
            "fedora" | "rhel" | "centos" => Some(Self::Fedora),
            "arch" => Some(Self::Arch),
            name if name == "suse" || name.starts_with("opensuse") => Some(Self::Suse),
            _ => None,
        });
        known.unwrap_or(Self::Other)
    }

    /// What installs packages there.
    pub(crate) fn installer(self) -> Option<&'static str> {
        match self {
            Self::Debian => Some("sudo apt-get install"),
            Self::Fedora => Some("sudo dnf install"),
            Self::Arch => Some("sudo pacman -S --needed"),
            Self::Suse => Some("sudo zypper install"),
            Self::Other => None,
        }
    }
}

/// Whether these values of DISPLAY and WAYLAND_DISPLAY name a display.
pub(crate) fn is_display(x11: Option<&OsStr>, wayland: Option<&OsStr>) -> bool {
    [x11, wayland].iter().flatten().any(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_known_by_its_name_or_by_what_it_is_like() {
        for (release, system) in [
            (
                "NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nID=debian\n",
                System::Debian,
            ),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", System::Debian),
            ("ID=fedora\nVARIANT_ID=workstation\n", System::Fedora),
            ("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", System::Fedora),
            ("ID=manjaro\nID_LIKE=arch\n", System::Arch),
            (
                "ID=\"opensuse-tumbleweed\"\nID_LIKE=\"opensuse suse\"\n",
                System::Suse,
            ),
            ("ID=nixos\n", System::Other),
            ("", System::Other),
        ] {
            assert_eq!(System::of(release), system, "{release}");
        }
    }

    #[test]
    fn an_empty_name_of_a_display_is_none() {
        let name = |name: &'static str| Some(OsStr::new(name));
        assert!(is_display(name(":0"), None) && is_display(None, name("wayland-0")));
        assert!(!is_display(None, None) && !is_display(name(""), name("")));
    }
}
