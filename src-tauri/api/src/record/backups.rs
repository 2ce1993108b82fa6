//! Backups: the list, one now, a look before a restore, the restore and its undoing.

use std::path::Path;

use serde::{Deserialize, Serialize};
use soleus_store::{RestoreError, StoreError, recover};

use crate::{
    app::App,
    failure::Failure,
    ports::Signal,
    record::{
        files::{self, Passphrase, backup_file, name_of},
        slots::Picked,
        swap::require_no_session,
        views::{BackupView, Holdings},
    },
};

/// The largest backup that is read: ten years of a full record are about 40 MB.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// Where a backup goes.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct BackupWish {
    /// To a place the person chooses; otherwise to the shelf in the data folder.
    pub elsewhere: bool,
    /// Encrypts it; only for one that goes elsewhere.
    pub passphrase: Option<Passphrase>,
}

/// A backup that could take the record's place, beside what the record holds.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RestoreLook {
    /// The backup's name, or the name of the chosen file.
    pub name: String,
    /// What it holds.
    pub backup: Holdings,
    /// What the record holds.
    pub here: Holdings,
}

/// What a restore did.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Restored {
    /// The backup of what was there before; restoring it undoes this.
    pub undo: String,
}

/// The backups on the shelf, newest first.
///
/// # Errors
/// The folder's fault.
pub fn list(app: &App, (): ()) -> Result<Vec<BackupView>, Failure> {
    Ok(recover::backups(&app.dir())?
        .into_iter()
        .map(BackupView::from)
        .collect())
}

/// Makes a backup; answers where it is, or nothing if the person cancelled.
///
/// # Errors
/// Disk faults there.
pub fn make(app: &App, wish: BackupWish) -> Result<Option<String>, Failure> {
    let (store, now) = (app.store()?, app.now().stamp);
    if !wish.elsewhere {
        return Ok(Some(name_of(&store.backup_now("asked", now)?)));
    }
    let day = now.civil().date();
    let passphrase = Passphrase::given(wish.passphrase);
    let suggested = match passphrase {
        Some(_) => format!("soleus-backup-{day}.db.age"),
        None => format!("soleus-backup-{day}.db"),
    };
    let Some(to) = files::place_for(app, &suggested)? else {
        return Ok(None);
    };
    match passphrase {
        Some(passphrase) => store.copy_sealed_to(&to, &passphrase)?,
        None => store.copy_to(&to)?,
    }
    Ok(Some(to.display().to_string()))
}

/// What the backup `name` holds, beside what the record holds.
///
/// # Errors
/// `NotFound`; why it cannot be used.
pub fn look(app: &App, name: String) -> Result<RestoreLook, Failure> {
    let backup = recover::preview(&backup_file(app, &name)?)
        .map_err(files::backup_error)?
        .into();
    Ok(RestoreLook {
        name,
        backup,
        here: app.store()?.look()?.into(),
    })
}

/// Puts the backup `name` in the record's place, after a backup of the present one.
///
/// # Errors
/// `NotFound`; why it cannot be used; `Conflict` while a session runs. Nothing was changed then.
pub fn restore(app: &App, name: String) -> Result<Restored, Failure> {
    require_no_session(app)?;
    let _no_step = app.state.check.turn();
    let undo = app.store()?.restore(&backup_file(app, &name)?, app.now().stamp)?;
    restored(app, &undo)
}

/// Asks for a backup file elsewhere and says what it holds; nothing if the person cancelled.
///
/// # Errors
/// Why it cannot be used.
pub fn restore_pick(app: &App, passphrase: Option<Passphrase>) -> Result<Option<RestoreLook>, Failure> {
    let Some((path, bytes)) = files::pick(app, &["db", "age"], MOST_BYTES)? else {
        return Ok(None);
    };
    let bytes = files::opened(bytes, passphrase)?;
    let name = name_of(&path);
    let backup = recover::preview_bytes(&bytes, &path)
        .map_err(files::backup_error)?
        .into();
    app.state.picked.keep(Picked::Backup(bytes));
    Ok(Some(RestoreLook {
        name,
        backup,
        here: app.store()?.look()?.into(),
    }))
}

/// Puts the picked backup in the record's place, after a backup of the present one.
///
/// # Errors
/// `NotFound` if none is picked; why it cannot be used; `Conflict` while a session runs.
pub fn restore_picked(app: &App, (): ()) -> Result<Restored, Failure> {
    require_no_session(app)?;
    let _no_step = app.state.check.turn();
    let Some(Picked::Backup(bytes)) = app.state.picked.take() else {
        return Err(Failure::not_found("picked", "backup"));
    };
    let undo = app.store()?.restore_bytes(&bytes, app.now().stamp)?;
    restored(app, &undo)
}

fn restored(app: &App, undo: &Path) -> Result<Restored, Failure> {
    app.leave_record();
    app.ports
        .signals
        .send(Signal::DataChanged(vec!["record".to_owned()]));
    Ok(Restored { undo: name_of(undo) })
}

impl From<RestoreError> for Failure {
    fn from(error: RestoreError) -> Self {
        match error {
            RestoreError::Backup(fault) => files::backup_error(fault),
            RestoreError::Store(error) => StoreError::into(error),
        }
    }
}
