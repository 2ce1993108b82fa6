//! The visit sheet: read from the record, put into words, shown in the window, and written as a file.

mod answers;
pub mod appointment;
mod blank;
mod compose;
mod course;
mod cramps;
mod read;
mod say;
#[cfg(test)]
mod tests;
mod told;
mod trouble;
pub mod views;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use soleus_core::{
    care::Level,
    report::{document::Paper, visit},
    triage::answer::Who,
};
use soleus_store::write_whole;

use crate::{
    app::App,
    failure::{Code, Failure},
    record::files,
    settings,
};

use read::{Read, Subject};
use views::{VisitAbout, VisitForm, VisitSubject, VisitView, VisitWish};

/// The longest text that is typed for a sheet, in characters.
const MOST_CHARS: usize = 1_000;
/// Countries whose paper is Letter.
const LETTER: [&str; 6] = ["US", "CA", "MX", "CL", "CO", "PH"];

/// The sheet that is wished.
///
/// # Errors
/// `BadInput` for a text without end; `NotFound` for a recovery or a check that is gone; while the record is closed, except
/// for a blank sheet.
pub fn view(app: &App, wish: VisitWish) -> Result<VisitView, Failure> {
    let wish = tidy(wish)?;
    let read = Read::of(app, &wish.about)?;
    let sheet = visit::sheet(&read.facts());
    let form = wish.form.unwrap_or_else(|| fitting(&sheet));
    let composed = compose::compose(app, &sheet, form, &wish, read.is_blank());
    let plain = composed.document.plain();
    Ok(VisitView {
        unprintable: soleus_report::unprintable(&plain),
        plain,
        form,
        about: read.about.clone(),
        subjects: read::subjects(app)?.into_iter().map(view_of).collect(),
        parts: composed.parts,
        document: composed.document,
        paper: paper(app, wish.paper),
        unreadable: read.unreadable,
    })
}

/// Writes the sheet as a PDF to a place the person chooses; answers where, or nothing if they cancelled.
///
/// # Errors
/// As [`view`]; disk faults.
pub fn save(app: &App, wish: VisitWish) -> Result<Option<String>, Failure> {
    let bytes = bytes(app, wish)?;
    let day = app.now().stamp.civil().date();
    let Some(to) = files::place_for(app, &format!("soleus-visit-{day}.pdf"))? else {
        return Ok(None);
    };
    write_whole(&to, &bytes)?;
    Ok(Some(to.display().to_string()))
}

/// Writes the sheet that fits, about the owner, to `to`: without a window.
///
/// # Errors
/// As [`view`]; disk faults.
pub fn write_to(app: &App, to: &Path) -> Result<(), Failure> {
    let wish = VisitWish {
        form: None,
        about: VisitAbout::Me { episode: None },
        without: BTreeSet::new(),
        instead: BTreeMap::new(),
        name: String::new(),
        born: String::new(),
        worry: String::new(),
        hope: String::new(),
        paper: None,
    };
    let bytes = bytes(app, wish)?;
    Ok(write_whole(to, &bytes)?)
}

fn bytes(app: &App, wish: VisitWish) -> Result<Vec<u8>, Failure> {
    let view = view(app, wish)?;
    soleus_report::pdf(&view.document, view.paper)
        .map_err(|why| Failure::new(Code::Internal, why.to_string()))
}

fn tidy(mut wish: VisitWish) -> Result<VisitWish, Failure> {
    let typed = [&mut wish.name, &mut wish.born, &mut wish.worry, &mut wish.hope];
    for text in typed.into_iter().chain(wish.instead.values_mut()) {
        *text = text.trim().to_owned();
        if text.chars().count() > MOST_CHARS {
            return Err(Failure::bad_input(format!("at most {MOST_CHARS} characters")));
        }
    }
    Ok(wish)
}

/// The kind of sheet that fits: a hand-over in an emergency, a follow-up once somebody has looked at it.
fn fitting(sheet: &visit::Sheet) -> VisitForm {
    let of_check = sheet.checked.as_ref().map(|checked| checked.done.outcome.level);
    let level = match sheet.who {
        Who::Me => sheet.standing,
        Who::Other => of_check,
    };
    if level == Some(Level::Emergency) {
        VisitForm::Emergency
    } else if sheet.heard.is_empty() {
        VisitForm::First
    } else {
        VisitForm::FollowUp
    }
}

fn paper(app: &App, wished: Option<Paper>) -> Paper {
    wished.unwrap_or_else(|| {
        let country = settings::get(app, ()).ok().and_then(|settings| settings.country);
        if country.is_some_and(|code| LETTER.contains(&code.as_str())) {
            Paper::Letter
        } else {
            Paper::A4
        }
    })
}

fn view_of(subject: Subject) -> VisitSubject {
    VisitSubject {
        about: subject.about,
        legs: subject.legs,
        level: subject.level,
        at: subject.at,
    }
}
