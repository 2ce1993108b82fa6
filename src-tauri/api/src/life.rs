//! The life of one run: the app starts, opens the record, keeps it up, and ends. The host calls these in this order.

use std::{path::Path, sync::Arc};

use soleus_store::OpenFault;

use crate::{
    app::{App, Record},
    failure::Failure,
    ports::{Ports, Signal},
    record::{folder, upkeep},
    session::run,
    settings::{self, Settings, SettingsChange},
};

impl App {
    /// Starts with the usual folder `home`; the record is still to be opened by [`App::open_record`], so that a window is
    /// drawn meanwhile. A fault is kept and shown, never thrown: the app starts either way.
    pub fn begin(home: &Path, ports: Ports) -> Self {
        Self::new(home, folder::remembered(home), ports)
    }

    /// Opens the record and tells the window. Call it once, off the window's thread.
    pub fn open_record(&self) {
        upkeep::open_first(self);
        self.ports
            .signals
            .send(Signal::DataChanged(vec!["record".to_owned()]));
    }

    /// Starts the daily work on the record (forgetting, backup) as soon as it is open: when the first page is drawn, so
    /// that it delays none.
    pub fn keep_up(&self) {
        upkeep::keep_up(self);
    }

    /// Gives the disk what it refused, again and again, until it is taken; then tells the window. Never returns: run it on
    /// a thread of its own. It sleeps while everything is saved.
    pub fn keep_trying(&self) {
        upkeep::keep_trying(self);
    }

    /// What closing the window now would leave behind.
    pub fn reason_to_stay(&self) -> Option<ReasonToStay> {
        if self.state.session.is_running() {
            return Some(ReasonToStay::Session);
        }
        upkeep::unsaved(self).then_some(ReasonToStay::Unsaved)
    }

    /// Lets go of the record at the end of a run: what waits is given to the disk once more, the journal is emptied and
    /// the proper end is marked. A process that merely ends would look like a crash at the next start.
    pub fn end(&self) {
        self.state.upkeep.wait();
        self.replace_record(|| (Record::Closed(OpenFault::Busy { file: self.dir() }), None));
    }
}

/// Why a person may not want to close the window yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReasonToStay {
    /// A session is under way.
    Session,
    /// The disk has refused changes, which live in memory only.
    Unsaved,
}

/// Lets time pass for the session for as long as the app lives.
pub async fn drive_session(app: Arc<App>) {
    run::drive(app).await;
}

/// Changes some settings; a running session sounds from now on as they say.
///
/// # Errors
/// As [`settings::put`].
pub fn put_settings(app: &App, change: SettingsChange) -> Result<Settings, Failure> {
    let settings = settings::put(app, change)?;
    run::sounds_changed(app);
    Ok(settings)
}
