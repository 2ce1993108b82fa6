//! A routine as one versioned JSON file, and what is wrong with a file: the field, its line, and what would be right.

use serde::{Deserialize, Serialize};
use soleus_core::stretch::{Fault, Routine};

use crate::json_places::Places;

/// The version of the file format. A newer file is refused.
const VERSION: u32 = 1;

/// What is wrong with a routine, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RoutineWrong {
    /// Path of the field, such as `items[2].sets`.
    pub field: String,
    /// What would be right.
    pub fix: String,
    /// The line of the file it stands in, from 1; none outside a file.
    pub line: Option<usize>,
}

impl From<Fault> for RoutineWrong {
    fn from(Fault { field, fix }: Fault) -> Self {
        Self {
            field,
            fix,
            line: None,
        }
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
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|error| RoutineWrong {
        field: "file".into(),
        fix: format!("mend the JSON: {}", short(&error)),
        line: Some(error.line()),
    })?;
    let places = Places::of(bytes);
    let version = |fix: &str| RoutineWrong {
        field: "soleusRoutine".into(),
        fix: fix.into(),
        line: places.line("soleusRoutine"),
    };
    match value.get("soleusRoutine").and_then(serde_json::Value::as_u64) {
        Some(found) if found == u64::from(VERSION) => {}
        Some(_) => return Err(version("update Soleus: a newer version wrote this file")),
        None => return Err(version("choose a routine that Soleus wrote")),
    }
    match serde_json::from_slice::<RoutineFile>(bytes) {
        Ok(file) => Ok(Read {
            routine: file.routine,
            places,
        }),
        Err(error) => Err(misfit(&error, &places)),
    }
}

/// A value of the wrong kind, a field that is missing, a word that is not known.
fn misfit(error: &serde_json::Error, places: &Places) -> RoutineWrong {
    let words = short(error);
    let place = places.at(error.line(), error.column());
    let path = place.map_or("routine", |place| place.path.as_str());
    let quoted = || words.split('`').nth(1).unwrap_or_default().to_owned();
    let (field, fix) = if words.starts_with("missing field") {
        (format!("{path}.{}", quoted()), "add this field".to_owned())
    } else if let Some((_, known)) = words.split_once("expected one of ") {
        (path.to_owned(), format!("use one of {}", known.replace('`', "")))
    } else if let Some((_, wanted)) = words.split_once("expected ") {
        (path.to_owned(), format!("use {}", plain(wanted)))
    } else {
        (path.to_owned(), words.clone())
    };
    RoutineWrong {
        field: field.strip_prefix("routine.").unwrap_or(&field).to_owned(),
        fix,
        line: Some(place.map_or(error.line(), |place| place.line)),
    }
}

/// serde's names for kinds of values, in plain words.
fn plain(wanted: &str) -> &str {
    match wanted {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number",
        "f64" | "f32" => "a number",
        "a string" => "text in quotes",
        "a sequence" => "a list",
        "a boolean" => "true or false",
        other => other,
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
    use crate::routines;

    #[test]
    fn every_shipped_routine_written_and_read_again_is_the_same() {
        for routine in &routines::library().routines {
            let text = write(routine.clone()).unwrap();
            assert_eq!(read(text.as_bytes()).unwrap().routine, *routine);
        }
    }

    /// The pretty file of a shipped routine with one piece of text replaced.
    fn spoilt(from: &str, to: &str) -> (String, usize) {
        let text = write(routines::library().routines[0].clone()).unwrap();
        let line = text[..text.find(from).unwrap()].lines().count();
        (text.replacen(from, to, 1), line)
    }

    #[test]
    fn what_does_not_fit_is_named_by_field_and_line() {
        for (from, to, field, fix) in [
            (
                "\"sets\": 3",
                "\"sets\": \"three\"",
                "items[0].sets",
                "use a whole number",
            ),
            ("\"sets\": 3,", "", "items[0].sets", "add this field"),
            (
                "\"sound\": \"distinct\"",
                "\"sound\": \"loud\"",
                "sound",
                "use one of distinct",
            ),
            (
                "\"getReadyS\": 5",
                "\"getReadyS\": -5",
                "times.getReadyS",
                "use a whole number",
            ),
        ] {
            let (text, line) = spoilt(from, to);
            let wrong = read(text.as_bytes()).unwrap_err();
            assert_eq!(wrong.field, field, "{wrong:?}");
            assert!(wrong.fix.starts_with(fix), "{wrong:?}");
            // A field that is not there can only be missed in what should hold it.
            let holds = if fix == "add this field" {
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
        assert_eq!((broken.field.as_str(), broken.line), ("file", Some(5)));
        let newer = read(b"{\n\"soleusRoutine\": 2}").unwrap_err();
        assert_eq!((newer.field.as_str(), newer.line), ("soleusRoutine", Some(2)));
        let foreign = read(b"[1, 2]").unwrap_err();
        assert_eq!(foreign.field, "soleusRoutine");
    }
}
