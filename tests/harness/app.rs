//! The app under WebDriver.

use crate::builder::{Builder, launch};
use crate::desk::Desk;
use crate::page::Page;
use crate::sandbox::Sandbox;
use crate::screen::EVERYTHING;
use crate::{procfs, wait, watch};
use std::process::Child;

/// A running app; ended, with all its processes, when it goes out of scope.
pub struct App {
    pub(crate) page: Page,
    pub(crate) driver: Child,
    pub(crate) desk: Option<Desk>,
    pub(crate) builder: Builder,
    pub(crate) finished: bool,
}

impl App {
    /// The app with fresh folders.
    pub fn builder() -> Builder {
        Builder::new()
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
