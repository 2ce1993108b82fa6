//! A routine as one versioned JSON file, and what is wrong with a file: the field, its line, and what would be right.

use serde::{Deserialize, Serialize};
use soleus_core::stretch::{Fault, Holds, Routine, Wrong};

use crate::stretch::json_places::Places;

/// The version of the file format. A newer file is refused.
const VERSION: u32 = 1;

/// What is wrong with a routine, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RoutineWrong {
    /// Path of the field, such as `items[2].sets`.
    pub field: String,
    /// Why it cannot be.
    pub wrong: Wrong,
    /// The line of the file it stands in, from 1; none outside a file.
    pub line: Option<usize>,
}

impl From<Fault> for RoutineWrong {
    fn from(Fault { field, wrong }: Fault) -> Self {
        let line = None;
        Self { field, wrong, line }
    }
}

/// A routine as a file.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct RoutineFile {
    soleus_routine: u32,
    routine: Routine,
}

/// A routine that was read, and where in the file its fields stand.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) routine: Routine,
    places: Places,
}

impl Read {
    /// The faults of the routine with their lines.
    pub(crate) fn located(&self, faults: Vec<Fault>) -> Vec<RoutineWrong> {
        let line = |field: &str| self.places.line(&format!("routine.{field}"));
        let located = faults.into_iter().map(|fault| RoutineWrong {
            line: line(&fault.field),
            ..fault.into()
        });
        located.collect()
    }
}

/// The file's text.
///
/// # Errors
/// None in practice: every routine can be written.
pub(crate) fn write(routine: Routine) -> Result<String, serde_json::Error> {
    let soleus_routine = VERSION;
    serde_json::to_string_pretty(&RoutineFile {
        soleus_routine,
        routine,
    })
}

