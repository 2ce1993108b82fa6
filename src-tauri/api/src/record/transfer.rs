//! Taking the record out, in from another laptop, and erasing it.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use soleus_core::{
    journal::Body,
    recovery::{checkin::CheckIn, cramp::CrampLog},
    session::SessionEntry,
    time::Stamp,
};
use soleus_store::transfer::{self, ImportFault, Imported, Kept, csv::Form};

use crate::{
    app::App,
    failure::{Code, Failure},
    ports::Signal,
    record::{
        files::{self, Passphrase, name_of},
        slots::Picked,
        status,
        swap::{require_closed, with_same_record_closed},
        views::DataStatus,
    },
    settings,
};

/// What the web engine of earlier versions kept in the usual folder.
const ENGINE: &[&str] = &[
    "CacheStorage",
    "WebKitCache",
    "cookies",
    "databases",
    "deviceidhashsalts",
    "hsts-storage.sqlite",
    "itp",
    "localstorage",
    "mediakeys",
    "serviceworkers",
    "storage",
];

/// What is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum ExportKind {
    /// Everything, as JSON that Soleus can read again.
    Everything,
    /// The JSON Schema of that file.
    Schema,
    /// Check-ins, as a table.
    CheckIns,
    /// Sessions, as a table.
    Sessions,
    /// Cramps, as a table.
    Cramps,
    /// Every kind of entry as a table of its own, in a folder.
    EveryTable,
    /// The bare tables of a record that a newer Soleus made.
    Tables,
}

/// A wish to take something out.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ExportWish {
    /// What the file shall hold.
    pub what: ExportKind,
    /// Encrypts it; only for everything.
    pub passphrase: Option<Passphrase>,
    /// Numbers are written with a comma here, so a spreadsheet expects semicolons between cells.
    #[serde(default)]
    pub decimal_comma: bool,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ImportView {
    /// Entries that were not here.
    pub added: u32,
    /// Entries that the file had in a newer version.
    pub updated: u32,
    /// Entries that are here and that the file says are deleted.
    pub deleted: u32,
    /// Entries that were here already.
    pub unchanged: u32,
    /// Entries that both sides had changed.
    pub conflicts: Vec<ConflictView>,
    /// How many entries of the file cannot be stored.
    pub refused: u32,
    /// Why the first of them cannot.
    pub refused_why: Option<String>,
    /// The backup made before; restoring it undoes the import. `None` for a look.
    pub undo: Option<String>,
}

/// An entry that both sides had changed.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ConflictView {
    /// Its kind's name in the store.
    pub kind: String,
    /// Whether the version of the file counts; otherwise the one here does.
    pub file_counts: bool,
    /// When the version here was changed.
    pub here: Stamp,
    /// When the version in the file was changed.
    pub file: Stamp,
}

/// What an erasure left.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EraseView {
    /// How many files were erased.
    pub erased: u32,
    /// Files that are still there, with the system's reason.
    pub left: Vec<String>,
    /// The record's state afterwards: open and empty.
    pub status: DataStatus,
}

/// Writes what is wished to a place the person chooses; answers where, or nothing if they cancelled.
///
/// # Errors
/// Disk faults there, or of the record.
pub fn export(app: &App, wish: ExportWish) -> Result<Option<String>, Failure> {
    if wish.what == ExportKind::Tables {
        require_closed(app)?;
    }
    let now = app.now().stamp;
    let day = now.civil().date();
    let form = if wish.decimal_comma {
        Form::Semicolon
    } else {
        Form::Comma
    };
    if wish.what == ExportKind::EveryTable {
        return every_table(app, form);
    }
    let passphrase = Passphrase::given(wish.passphrase).filter(|_| wish.what == ExportKind::Everything);
    let suggested = match (wish.what, &passphrase) {
        (ExportKind::Everything, None) => format!("soleus-{day}.json"),
        (ExportKind::Everything, Some(_)) => format!("soleus-{day}.json.age"),
        (ExportKind::Schema, _) => "soleus-export.schema.json".to_owned(),
        (ExportKind::CheckIns, _) => format!("soleus-check-ins-{day}.csv"),
        (ExportKind::Sessions, _) => format!("soleus-sessions-{day}.csv"),
        (ExportKind::Cramps, _) => format!("soleus-cramps-{day}.csv"),
        (ExportKind::Tables | ExportKind::EveryTable, _) => format!("soleus-tables-{day}.json"),
    };
    let Some(to) = files::place_for(app, &suggested)? else {
        return Ok(None);
    };
    match wish.what {
        ExportKind::Everything => app.store()?.export_to(&to, passphrase.as_ref(), now)?,
        ExportKind::Schema => transfer::write_schema(&to)?,
        ExportKind::CheckIns => app.store()?.csv_to(&to, &[CheckIn::KIND], form)?,
        ExportKind::Sessions => app.store()?.csv_to(&to, &[SessionEntry::KIND], form)?,
        ExportKind::Cramps => app.store()?.csv_to(&to, &[CrampLog::KIND], form)?,
        ExportKind::Tables | ExportKind::EveryTable => transfer::dump_to(&app.dir(), &to)?,
    }
    Ok(Some(to.display().to_string()))
}

