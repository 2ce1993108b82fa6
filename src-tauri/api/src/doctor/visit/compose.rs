//! The order of the parts for each kind of sheet; what is left out or said in other words; the last line.

use soleus_core::{
    report::{
        document::{Block, Document, Piece, Spoken},
        visit::Sheet,
    },
    triage::answer::Who,
};

use super::{
    answers, blank, course, cramps,
    say::{day, fill, say, time},
    told, trouble,
    views::{VisitForm, VisitPart, VisitWish},
};
use crate::{app::App, check::content::triage};

/// A sheet in words, and every part it could have.
pub(super) struct Composed {
    pub(super) document: Document,
    pub(super) parts: Vec<VisitPart>,
}

/// Puts `sheet` into words.
pub(super) fn compose(
    app: &App,
    sheet: &Sheet,
    form: VisitForm,
    wish: &VisitWish,
    is_blank: bool,
) -> Composed {
    let all = match form {
        VisitForm::First => first(app, sheet, wish),
        VisitForm::FollowUp => follow_up(app, sheet, wish),
        VisitForm::Emergency => emergency(app, sheet, wish),
        VisitForm::Cramps => cramp_history(sheet, wish),
    };
    let parts = all
        .iter()
        .map(|block| VisitPart {
            id: block.id.clone(),
            title: block.title.clone(),
        })
        .collect();
    let left_out: Vec<String> = all
        .iter()
        .filter(|block| wish.without.contains(&block.id))
        .map(|block| block.title.clone())
        .collect();
    let kept = all.into_iter().filter(|block| !wish.without.contains(&block.id));
    let blocks = kept.map(|block| in_own_words(block, wish)).collect();
    let title = say(match form {
        VisitForm::First => "sheet.title",
        VisitForm::FollowUp => "sheet.title_follow_up",
        VisitForm::Emergency => "sheet.title_emergency",
        VisitForm::Cramps => "sheet.title_cramps",
    });
    let made = app.now().stamp;
    let document = Document {
        title: title.to_owned(),
        lang: "en-GB".to_owned(),
        made,
        made_text: fill("sheet.made", &[("when", &time(made))]),
        speaks: say(speaks(sheet, is_blank)).to_owned(),
        blocks,
        foot: foot(sheet, &left_out, is_blank),
        page: say("sheet.page").to_owned(),
        unprintable: say("sheet.unprintable").to_owned(),
    };
    Composed { document, parts }
}

fn speaks(sheet: &Sheet, is_blank: bool) -> &'static str {
    match sheet.who {
        _ if is_blank => "sheet.speaks_blank",
        Who::Me => "sheet.speaks",
        Who::Other => "sheet.speaks_other",
    }
}

fn first(app: &App, sheet: &Sheet, wish: &VisitWish) -> Vec<Block> {
    let mut blocks = vec![blank::person(wish), trouble::why(sheet, wish, "why.title")];
    blocks.extend(answers::level(app, sheet, "now.title"));
    blocks.push(trouble::story(sheet));
    blocks.push(told::pain(sheet));
    blocks.extend(course::course(sheet));
    blocks.push(told::tried(sheet));
    blocks.push(answers::flags(sheet));
    blocks.push(answers::risks(sheet, "risks.title"));
    blocks.push(answers::medicines(sheet));
    blocks.push(told::earlier(sheet));
    blocks.push(told::can(sheet));
    blocks.push(blank::questions(sheet, wish));
    blocks.push(blank::clinician());
    blocks
}

fn follow_up(app: &App, sheet: &Sheet, wish: &VisitWish) -> Vec<Block> {
    let mut blocks = vec![blank::person(wish), trouble::why(sheet, wish, "why.title")];
    blocks.extend(answers::level(app, sheet, "now.title"));
    blocks.push(told::earlier(sheet));
    blocks.extend(course::course(sheet));
    blocks.push(told::pain(sheet));
    blocks.push(told::tried(sheet));
    blocks.push(told::can(sheet));
    blocks.push(answers::flags(sheet));
    blocks.push(trouble::story(sheet));
    blocks.push(answers::risks(sheet, "risks.title"));
    blocks.push(answers::medicines(sheet));
    blocks.push(blank::questions(sheet, wish));
    blocks.push(blank::clinician());
    blocks
}

fn emergency(app: &App, sheet: &Sheet, wish: &VisitWish) -> Vec<Block> {
    let mut blocks = vec![trouble::why(sheet, wish, "why.title_emergency")];
    blocks.push(answers::risks(sheet, "risks.title_emergency"));
    blocks.push(answers::medicines(sheet));
    blocks.extend(answers::level(app, sheet, "now.title_emergency"));
    blocks.push(answers::flags(sheet));
    blocks.push(blank::request());
    blocks.push(blank::person(wish));
    blocks
}

fn cramp_history(sheet: &Sheet, wish: &VisitWish) -> Vec<Block> {
    let mut blocks = vec![blank::person(wish)];
    blocks.extend(cramps::blocks(&sheet.cramp_history));
    blocks.push(answers::medicines(sheet));
    blocks
}

/// The block as the person says it, if they put it in their own words.
fn in_own_words(block: Block, wish: &VisitWish) -> Block {
    match wish.instead.get(&block.id).filter(|words| !words.is_empty()) {
        None => block,
        Some(words) => Block {
            pieces: vec![Piece::Text {
                label: None,
                text: Spoken::person(words),
            }],
            ..block
        },
    }
}

fn foot(sheet: &Sheet, left_out: &[String], is_blank: bool) -> String {
    let mut parts = Vec::new();
    if is_blank {
        parts.push(say("sheet.foot_blank").to_owned());
    } else {
        parts.push(fill(
            "sheet.foot",
            &[("from", &day(sheet.since)), ("to", &day(sheet.until))],
        ));
    }
    if !left_out.is_empty() {
        parts.push(fill("sheet.left_out", &[("parts", &left_out.join(", "))]));
    }
    let content = &triage().version;
    let version = env!("CARGO_PKG_VERSION");
    parts.push(fill(
        "sheet.version",
        &[("version", version), ("content", content)],
    ));
    parts.join(" ")
}
