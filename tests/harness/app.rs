//! The app under WebDriver.

use crate::desk::Desk;
use crate::page::Page;
use crate::sandbox::Sandbox;
use crate::screen::EVERYTHING;
use crate::turns::Turn;
use crate::webdriver::{Session, own_address};
use crate::{app_binary, procfs, wait, watch};
use std::fs::File;
use std::net::SocketAddrV4;
use std::path::PathBuf;
use std::process::{Child, Command};

/// How the app is to be started.
pub struct Builder {
    binary: PathBuf,
    variables: Vec<(String, String)>,
    sandbox: Sandbox,
    expected: Vec<String>,
    turn: Turn,
}

impl Builder {
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
}

/// A running app; ended, with all its processes, when it goes out of scope.
pub struct App {
    page: Page,
    driver: Child,
    desk: Option<Desk>,
    builder: Builder,
    finished: bool,
}

impl App {
    /// The app with fresh folders.
    pub fn builder() -> Builder {
        Builder {
            binary: PathBuf::new(),
            variables: Vec::new(),
            sandbox: Sandbox::new(),
            expected: Vec::new(),
            turn: Turn::default(),
        }
    }

    /// Starts the app with fresh folders.
    #[track_caller]
    pub fn start() -> Self {
        Self::builder().start()
    }

    /// The page in its window.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Its folders.
    pub fn sandbox(&self) -> &Sandbox {
        &self.builder.sandbox
    }

    /// The desk it runs on.
    pub fn desk(&self) -> &Desk {
        self.desk.as_ref().expect("a running app has a desk")
    }

    /// Moves the wall clock of an app that was built with [`Builder::wall_shift`].
    pub fn shift_wall(&self, shift: i64) {
        // Whole or not at all: an empty file would be read as no shift, that is, as a clock set back.
        let whole = self.sandbox().path("wall-shift.new");
        std::fs::write(&whole, shift.to_string()).expect("the sandbox is writable");
        std::fs::rename(whole, self.sandbox().path("wall-shift")).expect("the sandbox is writable");
    }

    /// The id of the app's own process.
    #[track_caller]
    pub fn process(&self) -> u32 {
        let binary = self.builder.program();
        wait::until_some("the app's process", wait::PATIENCE, || {
            let ids = self.desk().processes();
            ids.into_iter()
                .find(|id| procfs::program(*id).is_some_and(|program| program == binary))
        })
    }

    /// The id of the process that draws the page.
    #[track_caller]
    pub fn web_process(&self) -> u32 {
        wait::until_some("the web process", wait::PATIENCE, || {
            self.desk()
                .processes()
                .into_iter()
                .find(|id| procfs::name(*id) == "WebKitWebProcess")
        })
    }

    /// Kills the app as a power cut does, and starts it again on the same folders and desk.
    #[track_caller]
    pub fn kill_and_restart(&mut self) {
        self.kill();
        self.launch_again();
    }

    /// Kills the app with signal 9 and waits until nothing of it is left.
    #[track_caller]
    pub fn kill(&mut self) {
        procfs::signal(self.process(), "KILL");
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        self.wait_ended();
    }

    /// Closes the app and starts it again on the same folders and desk.
    #[track_caller]
    pub fn close_and_restart(&mut self) {
        self.assert_quiet();
        self.close();
        self.launch_again();
    }

    /// Asks the window to close, as a person does, and waits until nothing of the app is left.
    #[track_caller]
    pub fn close(&mut self) {
        let window = self.desk().window("Soleus");
        self.desk().xdotool(&["windowclose", &window]);
        self.closed();
    }

    /// Waits until the app, asked to close, has ended, and ends its driver.
    #[track_caller]
    pub fn closed(&mut self) {
        self.wait_ended();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }

    /// The folders of an app that has been closed or killed.
    pub fn into_sandbox(mut self) -> Sandbox {
        self.finished = true;
        std::mem::take(&mut self.builder.sandbox)
    }

    /// Starts the app again on the same folders and desk, after [`App::kill`] or [`App::close`].
    #[track_caller]
    pub fn launch_again(&mut self) {
        (self.driver, self.page) = launch(&self.builder, self.desk());
    }

    /// What the page has noted since it was loaded: CSP reports, errors, words on the console.
    pub fn reports(&self) -> Vec<String> {
        watch::reports(&self.page)
    }

    /// Fails when the page has noted a CSP report, an error or words on the console.
    #[track_caller]
    pub fn assert_quiet(&self) {
        let mut reports = self.reports();
        reports.retain(|report| !self.builder.expected.iter().any(|part| report.contains(part)));
        assert!(
            reports.is_empty(),
            "the page reported:\n{}\n{}",
            reports.join("\n"),
            self.sandbox().printed()
        );
    }

    /// Ends a test: nothing was reported, and nothing of the app stays behind.
    #[track_caller]
    pub fn finish(mut self) {
        self.assert_quiet();
        self.finished = true;
        self.page.session().end();
        self.wait_ended();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }

    /// Waits until the app and its web processes have ended.
    #[track_caller]
    fn wait_ended(&self) {
        let app = self.builder.program();
        wait::until("the app and its web processes have ended", || {
            self.desk().processes().into_iter().all(|id| {
                let program = procfs::program(id);
                program.is_none_or(|program| program != app) && !procfs::name(id).starts_with("WebKit")
                    || procfs::name(id) == "WebKitWebDriver"
            })
        });
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if std::thread::panicking() && !self.finished {
            eprintln!("what the app printed:\n{}", self.builder.sandbox.printed());
            let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
            if let Some(Ok(picture)) = self.desk.as_ref().map(|desk| desk.screen().png(EVERYTHING)) {
                let file = crate::output_folder("e2e").join(format!("failed-{name}.png"));
                let _ = std::fs::write(&file, picture);
                eprintln!("what the display showed: {}", file.display());
            }
        }
        drop(self.desk.take());
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// How often a start is tried.
const STARTS: usize = 3;

impl Builder {
    fn program(&self) -> PathBuf {
        if self.binary.as_os_str().is_empty() {
            app_binary()
        } else {
            self.binary.clone()
        }
    }
}

/// One driver for each start: the driver starts the app, so the app has the driver's environment.
///
/// An app that was killed a moment ago may still own its name on the session bus; a new one then takes itself for a
/// second instance and leaves at once. That start is tried again.
#[track_caller]
fn launch(builder: &Builder, desk: &Desk) -> (Child, Page) {
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
