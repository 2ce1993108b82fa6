//! Files and secrets that a person chooses: one way to pick a place, to read what was picked, and to hold a passphrase.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use soleus_store::{
    read_limited, recover,
    takeout::seal::{self, SealFault, SecretString},
};
use zeroize::Zeroizing;

use crate::{
    app::App,
    failure::{Code, Failure},
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
/// `Platform` with the reason: it cannot be read, is larger than `most` bytes, or is no ordinary file.
pub(crate) fn pick(app: &App, extensions: &[&str], most: u64) -> Result<Option<PickedFile>, Failure> {
    let Some(path) = app.ports.files.choose_open(extensions) else {
        return Ok(None);
    };
    let bytes = read_limited(&path, most).map_err(|error| {
        let why = format!("{} cannot be read: {error}", path.display());
        Failure::new(Code::Platform, why)
    })?;
    Ok(Some((path, Zeroizing::new(bytes))))
}

/// The bytes as they are, or opened if they are encrypted.
///
/// # Errors
/// `Locked` if the passphrase is missing or wrong; `Corrupt` if the file cannot be opened with any.
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
        SealFault::Damaged | SealFault::TooMuchWork => Code::Corrupt,
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
