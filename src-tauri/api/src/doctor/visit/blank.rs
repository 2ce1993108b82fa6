//! The parts that are filled in by hand, or were typed for this sheet alone.

use soleus_core::report::{
    document::{Block, Piece, Spoken},
    visit::Sheet,
};

use super::{
    say::{blank, block, own_or_blank, say, text},
    views::VisitWish,
};

/// So many questions are on the sheet itself; a rule of thumb.
const FIRST_QUESTIONS: usize = 3;

/// Name and date of birth: as typed, or lines to write on.
pub(super) fn person(wish: &VisitWish) -> Block {
    let typed = |label: &str, value: &str| {
        if value.is_empty() || soleus_report::unprintable(value) > 0 {
            blank(label, 1)
        } else {
            Piece::Text {
                label: Some(say(label).to_owned()),
                text: Spoken::app(value),
            }
        }
    };
    block(
        "person",
        "person.title",
        vec![typed("person.name", &wish.name), typed("person.born", &wish.born)],
    )
}

/// The person's questions, and what they hope for.
pub(super) fn questions(sheet: &Sheet, wish: &VisitWish) -> Block {
    let spoken = |texts: &[String]| texts.iter().map(Spoken::person).collect::<Vec<_>>();
    let (first, more) = sheet
        .questions
        .split_at(sheet.questions.len().min(FIRST_QUESTIONS));
    let mut pieces = Vec::new();
    if first.is_empty() {
        pieces.push(blank("questions.blank", 2));
    } else {
        pieces.push(Piece::List {
            label: None,
            numbered: true,
            items: spoken(first),
        });
    }
    if !more.is_empty() {
        pieces.push(Piece::List {
            label: Some(say("questions.more").to_owned()),
            numbered: false,
            items: spoken(more),
        });
    }
    pieces.push(own_or_blank("questions.hope", &wish.hope, 1));
    block("questions", "questions.title", pieces)
}

/// The strip for the clinician, in the order of the form that is filled in afterwards.
pub(super) fn clinician() -> Block {
    let boxes = |label: &str, options: &str| Piece::Boxes {
        label: say(label).to_owned(),
        options: say(options).split(", ").map(str::to_owned).collect(),
    };
    let pieces = vec![
        blank("clinician.seen", 1),
        blank("clinician.found", 1),
        boxes("clinician.sure", "clinician.sure_options"),
        boxes("clinician.allowed", "clinician.allowed_options"),
        blank("clinician.from", 1),
        blank("clinician.tests", 1),
        blank("clinician.medicines", 1),
        blank("clinician.back", 1),
    ];
    block("clinician", "clinician.title", pieces)
}

/// What is asked for in an emergency.
pub(super) fn request() -> Block {
    block("request", "request.title", vec![text(say("request.text"))])
}
