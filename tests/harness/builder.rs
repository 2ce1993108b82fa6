//! How the app is started under WebDriver.

use crate::app::App;
use crate::desk::Desk;
use crate::page::Page;
use crate::sandbox::Sandbox;
use crate::turns::Turn;
use crate::webdriver::{Session, own_address};
use crate::{app_binary, watch};
use std::fs::File;
use std::net::SocketAddrV4;
use std::path::PathBuf;
use std::process::{Child, Command};

/// How the app is to be started.
pub struct Builder {
    binary: PathBuf,
    variables: Vec<(String, String)>,
    pub(crate) sandbox: Sandbox,
    pub(crate) expected: Vec<String>,
    turn: Turn,
}

impl Builder {
    pub(crate) fn new() -> Self {
        Self {
            binary: PathBuf::new(),
            variables: Vec::new(),
            sandbox: Sandbox::new(),
            expected: Vec::new(),
            turn: Turn::default(),
        }
    }

    /// Lets the session clock run this many times faster (debug builds of the app only).
    #[must_use]
    pub fn speed(self, factor: u32) -> Self {
        self.variable("SOLEUS_SPEED", &factor.to_string())
    }

    /// Asks for dark colours, as a desktop set to dark does.
    #[must_use]
    pub fn dark(self) -> Self {
        self.variable("GTK_THEME", "Adwaita:dark")
    }

    /// Sets what a desktop's control panel sets for every GTK program, such as `gtk-theme-name=HighContrast`.
    #[must_use]
    pub fn gtk_setting(self, setting: &str) -> Self {
        let folder = self.sandbox.path("config/gtk-3.0");
        std::fs::create_dir_all(&folder).expect("the sandbox is writable");
        let text = format!("[Settings]\n{setting}\n");
        std::fs::write(folder.join("settings.ini"), text).expect("the sandbox is writable");
        self
    }

    /// Sets a variable in the app's environment.
    #[must_use]
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Moves the wall clock by `shift`, a number of seconds such as `86400` or `-7200` (debug builds of the app only).
    /// It can be changed while the app runs: [`App::shift_wall`].
    #[must_use]
    pub fn wall_shift(self, shift: i64) -> Self {
        let file = self.sandbox.path("wall-shift");
        std::fs::write(&file, shift.to_string()).expect("the sandbox is writable");
        self.variable("SOLEUS_CLOCK_FILE", &file.to_string_lossy())
    }

    /// Starts the app on folders that a test has prepared.
    #[must_use]
    pub fn sandbox(mut self, sandbox: Sandbox) -> Self {
        self.sandbox = sandbox;
        self
    }

    /// Starts another binary than the one under test.
    #[must_use]
    pub fn binary(mut self, binary: PathBuf) -> Self {
        self.binary = binary;
        self
    }

    /// Lets a report of the page pass when it holds `part`: for tests that provoke one.
    #[must_use]
    pub fn expect_report(mut self, part: &str) -> Self {
        self.expected.push(part.to_owned());
        self
    }

    /// Starts the app once no other test runs, and lets none begin until this one has ended: for what measures time.
    #[must_use]
    pub fn alone(mut self) -> Self {
        self.turn = Turn::Alone;
        self
    }

    /// Starts the app on a desk of its own and waits until its page is loaded.
    #[track_caller]
    pub fn start(self) -> App {
        let desk = Desk::open_in(self.turn);
        let (driver, page) = launch(&self, &desk);
        App {
            page,
            driver,
            desk: Some(desk),
            builder: self,
            finished: false,
        }
    }

    /// Starts the app as one who has been through the first run.
    #[track_caller]
    pub fn start_welcomed(self) -> App {
        let app = self.start();
        app.page().leave_welcome();
        app
    }

    /// The binary that is started.
    pub(crate) fn program(&self) -> PathBuf {
        if self.binary.as_os_str().is_empty() {
            app_binary()
        } else {
            self.binary.clone()
        }
    }
}

/// How often a start is tried.
const STARTS: usize = 3;

/// One driver for each start: the driver starts the app, so the app has the driver's environment.
///
/// An app that was killed a moment ago may still own its name on the session bus; a new one then takes itself for a
/// second instance and leaves at once. That start is tried again.
#[track_caller]
pub(crate) fn launch(builder: &Builder, desk: &Desk) -> (Child, Page) {
    let binary = builder.program();
    let mut refusals = Vec::new();
    for _ in 0..STARTS {
        let at = own_address();
        let mut driver = driver(builder, desk, at);
        match Session::start(&mut driver, at, &binary.to_string_lossy()) {
            Ok(session) => {
                let page = Page::new(session, desk.screen());
                page.loaded().unwrap_or_else(|state| {
                    panic!(
                        "the app's page is not loaded: {state}\n{}",
                        builder.sandbox.printed()
                    )
                });
                watch::ensure(&page);
                return (driver, page);
            }
            Err(refusal) => refusals.push(refusal.to_string()),
        }
        let _ = driver.kill();
        let _ = driver.wait();
    }
    panic!(
        "the app did not start: {}\n{}",
        refusals.join("; "),
        builder.sandbox.printed()
    )
}

fn driver(builder: &Builder, desk: &Desk, at: SocketAddrV4) -> Child {
    let log = || {
        File::options()
            .create(true)
            .append(true)
            .open(builder.sandbox.log())
            .expect("a log for the app")
    };
    let mut command = Command::new("WebKitWebDriver");
    builder.sandbox.dress(&mut command, desk);
    command
        .arg(format!("--port={}", at.port()))
        .arg(format!("--host={}", at.ip()))
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("SOLEUS_INIT_SCRIPT", watch::SCRIPT)
        .envs(builder.variables.iter().map(|(name, value)| (name, value)))
        .stdout(log())
        .stderr(log());
    command
        .spawn()
        .expect("WebKitWebDriver is installed: run `cargo xtask test e2e`")
}