/// Writes a table of every kind of entry into a new folder inside the one that the person chooses.
fn every_table(app: &App, form: Form) -> Result<Option<String>, Failure> {
    let (store, day) = (app.store()?, app.now().stamp.civil().date());
    let Some(picked) = app.ports.files.choose_folder() else {
        return Ok(None);
    };
    let folder = picked.join(format!("soleus-tables-{day}"));
    std::fs::create_dir_all(&folder).map_err(|error| Failure::new(Code::Platform, error.to_string()))?;
    for count in store.counts()? {
        let name: String = count
            .kind
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() || c == '_' {
                    c
                } else {
                    '-'
                }
            })
            .collect();
        store.csv_to(&folder.join(format!("{name}.csv")), &[&count.kind], form)?;
    }
    Ok(Some(folder.display().to_string()))
}

/// Asks for an export of another laptop and says what importing it would do; nothing if the person cancelled.
///
/// # Errors
/// `Locked` if it is encrypted and the passphrase is missing or wrong; `BadFile` if it is no export.
pub fn import_pick(app: &App, passphrase: Option<Passphrase>) -> Result<Option<ImportView>, Failure> {
    let store = app.store()?;
    let Some((_, bytes)) = files::pick(app, &["json", "age"], transfer::limits::MOST_BYTES)? else {
        return Ok(None);
    };
    let bytes = files::opened(bytes, passphrase)?;
    let would = store.import(&bytes, None, false)?;
    app.state.picked.keep(Picked::Export(bytes));
    Ok(Some(would.into()))
}

/// Lets go of the file that was picked, for somebody who looked at it and said no.
///
/// # Errors
/// None.
pub fn forget_picked(app: &App, (): ()) -> Result<(), Failure> {
    drop(app.state.picked.take());
    Ok(())
}

/// Imports the picked export, after a backup.
///
/// # Errors
/// `NotFound` if none is picked; disk faults. Nothing was changed then.
pub fn import(app: &App, (): ()) -> Result<ImportView, Failure> {
    let Some(Picked::Export(bytes)) = app.state.picked.take() else {
        return Err(Failure::not_found("picked", "export"));
    };
    let store = app.store()?;
    let before = store.backup_now("before-import", app.now().stamp)?;
    let done = store.import(&bytes, None, true)?;
    let kinds = done.kinds.iter().cloned().chain(["record".to_owned()]).collect();
    app.ports.signals.send(Signal::DataChanged(kinds));
    Ok(ImportView {
        undo: Some(name_of(&before)),
        ..done.into()
    })
}

/// Erases everything Soleus has written, looks again, and begins anew. `true` says that the person typed the word.
///
/// # Errors
/// `BadInput` without the word; `Conflict` while a session runs or another Soleus uses the folder.
pub fn erase(app: &App, word_typed: bool) -> Result<EraseView, Failure> {
    if !word_typed {
        return Err(Failure::bad_input("erasing needs the word"));
    }
    let extra: Vec<PathBuf> = ["window.json", "soleus.log", "soleus.log.old", settings::COPY]
        .iter()
        .chain(ENGINE)
        .map(|name| app.home().join(name))
        .collect();
    let _no_step = app.state.check.turn();
    let mut outcome = soleus_store::Erased::default();
    // Even in a folder chosen by hand the next record begins anew.
    with_same_record_closed(app, soleus_store::OpenChoice::default(), |dir, _| {
        outcome = soleus_store::erase_all(dir, &extra)?;
        Ok(())
    })?;
    app.leave_record();
    let left = outcome
        .left
        .iter()
        .map(|(file, why)| format!("{}: {why}", file.display()))
        .collect();
    Ok(EraseView {
        erased: u32::try_from(outcome.erased).unwrap_or(u32::MAX),
        left,
        status: status::status(app, ())?,
    })
}

impl From<ImportFault> for Failure {
    fn from(fault: ImportFault) -> Self {
        let code = match fault {
            ImportFault::Store(error) => return error.into(),
            ImportFault::Sealed(fault) => return files::sealed_error(fault),
            ImportFault::NeedsPassphrase => Code::Locked,
            ImportFault::NotAnExport(_) => Code::BadFile,
            ImportFault::Newer { .. } => Code::NewerFile,
        };
        Failure::new(code, fault.to_string())
    }
}

impl From<Imported> for ImportView {
    fn from(done: Imported) -> Self {
        let conflict = |conflict: transfer::Conflict| ConflictView {
            kind: conflict.kind,
            file_counts: conflict.kept == Kept::File,
            here: conflict.here,
            file: conflict.file,
        };
        Self {
            added: done.added,
            updated: done.updated,
            deleted: done.deleted,
            unchanged: done.unchanged,
            refused: done.refusals,
            refused_why: done
                .refused
                .into_iter()
                .next()
                .map(|first| format!("entry {}: {}", first.number, first.why)),
            conflicts: done.conflicts.into_iter().map(conflict).collect(),
            undo: None,
        }
    }
}
