//! A spreadsheet reads every table as it is meant.

use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use soleus_core::{journal::Body, time::DAY_MS};

use super::*;
use crate::specimen::{NOW, Note, note};

/// An entry that says itself which day it is about.
#[derive(Serialize, Deserialize)]
struct About {
    day: String,
    time: String,
    pain: f64,
}

impl Body for About {
    const KIND: &'static str = "about";
}

fn lines(table: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let text = table
        .strip_prefix("\u{feff}".as_bytes())
        .expect("the mark of UTF-8 comes first");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .from_reader(text);
    let line =
        |line: Result<csv::StringRecord, csv::Error>| line.unwrap().iter().map(str::to_owned).collect();
    reader.records().map(line).collect()
}

fn of_yesterday() -> Store {
    let store = Store::in_memory().unwrap();
    let body = About {
        day: "2026-11-17".to_owned(),
        time: "evening".to_owned(),
        pain: 7.5,
    };
    store.transact(NOW, |tx| tx.insert(NOW, None, &body)).unwrap();
    store
}

#[test]
fn every_head_stands_once_and_the_first_is_the_day_it_is_about() {
    let table = lines(&of_yesterday().csv(&["about"], Form::Comma).unwrap(), b',');
    let (heads, line) = (&table[0], &table[1]);
    let once: std::collections::HashSet<&String> = heads.iter().collect();
    assert_eq!(once.len(), heads.len(), "{heads:?}");
    assert_eq!((heads[0].as_str(), line[0].as_str()), ("day", "2026-11-17"));
    assert_ne!(line[1][..10], line[0], "when it was noted stands beside");
    let own = heads.iter().position(|head| head == "entry.time").unwrap();
    assert_eq!(line[own], "evening");
}

#[test]
fn a_german_spreadsheet_gets_semicolons_and_a_comma_in_numbers() {
    let store = of_yesterday();
    let cell = |form: Form, delimiter: u8| {
        let table = lines(&store.csv(&["about"], form).unwrap(), delimiter);
        let at = table[0].iter().position(|head| head == "pain").unwrap();
        table[1][at].clone()
    };
    assert_eq!(cell(Form::Comma, b','), "7.5");
    assert_eq!(cell(Form::Semicolon, b';'), "7,5");
}

#[test]
fn several_kinds_stand_in_one_table_by_time_and_umlauts_stay() {
    let store = of_yesterday();
    let later = NOW.plus_ms(DAY_MS);
    store
        .transact(later, |tx| tx.insert(later, None, &note("Wade verhärtet, \"ü\"")))
        .unwrap();
    let table = lines(&store.csv(&["about", Note::KIND], Form::Comma).unwrap(), b',');
    let at = table[0].iter().position(|head| head == "text").unwrap();
    assert_eq!(table.len(), 3);
    assert_eq!(table[2][at], "Wade verhärtet, \"ü\"");
}

#[test]
fn a_body_of_a_hundred_thousand_fields_costs_no_table_of_a_hundred_thousand_columns() {
    let store = of_yesterday();
    let many: BTreeMap<String, u32> = (0..100_000).map(|n| (format!("f{n}"), n)).collect();
    let body = serde_json::to_string(&many).unwrap();
    store
        .lock()
        .reader()
        .execute("UPDATE entry SET body = ?1", [body])
        .unwrap();
    let table = lines(&store.csv(&["about"], Form::Comma).unwrap(), b',');
    assert!(table[0].len() <= FIRST.len() + MOST_COLUMNS + 1);
    let rest: BTreeMap<String, u32> = serde_json::from_str(table[1].last().unwrap()).unwrap();
    assert_eq!(rest.len(), 100_000 - MOST_COLUMNS, "and nothing is lost");
}

#[test]
fn nested_fields_become_columns_and_a_negative_number_stays_a_number() {
    let mut fields = BTreeMap::new();
    let body = serde_json::json!({"pain": {"rest": 2, "walk": -1}, "note": "=cmd()", "legs": ["left", "right"], "x": null});
    flatten("", body, &mut fields);
    let line: Vec<String> = fields.values().map(|value| cell(value, Form::Comma)).collect();
    assert_eq!(
        fields.keys().collect::<Vec<_>>(),
        ["legs", "note", "pain.rest", "pain.walk"]
    );
    assert_eq!(line, ["left; right", "'=cmd()", "2", "-1"]);
}

proptest! {
    #[test]
    fn any_text_comes_back_and_no_cell_is_a_formula(words in "\\PC*|[=+@\\-\"',;\r\n\t a]{0,12}") {
        let store = Store::in_memory().unwrap();
        store.transact(NOW, |tx| tx.insert(NOW, None, &note(&words))).unwrap();
        for (form, delimiter) in [(Form::Comma, b','), (Form::Semicolon, b';')] {
            let table = lines(&store.csv(&[Note::KIND], form).unwrap(), delimiter);
            let at = table[0].iter().position(|head| head == "text").unwrap();
            let got = &table[1][at];
            prop_assert!(!got.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
            let escaped = format!("'{words}");
            prop_assert!(*got == words || *got == escaped);
        }
    }
}

/// Reads a table as a spreadsheet set to `delimiter` and `decimal` does, by a parser that is not ours; says how many lines
/// and columns it saw, the pain as a number and the longest text.
const PYTHON: &str = r"
import csv, io, json, sys
raw = sys.stdin.buffer.read()
assert raw.startswith(b'\xef\xbb\xbf') and b'\r\n' in raw
table = list(csv.DictReader(io.StringIO(raw.decode('utf-8-sig'), newline=''), delimiter=sys.argv[1], strict=True))
pain = [float(line['pain'].replace(sys.argv[2], '.')) for line in table if line['pain']]
print(json.dumps([len(table), sorted({len(line) for line in table}), pain, [line['text'] for line in table if line['text']]]))
";

#[test]
fn another_parser_reads_the_same_in_english_and_german() {
    use std::{
        io::Write,
        process::{Command, Stdio},
    };
    let words = "Wade \"verhärtet\"; ü, 7,5\nzweite Zeile";
    let store = of_yesterday();
    store
        .transact(NOW, |tx| tx.insert(NOW, None, &note(words)))
        .unwrap();
    for (form, delimiter, decimal) in [(Form::Comma, ",", "."), (Form::Semicolon, ";", ",")] {
        let table = store.csv(&["about", Note::KIND], form).unwrap();
        let started = Command::new("python3")
            .args(["-c", PYTHON, delimiter, decimal])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        // The window's tests need Python too; where those do not run, as on Windows, it may be missing.
        let Ok(mut python) = started else { return };
        python.stdin.take().unwrap().write_all(&table).unwrap();
        let said: Value = serde_json::from_slice(&python.wait_with_output().unwrap().stdout).unwrap();
        let columns = lines(&table, delimiter.as_bytes()[0])[0].len();
        assert_eq!(said, serde_json::json!([2, [columns], [7.5], [words]]));
    }
}
