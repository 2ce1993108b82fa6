//! Files and secrets that a person chooses: one way to pick a place, to read what was picked, and to hold a passphrase.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use soleus_store::{
    OpenFault, read_limited, recover,
    transfer::seal::{self, SealFault, SecretString},
};
use zeroize::Zeroizing;

use crate::{
    app::App,
    failure::{Code, Failure},
    record::views::{FaultCode, code},
};

/// A passphrase on its way from the window: wiped when it is dropped, never printed.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// The passphrase; an empty field means none.
    pub(crate) fn given(asked: Option<Self>) -> Option<SecretString> {
        use seal::ExposeSecret;
        asked
            .map(|asked| asked.0)
            .filter(|secret| !secret.expose_secret().is_empty())
    }
}

/// Asks where to save a file.
///
/// # Errors
/// `BadInput` for a place inside the record's folder: there a file could take the place of the record or of a backup.
pub(crate) fn place_for(app: &App, suggested_name: &str) -> Result<Option<PathBuf>, Failure> {
    let Some(place) = app.ports.files.choose_save(suggested_name) else {
        return Ok(None);
    };
    let whole = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = whole(place.parent().unwrap_or(Path::new(".")));
    if folder.starts_with(whole(&app.dir())) {
        let why = "this is the folder of the record itself: choose another one";
        return Err(Failure::new(Code::Platform, why));
    }
    Ok(Some(place))
}

/// A file that was chosen, with its bytes, which are wiped when they are dropped.
pub(crate) type PickedFile = (PathBuf, Zeroizing<Vec<u8>>);

/// Asks for a file and reads it; nothing if the person cancelled.
///
/// # Errors
/// `BadFile` if it is larger than `most` bytes or no ordinary file; `Platform` if it cannot be read. Each with the reason.
pub(crate) fn pick(app: &App, extensions: &[&str], most: u64) -> Result<Option<PickedFile>, Failure> {
    let Some(path) = app.ports.files.choose_open(extensions) else {
        return Ok(None);
    };
    let bytes = read_limited(&path, most).map_err(|error| {
        let unfit = matches!(error.kind(), ErrorKind::FileTooLarge | ErrorKind::InvalidInput);
        let code = if unfit { Code::BadFile } else { Code::Platform };
        Failure::new(code, format!("{} cannot be read: {error}", path.display()))
    })?;
    Ok(Some((path, Zeroizing::new(bytes))))
}

/// The bytes as they are, or opened if they are encrypted.
///
/// # Errors
/// `Locked` if the passphrase is missing or wrong; `BadFile` if the file cannot be opened with any; `CostlyFile` if that
/// would take more memory than a file may ask for.
pub(crate) fn opened(
    bytes: Zeroizing<Vec<u8>>,
    passphrase: Option<Passphrase>,
) -> Result<Zeroizing<Vec<u8>>, Failure> {
    if !seal::is_sealed(&bytes) {
        return Ok(bytes);
    }
    let missing = || Failure::new(Code::Locked, "this file is encrypted: enter its passphrase");
    let passphrase = Passphrase::given(passphrase).ok_or_else(missing)?;
    let opened = seal::unseal(&bytes, &passphrase).map_err(sealed_error)?;
    Ok(Zeroizing::new(opened))
}

/// Why an encrypted file could not be opened, as the window hears it.
pub(crate) fn sealed_error(fault: SealFault) -> Failure {
    let code = match fault {
        SealFault::WrongPassphrase => Code::Locked,
        SealFault::Damaged => Code::BadFile,
        SealFault::TooMuchWork => Code::CostlyFile,
    };
    Failure::new(code, fault.to_string())
}

/// Why a backup cannot be used, as the window hears it: what is wrong with it is not wrong with the record.
pub(crate) fn backup_error(fault: OpenFault) -> Failure {
    let code = match code(&fault) {
        FaultCode::NewerVersion => Code::NewerFile,
        FaultCode::Corrupt
        | FaultCode::ZeroLength
        | FaultCode::Foreign
        | FaultCode::JournalMissing
        | FaultCode::JournalOfAnother
        | FaultCode::Migration => Code::BadFile,
        FaultCode::SecondInstance
        | FaultCode::Missing
        | FaultCode::ReadOnly
        | FaultCode::NoSpace
        | FaultCode::FolderGone
        | FaultCode::Busy
        | FaultCode::Replaced
        | FaultCode::Io => return fault.into(),
    };
    Failure::new(code, fault.to_string())
}

/// The file of the backup `name`; only names on the shelf are files.
pub(crate) fn backup_file(app: &App, name: &str) -> Result<PathBuf, Failure> {
    let known = recover::backups(&app.dir())?
        .iter()
        .any(|backup| backup.name == name);
    let path = app.dir().join("backups").join(name);
    if known {
        Ok(path)
    } else {
        Err(Failure::not_found("backup", name))
    }
}

/// The last part of a path, for a person.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