/// A routine from the bytes of a file.
///
/// # Errors
/// What is wrong with the file, with field and line.
pub(crate) fn read(bytes: &[u8]) -> Result<Read, RoutineWrong> {
    /// As much as any version of the file tells; the rest is passed over without being kept.
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Head {
        Versioned {
            #[serde(rename = "soleusRoutine")]
            version: u64,
        },
        Other(serde::de::IgnoredAny),
    }
    let head: Head = serde_json::from_slice(bytes).map_err(|error| RoutineWrong {
        field: "file".into(),
        wrong: Wrong::Unreadable,
        line: Some(error.line()),
    })?;
    let places = Places::of(bytes);
    let version = |wrong: Wrong| RoutineWrong {
        field: "soleusRoutine".into(),
        wrong,
        line: places.line("soleusRoutine"),
    };
    match head {
        Head::Versioned { version: found } if found == u64::from(VERSION) => {}
        Head::Versioned { .. } => return Err(version(Wrong::Newer)),
        Head::Other(_) => return Err(version(Wrong::Foreign)),
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    match serde_path_to_error::deserialize::<_, RoutineFile>(&mut json) {
        Ok(file) => Ok(Read {
            routine: file.routine,
            places,
        }),
        Err(error) => Err(misfit(&error.path().to_string(), error.inner(), &places)),
    }
}

/// What is wrong with the value at `path`: it is of the wrong kind, lacks a field, or is a word that is not known. serde
/// tells which of these only in words.
fn misfit(path: &str, error: &serde_json::Error, places: &Places) -> RoutineWrong {
    let words = short(error);
    let line = places.line(path).unwrap_or(error.line());
    let path = path.trim_start_matches('.').to_owned();
    let quoted = || words.split('`').nth(1).unwrap_or_default().to_owned();
    let (field, wrong) = if words.starts_with("missing field") {
        (format!("{path}.{}", quoted()), Wrong::Missing)
    } else if let Some((_, known)) = words.split_once("expected one of ") {
        (path, one_of(known))
    } else if let Some(wanted) = words
        .split_once("expected ")
        .and_then(|(_, wanted)| holds(wanted))
    {
        (path, Wrong::Kind { wanted })
    } else {
        (path, Wrong::Unreadable)
    };
    RoutineWrong {
        field: field.strip_prefix("routine.").unwrap_or(&field).to_owned(),
        wrong,
        line: Some(line),
    }
}

/// serde's list of known words.
fn one_of(known: &str) -> Wrong {
    let words = known.split(',').map(|word| word.trim().replace('`', ""));
    Wrong::OneOf {
        known: words.collect(),
    }
}

/// serde's names for kinds of values. Nothing for one that no field of a routine has.
fn holds(wanted: &str) -> Option<Holds> {
    match wanted {
        "u8" | "u16" | "u32" | "u64" | "usize" => Some(Holds::Whole),
        "f64" | "f32" => Some(Holds::Number),
        "a string" => Some(Holds::Text),
        "a sequence" => Some(Holds::List),
        "a boolean" => Some(Holds::YesNo),
        other => other.starts_with("struct ").then_some(Holds::Group),
    }
}

fn short(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let end = words.find(" at line ").unwrap_or(words.len());
    words[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stretch::library;

    #[test]
    fn every_shipped_routine_written_and_read_again_is_the_same() {
        for routine in &library::library().routines {
            let text = write(routine.clone()).unwrap();
            assert_eq!(read(text.as_bytes()).unwrap().routine, *routine);
        }
    }

    /// The pretty file of a shipped routine with one piece of text replaced.
    fn spoilt(from: &str, to: &str) -> (String, usize) {
        let text = write(library::library().routines[0].clone()).unwrap();
        let line = text[..text.find(from).unwrap()].lines().count();
        (text.replacen(from, to, 1), line)
    }

    #[test]
    fn what_does_not_fit_is_named_by_field_and_line() {
        let whole = Wrong::Kind { wanted: Holds::Whole };
        let known = ["distinct", "soft", "single_beep", "silent"];
        let known = known.map(ToOwned::to_owned).to_vec();
        let group = Wrong::Kind { wanted: Holds::Group };
        for (from, to, field, expected) in [
            (
                "\"sets\": 3",
                "\"sets\": \"three\"",
                "items[0].sets",
                whole.clone(),
            ),
            ("\"sets\": 3,", "", "items[0].sets", Wrong::Missing),
            (
                "\"sound\": \"distinct\"",
                "\"sound\": \"loud\"",
                "sound",
                Wrong::OneOf { known },
            ),
            ("\"getReadyS\": 5", "\"getReadyS\": -5", "times.getReadyS", whole),
            ("\"times\": {", "\"times\": 5, \"old\": {", "times", group),
        ] {
            let (text, line) = spoilt(from, to);
            let wrong = read(text.as_bytes()).unwrap_err();
            assert_eq!(wrong.field, field, "{wrong:?}");
            assert_eq!(wrong.wrong, expected, "{wrong:?}");
            // A field that is not there can only be missed in what should hold it.
            let holds = if expected == Wrong::Missing {
                wrong.line <= Some(line)
            } else {
                wrong.line == Some(line)
            };
            assert!(holds, "{wrong:?}, not line {line}");
        }
    }

    #[test]
    fn a_number_beyond_its_limits_is_named_with_its_line_too() {
        let (text, line) = spoilt("\"restS\": 10", "\"restS\": 3000");
        let read = read(text.as_bytes()).unwrap();
        let faults = soleus_core::stretch::check_routine(&read.routine, |_| true);
        let wrong = read.located(faults);
        assert_eq!(
            (wrong[0].field.as_str(), wrong[0].line),
            ("times.restS", Some(line))
        );
    }

    #[test]
    fn a_broken_file_is_refused_with_its_line_and_a_newer_one_by_its_version() {
        let broken = read(b"{\n  \"soleusRoutine\": 1,\n  \"routine\": {\n    \"id\": 5\n").unwrap_err();
        assert_eq!(
            (broken.field.as_str(), &broken.wrong, broken.line),
            ("file", &Wrong::Unreadable, Some(5))
        );
        let newer = read(b"{\n\"soleusRoutine\": 2}").unwrap_err();
        assert_eq!(
            (newer.field.as_str(), &newer.wrong, newer.line),
            ("soleusRoutine", &Wrong::Newer, Some(2))
        );
        let foreign = read(b"[1, 2]").unwrap_err();
        assert_eq!(
            (foreign.field.as_str(), &foreign.wrong),
            ("soleusRoutine", &Wrong::Foreign)
        );
    }
}
