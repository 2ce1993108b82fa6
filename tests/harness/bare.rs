//! The app alone, as a person starts it: no driver, no automation, driven by the display's own keys.

use crate::desk::Desk;
use crate::sandbox::Sandbox;
use crate::{app_binary, procfs, wait};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Lines that the app printed, each with the moment it arrived.
type Lines = Arc<Mutex<Vec<(Instant, String)>>>;

/// A running app without WebDriver.
pub struct Bare {
    child: Child,
    desk: Desk,
    sandbox: Sandbox,
    binary: PathBuf,
    started: Instant,
    lines: Lines,
}

impl Bare {
    /// Starts the app under test with fresh folders.
    #[track_caller]
    pub fn start(variables: &[(&str, &str)]) -> Self {
        Self::start_binary(&app_binary(), Sandbox::new(), &[], variables)
    }

    /// Starts `binary` on `sandbox`, behind the words of `before` (such as strace and its options).
    #[track_caller]
    pub fn start_binary(
        binary: &Path,
        sandbox: Sandbox,
        before: &[&str],
        variables: &[(&str, &str)],
    ) -> Self {
        let desk = Desk::open();
        let mut words: Vec<String> = before.iter().map(|word| (*word).to_owned()).collect();
        words.push(binary.to_string_lossy().into_owned());
        let mut command = Command::new(&words[0]);
        sandbox.dress(&mut command, &desk);
        command
            .args(&words[1..])
            .env("SOLEUS_TRACE", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .envs(variables.iter().map(|(name, value)| (name, value)));
        let started = wait::now();
        let mut child = command
            .spawn()
            .unwrap_or_else(|error| panic!("{} did not start: {error}", words[0]));
        let output = child.stderr.take().expect("its output is piped");
        let lines = keep_lines(output, sandbox.log());
        Self {
            child,
            desk,
            sandbox,
            binary: binary.to_owned(),
            started,
            lines,
        }
    }

    /// The desk it runs on.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Its folders.
    pub fn sandbox(&self) -> &Sandbox {
        &self.sandbox
    }

    /// Waits for a line that holds `mark` on the app's output; gives the time from the start to its arrival.
    #[track_caller]
    pub fn wait_printed(&self, mark: &str) -> Duration {
        let arrived = wait::until_some(&format!("the app prints `{mark}`"), wait::PATIENCE, || {
            let lines = self.lines.lock().expect("the reader does not panic");
            lines
                .iter()
                .find(|(_, line)| line.contains(mark))
                .map(|(arrived, _)| *arrived)
        });
        arrived.saturating_duration_since(self.started)
    }

    /// How many lines with `mark` the app has printed.
    pub fn printed(&self, mark: &str) -> usize {
        let lines = self.lines.lock().expect("the reader does not panic");
        lines.iter().filter(|(_, line)| line.contains(mark)).count()
    }

    /// The app once more, on the same desk and folders, as a second double-click starts it.
    pub fn second_start(&self) -> Command {
        let mut command = Command::new(&self.binary);
        self.sandbox.dress(&mut command, &self.desk);
        command
    }

    /// The id of the app's own process.
    #[track_caller]
    pub fn process(&self) -> u32 {
        wait::until_some("the app's process", wait::PATIENCE, || {
            let own = |id: &u32| procfs::program(*id).is_some_and(|program| program == self.binary);
            self.desk.processes().into_iter().find(own)
        })
    }

    /// Ids of the app's process and of the engine's.
    #[track_caller]
    pub fn processes(&self) -> Vec<u32> {
        let app = self.process();
        let engine = self
            .desk
            .processes()
            .into_iter()
            .filter(|id| procfs::name(*id).starts_with("WebKit"));
        std::iter::once(app).chain(engine).collect()
    }

    /// The window's id for xdotool, once it is visible.
    #[track_caller]
    pub fn window(&self) -> String {
        self.desk.window("Soleus")
    }

    /// Presses a key (`F2`, `Tab`, `ctrl+k`) in the app's window.
    #[track_caller]
    pub fn key(&self, key: &str) {
        let window = self.window();
        self.desk
            .xdotool(&["windowfocus", "--sync", &window, "key", "--clearmodifiers", key]);
    }

    /// Sends the app a signal that asks it to end, as a system that shuts down does, and waits until it has ended.
    #[track_caller]
    pub fn ended_by(mut self, signal: &str) -> Sandbox {
        procfs::signal(self.process(), signal);
        wait::until("the app has ended", || {
            self.child.try_wait().is_ok_and(|status| status.is_some())
        });
        let Self { desk, sandbox, .. } = self;
        drop(desk);
        sandbox
    }

    /// Asks the window to close, as a person does, and waits until the app has ended.
    #[track_caller]
    pub fn close(mut self) -> Sandbox {
        let window = self.window();
        self.desk.xdotool(&["windowclose", &window]);
        wait::until("the app has ended", || {
            self.child.try_wait().is_ok_and(|status| status.is_some())
        });
        let Self { desk, sandbox, .. } = self;
        drop(desk);
        sandbox
    }
}

/// Reads the app's output as it comes, stamps every line, and keeps it in the log too.
fn keep_lines(output: impl Read + Send + 'static, log: PathBuf) -> Lines {
    let lines = Lines::default();
    let kept = Arc::clone(&lines);
    std::thread::spawn(move || {
        let mut log = File::options()
            .create(true)
            .append(true)
            .open(log)
            .expect("a log for the app");
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            let _ = writeln!(log, "{line}");
            kept.lock()
                .expect("nobody panics holding it")
                .push((wait::now(), line));
        }
    });
    lines
}
