//! The next appointment as a file for the person's calendar. Nothing of it is kept.

use serde::Deserialize;
use soleus_core::calendar::{Event, Start};
use soleus_store::write_whole;

use super::say::say;
use crate::{
    app::App,
    failure::Failure,
    record::files,
    when::{When, instant},
};

/// The longest place, in characters.
const MOST_CHARS: usize = 200;

/// An appointment.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Appointment {
    /// When it is; without a time it is an event of the whole day.
    pub when: When,
    /// Where, in the person's words, or nothing.
    pub place: String,
}

/// Writes the appointment to a place the person chooses; answers where, or nothing if they cancelled.
///
/// # Errors
/// `BadInput` for a time no clock shows, a day that is over or an endless place; disk faults.
pub fn save(app: &App, appointment: Appointment) -> Result<Option<String>, Failure> {
    let now = app.now().stamp;
    let place = appointment.place.trim();
    if place.chars().count() > MOST_CHARS {
        return Err(Failure::bad_input(format!("at most {MOST_CHARS} characters")));
    }
    let at = instant(app, &appointment.when, false)?;
    let day = appointment.when.day;
    if day < now.date() {
        return Err(Failure::bad_input("that day is over"));
    }
    let (start, named) = match &appointment.when.time {
        Some(_) => (Start::At(at), at.ms.to_string()),
        None => (Start::Day(day), day.to_string()),
    };
    let event = Event {
        uid: format!("soleus-appointment-{named}"),
        start,
        title: say("calendar.title").to_owned(),
        place: place.to_owned(),
    };
    let Some(to) = files::place_for(app, &format!("appointment-{day}.ics"))? else {
        return Ok(None);
    };
    write_whole(&to, event.file(now).as_bytes())?;
    Ok(Some(to.display().to_string()))
}
