//! Another folder for the record: picked by the person, remembered by a small file in the usual folder. The record that
//! was open stays where it is, whole.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::{Deserialize, Serialize};
use soleus_store::{Store, holds_record, recover, write_whole};

use crate::{
    app::{App, Record},
    failure::{Code, Failure},
    record::{
        slots::Picked,
        status,
        swap::{announce_record_changed, require_no_session},
        views::{DataStatus, FaultCode, Holdings, code},
    },
};

/// The file in the usual folder that names the chosen one. It holds nothing about the person's health.
const POINTER: &str = "folder.json";
/// The folder made inside a picked one that holds other things.
const OWN: &str = "Soleus";

#[derive(Serialize, Deserialize)]
struct Pointer {
    folder: PathBuf,
}

/// The folder of the record for a run that starts from the usual folder `home`.
pub(crate) fn remembered(home: &Path) -> PathBuf {
    let text = fs::read(home.join(POINTER)).unwrap_or_default();
    let pointer = serde_json::from_slice::<Pointer>(&text).ok();
    let folder = pointer
        .map(|pointer| pointer.folder)
        .filter(|folder| folder.is_absolute());
    folder.unwrap_or_else(|| home.to_owned())
}

/// A folder that could hold the record.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FolderLook {
    /// The whole path of the folder.
    pub folder: String,
    /// It is the folder in use.
    pub same: bool,
    /// What the record in it holds; `None` if it holds none.
    pub holds: Option<Holdings>,
    /// Why it cannot be used.
    pub fault: Option<FaultCode>,
    /// The present record can be copied there: the folder holds none, and a record is open.
    pub can_copy: bool,
}

/// What came of using another folder.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FolderUsed {
    /// The record's state from now on.
    pub status: DataStatus,
    /// The folder used before; its record, if it held one, is still there.
    pub before: String,
    /// Whether a record is still there.
    pub before_holds: bool,
    /// Whether the choice holds after a restart: the usual folder took the note.
    pub remembered: bool,
}

/// Asks for a folder, or takes the usual one, and says what using it would mean; nothing if the person cancelled.
///
/// # Errors
/// None beyond the look itself; a folder that cannot be used says why.
pub fn look(app: &App, usual: bool) -> Result<Option<FolderLook>, Failure> {
    let picked = if usual {
        Some(app.home().to_owned())
    } else {
        app.ports.files.choose_folder().map(|picked| place_in(&picked))
    };
    let Some(folder) = picked else { return Ok(None) };
    let same = is_same(&folder, &app.dir());
    let open = matches!(app.record(), Record::Open(_));
    let (holds, fault) = if same {
        (None, None)
    } else {
        match recover::peek(&folder) {
            Ok(found) => (found.map(Holdings::from), not_writable(&folder)),
            Err(fault) => (None, Some(code(&fault))),
        }
    };
    let look = FolderLook {
        folder: folder.display().to_string(),
        same,
        can_copy: open && !same && holds.is_none() && fault.is_none(),
        holds,
        fault,
    };
    app.state.picked.keep(Picked::Folder(folder));
    Ok(Some(look))
}

/// Opens the record in the picked folder (a new one if it holds none; a copy of the present one if that is wished) and
/// stays there. The record before is closed and left as it is.
///
/// # Errors
/// `NotFound` if no folder is picked; `Conflict` while a session runs, or if changes that wait for the disk would be
/// lost; why the folder cannot be used. The record before is then still in use.
pub fn use_picked(app: &App, copy: bool) -> Result<FolderUsed, Failure> {
    let Some(Picked::Folder(folder)) = app.state.picked.take() else {
        return Err(Failure::not_found("picked", "folder"));
    };
    require_no_session(app)?;
    let before = app.dir();
    if is_same(&folder, &before) {
        return Err(Failure::new(Code::Conflict, "this is the folder in use"));
    }
    if let Record::Open(present) = app.record() {
        let waits = !present.flush_pending() && present.pending().is_some_and(|held| held.changes > 0);
        if copy {
            present.copy_into(&folder)?;
        } else if waits {
            let why =
                "changes that are not saved yet would be lost: copy the record, or save it elsewhere first";
            return Err(Failure::new(Code::Conflict, why));
        }
    }
    app.state.upkeep.wait();
    let _no_step = app.state.check.turn();
    let store = Store::open(&folder, app.now().stamp)?;
    let remembered = remember(app.home(), &folder);
    app.replace_record(|| (Record::Open(Arc::new(store)), Some(folder)));
    if !copy {
        app.leave_record();
    }
    announce_record_changed(app);
    Ok(FolderUsed {
        status: status::status(app, ())?,
        before_holds: holds_record(&before),
        before: before.display().to_string(),
        remembered,
    })
}

/// The picked folder itself if it holds a record or nothing at all, otherwise a folder of our own in it: the record must
/// not lie between a person's letters, nor close their folder to others.
fn place_in(picked: &Path) -> PathBuf {
    let empty = fs::read_dir(picked).is_ok_and(|mut found| found.next().is_none());
    if empty || holds_record(picked) {
        picked.to_owned()
    } else {
        picked.join(OWN)
    }
}

fn is_same(one: &Path, other: &Path) -> bool {
    one == other || matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(a), Ok(b)) if a == b)
}

/// Writes a file into the folder (or the one it will be made in) and takes it away again: permissions alone do not tell.
fn not_writable(folder: &Path) -> Option<FaultCode> {
    let place = if folder.is_dir() { folder } else { folder.parent()? };
    let probe = place.join(".soleus-can-write");
    let fault = |error: soleus_store::StoreError| crate::record::views::store_code(&error);
    let outcome = write_whole(&probe, b"?").map_err(fault).err();
    // It may never have been there.
    let _ = fs::remove_file(&probe);
    outcome
}

/// Notes the choice for the next start; true if the note is on the disk.
fn remember(home: &Path, folder: &Path) -> bool {
    let note = home.join(POINTER);
    if is_same(home, folder) {
        let gone = fs::remove_file(&note);
        return gone.is_ok() || !note.exists();
    }
    let pointer = Pointer {
        folder: folder.to_owned(),
    };
    let text = serde_json::to_vec(&pointer).unwrap_or_default();
    let written = !text.is_empty() && write_whole(&note, &text).is_ok();
    if !written {
        tracing::warn!("the usual folder did not take the note of another folder");
    }
    written
}
