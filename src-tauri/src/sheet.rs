//! `soleus --visit-sheet FILE`: writes the visit sheet as a PDF without a window.

use std::{
    ffi::OsString,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use soleus_api::{App as Soleus, Failure, doctor::visit, ports::Ports};

/// The argument; the file's name follows it.
const ARGUMENT: &str = "--visit-sheet";

/// The file that a sheet was asked for; `Some(None)` if no name follows.
pub(crate) fn asked(arguments: impl IntoIterator<Item = OsString>) -> Option<Option<PathBuf>> {
    let mut arguments = arguments.into_iter().skip(1);
    arguments.find(|word| word == ARGUMENT)?;
    Some(arguments.next().map(PathBuf::from))
}

/// Writes the sheet to `file` from the record that belongs to `home`, and says on the terminal what came of it.
pub(crate) fn write(home: &Path, ports: Ports, file: Option<&Path>) -> ExitCode {
    let Some(file) = file else {
        return tell(Err("name the file to write: soleus --visit-sheet FILE".to_owned()));
    };
    let soleus = Soleus::begin(home, ports);
    soleus.open_record();
    let written = visit::write_to(&soleus, file);
    soleus.end();
    tell(
        written
            .map(|()| file.display().to_string())
            .map_err(|Failure { message, .. }| message),
    )
}

fn tell(outcome: Result<String, String>) -> ExitCode {
    // Nobody may be reading; that is no reason to fail in another way.
    match outcome {
        Ok(file) => {
            let _ = writeln!(std::io::stdout(), "{file}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            let _ = writeln!(std::io::stderr(), "No visit sheet was written: {why}.");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_with(words: &[&str]) -> Option<Option<PathBuf>> {
        asked(words.iter().map(OsString::from))
    }

    #[test]
    fn a_sheet_is_asked_for_by_name_and_file() {
        assert_eq!(asked_with(&["soleus"]), None);
        assert_eq!(asked_with(&["soleus", "--visit-sheet"]), Some(None));
        assert_eq!(
            asked_with(&["soleus", "--visit-sheet", "a.pdf"]),
            Some(Some("a.pdf".into()))
        );
    }
}
