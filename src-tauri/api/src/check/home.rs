//! The check screen before a check: one to go on with, and the newest results.

use crate::{
    app::App,
    check::{
        history, open, run,
        views::{CheckHistory, CheckHome},
    },
    failure::Failure,
};

/// What the check screen shows before a check: one to go on with, and the newest results.
///
/// # Errors
/// None while the record is closed: the history is then empty.
pub fn home(app: &App, (): ()) -> Result<CheckHome, Failure> {
    run::leave_emergency(app);
    let open = open::find_open(app)?.map(|open| run::view(app, &open));
    let page = match app.store() {
        Ok(store) => history::page(&store, None)?,
        Err(_) => CheckHistory {
            history: Vec::new(),
            earlier: None,
            unreadable: 0,
        },
    };
    Ok(CheckHome {
        open,
        history: page.history,
        earlier: page.earlier,
        unreadable: page.unreadable,
    })
}

/// Drops the open check.
///
/// # Errors
/// What the record refuses.
pub fn drop_open(app: &App, (): ()) -> Result<CheckHome, Failure> {
    {
        let _turn = app.state.check.turn();
        open::remove_unfinished_checks(app)?;
    }
    home(app, ())
}
