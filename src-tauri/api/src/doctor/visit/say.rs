//! From facts to the words of `content/report/`.

use serde::Serialize;
use soleus_core::{
    care::Legs,
    report::document::{Block, Piece, Spoken},
    time::{Day, Stamp},
    triage::answer::Id,
};

use crate::check::content::triage;

/// The words `key`, such as `pain.title`.
pub(super) fn say(key: &str) -> &'static str {
    soleus_guide::content().report.say(key)
}

/// The same with `{name}` replaced by each value. What stands in a value is never replaced.
pub(super) fn fill(key: &str, values: &[(&str, &str)]) -> String {
    let mut parts = say(key).split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&format!("{{{name}}}")),
        }
        out.push_str(rest);
    }
    out
}

/// The words for a value of the record, by the name it is stored under: `factor.heat`.
pub(super) fn name<T: Serialize>(table: &str, value: T) -> &'static str {
    let stored = serde_json::to_value(value).ok();
    let id = stored
        .as_ref()
        .and_then(|value| value.as_str())
        .unwrap_or_default();
    say(&format!("{table}.{id}"))
}

/// `30 Nov 2026`: no two countries read it differently.
pub(super) fn day(day: Day) -> String {
    let date = day.0;
    format!(
        "{} {} {}",
        date.day(),
        say(&format!("month.{}", date.month())),
        date.year()
    )
}

/// `30 Nov`.
pub(super) fn short_day(day: Day) -> String {
    format!("{} {}", day.0.day(), say(&format!("month.{}", day.0.month())))
}

/// `30 Nov 2026, 09:12`, as the person's clock showed it.
pub(super) fn time(stamp: Stamp) -> String {
    let civil = stamp.civil();
    format!("{}, {:02}:{:02}", day(stamp.date()), civil.hour(), civil.minute())
}

pub(super) fn legs(legs: Option<Legs>) -> Option<&'static str> {
    legs.map(|legs| {
        say(match legs {
            Legs::Left => "why.leg_left",
            Legs::Right => "why.leg_right",
            Legs::Both => "why.leg_both",
        })
    })
}

/// A question's short name.
pub(super) fn question(id: &Id) -> String {
    triage()
        .question(id)
        .map(|question| question.short.clone())
        .unwrap_or_default()
}

/// The options `ids` of a question, in its order. "yes" has no text of its own.
pub(super) fn options(id: &Id, ids: &[Id]) -> String {
    let Some(question) = triage().question(id) else {
        return String::new();
    };
    let chosen = question.options.iter().filter(|option| ids.contains(&option.id));
    let texts: Vec<&str> = chosen
        .map(|option| option.text.as_str())
        .filter(|text| !text.is_empty())
        .collect();
    texts.join("; ")
}

pub(super) fn block(id: &str, title: &str, pieces: Vec<Piece>) -> Block {
    Block {
        id: id.to_owned(),
        title: say(title).to_owned(),
        pieces,
    }
}

/// A paragraph of the app's.
pub(super) fn text(text: impl Into<String>) -> Piece {
    Piece::Text {
        label: None,
        text: Spoken::app(text),
    }
}

/// A labelled paragraph of the app's.
pub(super) fn labelled(label: &str, text: impl Into<String>) -> Piece {
    Piece::Text {
        label: Some(say(label).to_owned()),
        text: Spoken::app(text),
    }
}

/// A labelled paragraph of the person's.
pub(super) fn own(label: &str, text: &str) -> Piece {
    Piece::Text {
        label: Some(say(label).to_owned()),
        text: Spoken::person(text),
    }
}

/// Lines to write on.
pub(super) fn blank(label: &str, lines: u8) -> Piece {
    Piece::Blank {
        label: say(label).to_owned(),
        lines,
    }
}

/// The own words if there are any, otherwise lines to write on.
pub(super) fn own_or_blank(label: &str, text: &str, lines: u8) -> Piece {
    if text.is_empty() {
        blank(label, lines)
    } else {
        own(label, text)
    }
}
