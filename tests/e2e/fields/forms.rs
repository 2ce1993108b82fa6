//! The forms of the window as a person meets them: where they are, what opens them, what their fields take.

use harness::Page;
use serde_json::{Value, json};

use crate::recovery::steps::choose;

/// Numbers that follow from a seed: a failure can be run again.
pub(super) struct Chance(fastrand::Rng);

impl Chance {
    pub(super) fn from_seed(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    pub(super) fn below(&mut self, most: usize) -> usize {
        self.0.usize(..most.max(1))
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
    /// Up to 300, and never none.
    Seconds,
}

/// What was typed, and what the record is to hold then; nothing if it cannot be saved.
pub(super) type Typed = (String, Option<Value>);

impl Takes {
    pub(super) fn text(self, chance: &mut Chance) -> Typed {
        let whole = i64::try_from(1 + chance.below(90)).unwrap_or(1);
        let tenth = i64::try_from(chance.below(10)).unwrap_or(0);
        match self {
            // Each time other words: the list keeps a question that is on it already only once.
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
                let words = format!("{words} {}", chance.below(1_000_000));
                (words.clone(), Some(json!(words)))
            }
            Takes::Minutes => match chance.below(6) {
                0 => (String::new(), Some(Value::Null)),
                1 => (chance.of(&["-", "1.5", "2,", "1441", "x", "-3"]).to_owned(), None),
                2 => (format!("0{whole}"), Some(json!(whole))),
                _ => (whole.to_string(), Some(json!(whole))),
            },
            Takes::Seconds => match chance.below(6) {
                0 => (
                    chance.of(&["", "-", "1.5", "2,", "301", "x", "-3"]).to_owned(),
                    None,
                ),
                1 => (format!("00{whole}"), Some(json!(whole))),
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

/// Types a text as people do: with slips that are taken back, and steps of the caret.
pub(super) fn type_with_slips(page: &Page, text: &str, chance: &mut Chance) {
    for letter in text.chars() {
        if chance.below(8) == 0 {
            page.type_text(chance.of(&["7", ".", ",", "-", "x", "e", " "]));
            page.press("Backspace");
        }
        page.type_text(letter.encode_utf8(&mut [0; 4]));
        if chance.below(12) == 0 {
            page.press("ArrowLeft");
            page.press("ArrowRight");
        }
    }
}

/// One form of the window.
#[derive(Clone)]
pub(super) struct Form {
    pub(super) kind: &'static str,
    /// It changes an entry of its kind; otherwise it makes a new one.
    pub(super) edits: bool,
    place: String,
    opener: &'static str,
    /// What happens before it is there.
    pub(super) begin: fn(&Page),
    /// What is pressed before it can be saved.
    pub(super) prepare: fn(&Page),
    save: &'static str,
    /// Label, name in the record, and what it takes.
    pub(super) fields: Fields,
    /// So many of them, from the first, cannot stay empty.
    pub(super) needed: usize,
    /// Where it goes on after a new start, what opens and what saves it there, and its fields, if not where it was.
    later: Option<(&'static str, &'static str, &'static str, Fields)>,
}

type Fields = &'static [(&'static str, &'static str, Takes)];

const WALK: Fields = &[
    ("Minutes", "minutes", Takes::Minutes),
    ("Distance in km", "metres", Takes::Kilometres),
    ("Note", "note", Takes::Words),
];
const CRAMP: Fields = &[
    ("How many minutes did it last?", "minutes", Takes::Minutes),
    ("Note", "note", Takes::Words),
];
const AFTER: Fields = &[("A note, if you like", "note", Takes::Words)];
const NOTE: Fields = &[("Note", "note", Takes::Words)];
const DOING: Fields = &[("What were you doing?", "doing", Takes::Words)];
const VISIT: Fields = &[
    ("Who saw you", "who", Takes::Words),
    ("What they found", "found", Takes::Words),
    ("Anything else they said (may stay empty)", "note", Takes::Words),
];
const ROUTINE: Fields = &[
    ("Name", "title", Takes::Words),
    ("Who it is for", "whoFor", Takes::Words),
    ("Get ready, seconds", "getReadyS", Takes::Seconds),
    ("Change legs, seconds", "changeS", Takes::Seconds),
    ("Rest, seconds", "restS", Takes::Seconds),
];

/// The forms of this recovery, of this routine of one's own, and all others.
pub(super) fn forms(episode: &str, routine: &str) -> Vec<Form> {
    let form = |kind, edits, place: &str, opener, save, fields| Form {
        kind,
        edits,
        place: place.to_owned(),
        opener,
        begin: |_| (),
        prepare: |_| (),
        save,
        fields,
        needed: 1,
        later: None,
    };
    let recovery = format!("recovery/episode/{episode}/log");
    let (cramps, sessions, seen) = ("cramp/history", "stretch/history", "check/seen");
    vec![
        Form {
            prepare: walked,
            ..form("outings", false, &recovery, "Write one down", "Save", WALK)
        },
        form("outings", true, &recovery, "Edit: Brisk walk", "Save", WALK),
        Form {
            prepare: |page| page.button("Last night").click(),
            ..form(
                "cramps",
                false,
                cramps,
                "Add an earlier cramp",
                "Save this cramp",
                CRAMP,
            )
        },
        form("cramps", true, cramps, "Edit:", "Save the details", CRAMP),
        form("sessions", false, sessions, "Add a session", "Save", NOTE),
        form("sessions", true, sessions, "Edit:", "Save", NOTE),
        Form {
            begin: stretched,
            later: Some((sessions, "Edit:", "Save", NOTE)),
            ..form("sessions", true, "stretch/session", "", "Save and close", AFTER)
        },
        form(
            "check_ins",
            true,
            "recovery/check-in",
            "A note, tags",
            "Save the check-in",
            NOTE,
        ),
        form(
            "questions",
            false,
            "doctor",
            "",
            "Add a question",
            &[("Your question", "text", Takes::Words)],
        ),
        form(
            "questions",
            true,
            "doctor",
            "Edit:",
            "Save the change",
            &[("Change the question", "text", Takes::Words)],
        ),
        form(
            "episodes",
            true,
            &format!("recovery/episode/{episode}/edit"),
            "What were you doing?",
            "Save",
            DOING,
        ),
        Form {
            prepare: bruised,
            ..form(
                "episodes",
                false,
                "recovery/new",
                "What were you doing?",
                "Start the plan",
                DOING,
            )
        },
        Form {
            prepare: visited,
            needed: 2,
            ..form("clinicians", false, seen, "I was seen", "Keep this", VISIT)
        },
        form("clinicians", true, seen, "Edit:", "Save the change", VISIT),
        Form {
            prepare: |page| page.css(".add button").click(),
            ..form("routines", false, "stretch/build", "", "Save", ROUTINE)
        },
        form(
            "routines",
            true,
            &format!("stretch/build/{routine}"),
            "",
            "Save",
            ROUTINE,
        ),
    ]
}

fn walked(page: &Page) {
    choose(page, "What was it?", "Brisk walk");
    choose(page, "Pain during, at its worst", "1");
}

fn bruised(page: &Page) {
    choose(page, "What is it?", "A knock or bruise");
    choose(page, "Which leg?", "Right");
}

fn visited(page: &Page) {
    page.button("Day of the visit: Today").click();
    choose(page, "What may be done?", "Nothing yet");
}

/// A session is begun, and ended after its first hold.
fn stretched(page: &Page) {
    let choices = json!({ "startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100 });
    let start =
        json!({ "routine": "seed-three", "choices": choices, "painBefore": null, "noneOfThese": true });
    page.command("session_start", &start);
    page.wait("a hold is done", |page| {
        let steps = page.command("session_view", &Value::Null)["steps"].clone();
        let done = |step: &Value| !step["work"].is_null() && step["state"] == "done";
        steps.as_array().is_some_and(|steps| steps.iter().any(done))
    });
    page.command("session_command", &json!({ "kind": "stop" }));
}

impl Form {
    /// The form as it is to be found after a new start.
    pub(super) fn after_a_start(&self) -> Self {
        match self.later {
            Some((place, opener, save, fields)) => Self {
                place: place.to_owned(),
                opener,
                save,
                fields,
                ..self.clone()
            },
            None => self.clone(),
        }
    }

    /// Presses what saves it.
    #[track_caller]
    pub(super) fn save(&self, page: &Page) {
        const PRESS: &str = "const named = (one) => one.textContent.trim() === arguments[0];
            const found = [...document.querySelectorAll('form button[type=submit]')].find(named) ?? [...document.querySelectorAll('main button')].find(named);
            if (!found || found.disabled || found.closest('[data-fresh]')) return false;
            found.click(); return true;";
        page.wait(&format!("\"{}\" can be pressed", self.save), |page| {
            page.script_with(PRESS, &[json!(self.save)]) == true
        });
    }

    /// What it is called in a report.
    pub(super) fn name(&self) -> String {
        let what = if self.edits { "edited" } else { "new" };
        format!("{} {what} at {}", self.kind, self.place)
    }

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
        page.wait(&format!("{label} of {} is open", self.place), |page| {
            let shown = page.script_with(SHOWN, &[json!(label)]) == true;
            if !shown && !self.opener.is_empty() {
                page.script_with(OPEN, &[json!(self.opener)]);
            }
            shown
        });
    }
}
