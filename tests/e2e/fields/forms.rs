//! The forms of the window as a person meets them: where they are, what opens them, what their fields take.

use harness::Page;
use serde_json::{Value, json};

use crate::recovery::steps::choose;

/// Numbers that follow from a seed (xorshift): a failure can be run again.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).unwrap_or(0)
    }

    pub(super) fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }
}

/// What a field takes.
#[derive(Clone, Copy)]
pub(super) enum Takes {
    Words,
    Minutes,
    Kilometres,
}

/// What was typed, and what the record is to hold then; nothing if it cannot be saved.
pub(super) type Typed = (String, Option<Value>);

impl Takes {
    pub(super) fn text(self, chance: &mut Chance) -> Typed {
        let whole = i64::try_from(1 + chance.below(90)).unwrap_or(1);
        let tenth = i64::try_from(chance.below(10)).unwrap_or(0);
        match self {
            Takes::Words => {
                let words = chance.of(&[
                    "stairs",
                    "2.5 km, uphill",
                    "é – ü",
                    "\"quoted\"",
                    "a; b, c",
                    "<b>",
                    "0",
                ]);
                (words.to_owned(), Some(json!(words)))
            }
            Takes::Minutes => match chance.below(6) {
                0 => (String::new(), Some(Value::Null)),
                1 => (chance.of(&["-", "1.5", "2,", "1441", "x", "-3"]).to_owned(), None),
                2 => (format!("0{whole}"), Some(json!(whole))),
                _ => (whole.to_string(), Some(json!(whole))),
            },
            Takes::Kilometres => match chance.below(6) {
                0 => (String::new(), Some(Value::Null)),
                1 => (chance.of(&["-", "2..5", "301", "1e3", "0"]).to_owned(), None),
                2 => (
                    format!("{whole},{tenth}"),
                    Some(json!(whole * 1000 + tenth * 100)),
                ),
                3 => (format!("{whole}."), Some(json!(whole * 1000))),
                _ => (
                    format!("{whole}.{tenth}"),
                    Some(json!(whole * 1000 + tenth * 100)),
                ),
            },
        }
    }
}

/// One form of the window.
pub(super) struct Form {
    pub(super) kind: &'static str,
    /// It changes the newest entry of its kind; otherwise it makes a new one.
    pub(super) edits: bool,
    pub(super) place: String,
    opener: &'static str,
    /// What is pressed before it can be saved.
    pub(super) prepare: fn(&Page),
    pub(super) save: &'static str,
    /// Label, name in the record, and what it takes.
    pub(super) fields: &'static [(&'static str, &'static str, Takes)],
}

pub(super) fn forms(episode: &str) -> Vec<Form> {
    const WALK: &[(&str, &str, Takes)] = &[
        ("Minutes", "minutes", Takes::Minutes),
        ("Distance in km", "metres", Takes::Kilometres),
        ("Note", "note", Takes::Words),
    ];
    const CRAMP: &[(&str, &str, Takes)] = &[
        ("How many minutes did it last?", "minutes", Takes::Minutes),
        ("Note", "note", Takes::Words),
    ];
    const NOTE: &[(&str, &str, Takes)] = &[("Note", "note", Takes::Words)];
    let nothing: fn(&Page) = |_| ();
    let form = |kind, edits, place: &str, opener, prepare, save, fields| Form {
        kind,
        edits,
        place: place.to_owned(),
        opener,
        prepare,
        save,
        fields,
    };
    let walked: fn(&Page) = |page| {
        choose(page, "What was it?", "Brisk walk");
        choose(page, "Pain during, at its worst", "1");
    };
    let recovery = format!("recovery/episode/{episode}");
    let doing = &[("What were you doing?", "doing", Takes::Words)];
    vec![
        form(
            "outings",
            false,
            &recovery,
            "Write one down",
            walked,
            "Save",
            WALK,
        ),
        form(
            "outings",
            true,
            &recovery,
            "Edit: Brisk walk",
            nothing,
            "Save",
            WALK,
        ),
        form(
            "cramps",
            false,
            "cramp/history",
            "Add an earlier cramp",
            |page| page.button("Last night").click(),
            "Save this cramp",
            CRAMP,
        ),
        form(
            "cramps",
            true,
            "cramp/history",
            "Details:",
            nothing,
            "Save the details",
            CRAMP,
        ),
        form(
            "sessions",
            false,
            "stretch/history",
            "Add a session",
            nothing,
            "Save",
            NOTE,
        ),
        form(
            "sessions",
            true,
            "stretch/history",
            "Edit:",
            nothing,
            "Save",
            NOTE,
        ),
        form(
            "check_ins",
            true,
            "recovery/check-in",
            "A note, tags",
            nothing,
            "Save the check-in",
            NOTE,
        ),
        form(
            "questions",
            false,
            "doctor",
            "",
            nothing,
            "Add a question",
            &[("Your question", "text", Takes::Words)],
        ),
        form(
            "questions",
            true,
            "doctor",
            "Edit:",
            nothing,
            "Save the change",
            &[("Change the question", "text", Takes::Words)],
        ),
        form(
            "episodes",
            true,
            &format!("{recovery}/edit"),
            "What were you doing?",
            nothing,
            "Save",
            doing,
        ),
    ]
}

impl Form {
    #[track_caller]
    pub(super) fn visit(&self, page: &Page) {
        const SHOWN: &str = "const within = document.querySelector('dialog[open]') ?? document.querySelector('main');
            return [...within.querySelectorAll('label[for]')].some((one) => one.textContent.trim() === arguments[0] && one.checkVisibility());";
        const OPEN: &str = "const found = [...document.querySelectorAll('main button, main summary')]
                .find((one) => (one.ariaLabel ?? one.textContent.trim()).startsWith(arguments[0]) && one.ariaExpanded !== 'true');
            if (!found || found.disabled || found.closest('[data-fresh]')) return false;
            found.click(); return true;";
        page.go(&self.place);
        let (label, ..) = self.fields[0];
        // What a draft of a new entry has opened stands before what is edited.
        page.wait(&format!("{} of {} is open", label, self.place), |page| {
            let shown = page.script_with(SHOWN, &[json!(label)]) == true;
            if !shown {
                page.script_with(OPEN, &[json!(self.opener)]);
            }
            shown
        });
    }
}
