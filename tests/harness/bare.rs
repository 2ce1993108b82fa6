//! The app alone, as a person starts it: no driver, no automation, driven by the display's own keys.

use crate::desk::Desk;
use crate::sandbox::Sandbox;
use crate::{app_binary, procfs, wait};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// A running app without WebDriver.
pub struct Bare {
    child: Child,
    desk: Desk,
    sandbox: Sandbox,
    binary: PathBuf,
    started: Instant,
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
        let log = || {
            File::options()
                .create(true)
                .append(true)
                .open(sandbox.log())
                .expect("a log for the app")
        };
        command
            .args(&words[1..])
            .env("SOLEUS_TRACE", "1")
            .stdout(log())
            .stderr(log())
            .envs(variables.iter().map(|(name, value)| (name, value)));
        let started = wait::now();
        let child = command
            .spawn()
            .unwrap_or_else(|error| panic!("{} did not start: {error}", words[0]));
        Self {
            child,
            desk,
            sandbox,
            binary: binary.to_owned(),
            started,
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

    /// Waits for a line that holds `mark` on the app's output; gives the line and the time since the start.
    #[track_caller]
    pub fn wait_printed(&self, mark: &str) -> (String, Duration) {
        let line = wait::until_some(&format!("the app prints `{mark}`"), wait::PATIENCE, || {
            self.sandbox
                .printed()
                .lines()
                .find(|line| line.contains(mark))
                .map(ToOwned::to_owned)
        });
        (line, wait::now().saturating_duration_since(self.started))
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
