//! A display, a session bus and a window manager that nobody else uses.

use crate::screen::Screen;
use crate::turns::{Held, Turn};
use crate::{procfs, wait};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;

/// Counts the desks of this process, so that each has a mark of its own.
static DESKS: AtomicU32 = AtomicU32::new(0);

/// Ends with everything that was started on it.
pub struct Desk {
    mark: String,
    display: String,
    bus: String,
    runtime: TempDir,
    children: Vec<Child>,
    // Given up last: the next test begins when nothing of this one is left.
    _turn: Held,
}

impl Desk {
    /// Opens a display of 1920x1200 with a session bus and a window manager, beside those of other tests.
    pub fn open() -> Self {
        Self::open_in(Turn::SideBySide)
    }

    /// As [`Desk::open`]; with [`Turn::Alone`], once no other test has a desk, and until this one is gone none gets one.
    pub fn open_in(turn: Turn) -> Self {
        let turn = turn.wait();
        let number = DESKS.fetch_add(1, Ordering::Relaxed);
        let runtime = tempfile::Builder::new()
            .prefix("soleus-desk-")
            .tempdir()
            .expect("a runtime folder");
        let mut desk = Self {
            mark: format!("{}-{number}", std::process::id()),
            display: String::new(),
            bus: String::new(),
            runtime,
            children: Vec::new(),
            _turn: turn,
        };
        desk.start_display();
        desk.start_bus();
        desk.start_window_manager();
        desk
    }

    /// Gives a command this desk's display and bus, and the mark by which it is ended.
    pub fn dress(&self, command: &mut Command) {
        command
            .env("SOLEUS_DESK", &self.mark)
            .env("XDG_RUNTIME_DIR", self.runtime.path())
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("DBUS_SYSTEM_BUS_ADDRESS", &self.bus)
            .env_remove("XDG_SESSION_ID")
            .env("GDK_BACKEND", "x11")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("GTK_THEME")
            .stdin(Stdio::null());
    }

    /// A command that will run on this desk.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        self.dress(&mut command);
        command
    }

    /// Runs xdotool and gives what it printed; `None` when it failed.
    pub fn try_xdotool(&self, arguments: &[&str]) -> Option<String> {
        let output = self
            .command("xdotool")
            .args(arguments)
            .output()
            .expect("xdotool is installed");
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Runs xdotool: keys, clicks and windows without any WebDriver.
    #[track_caller]
    pub fn xdotool(&self, arguments: &[&str]) -> String {
        self.try_xdotool(arguments)
            .unwrap_or_else(|| panic!("xdotool {arguments:?} failed"))
    }

    /// The id of the visible window whose title ends with `title`, awaited.
    #[track_caller]
    pub fn window(&self, title: &str) -> String {
        let pattern = format!("{title}$");
        wait::until_some(&format!("a window titled {title}"), wait::PATIENCE, || {
            let found = self.try_xdotool(&["search", "--onlyvisible", "--name", &pattern])?;
            found.lines().next().map(ToOwned::to_owned)
        })
    }

    /// What the display shows.
    pub(crate) fn screen(&self) -> Screen {
        Screen {
            display: self.display.clone(),
            file: self.runtime.path().join("Xvfb_screen0"),
        }
    }

    /// Every process started on this desk that is still running, by name.
    pub fn running(&self) -> Vec<String> {
        self.processes().into_iter().map(procfs::name).collect()
    }

    /// Ids of every process started on this desk that is still running.
    pub fn processes(&self) -> Vec<u32> {
        procfs::with_variable("SOLEUS_DESK", &self.mark)
    }

    fn start_display(&mut self) {
        let mut command = self.command("Xvfb");
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1920x1200x24",
            "-nolisten",
            "tcp",
            "-noreset",
            "-fbdir",
        ]);
        command.arg(self.runtime.path());
        let number = self.start_and_read_line(command, "Xvfb");
        self.display = format!(":{number}");
    }

    fn start_bus(&mut self) {
        let mut command = self.command("dbus-daemon");
        command.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        self.bus = self.start_and_read_line(command, "dbus-daemon");
    }

    fn start_window_manager(&mut self) {
        let mut command = self.command("openbox");
        command
            .args(["--sm-disable"])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let child = command
            .spawn()
            .expect("openbox is installed: run `cargo xtask test e2e`");
        self.children.push(child);
        wait::until("the window manager answers", || {
            self.try_xdotool(&["get_num_desktops"])
                .is_some_and(|count| !count.is_empty())
        });
    }

    /// Starts a server that prints one line when it is ready.
    fn start_and_read_line(&mut self, mut command: Command, name: &str) -> String {
        let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut child = child.unwrap_or_else(|error| panic!("{name}: {error}; run `cargo xtask test e2e`"));
        let mut output = BufReader::new(child.stdout.take().expect("its output is piped"));
        let mut line = String::new();
        output.read_line(&mut line).expect("its output is text");
        self.children.push(child);
        assert!(!line.trim().is_empty(), "{name} ended before it was ready");
        // Read on, so that the server never blocks on a full pipe.
        std::thread::spawn(move || std::io::copy(&mut output.by_ref(), &mut std::io::sink()));
        line.trim().to_owned()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        for id in self.processes() {
            procfs::signal(id, "KILL");
        }
        for child in &mut self.children {
            let _ = child.wait();
        }
    }
}
