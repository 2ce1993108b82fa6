//! A record in a temporary folder, and the sheets made from it.

use std::sync::Arc;

use serde_json::{Value, json};
use soleus_core::{
    journal::EntryId,
    report::document::{Block, Document, Piece},
    time::{DAY_MS, Stamp},
    triage::{
        Answers,
        answer::Who,
        record::{CheckRun, Finished},
    },
};
use tempfile::TempDir;

use crate::{
    App,
    check::content::triage,
    doctor::visit::{self, views::VisitView},
    ports::Ports,
    test_clock::{ClockState, TestClock},
};

pub(super) struct World {
    pub(super) app: App,
    pub(super) dir: TempDir,
}

impl World {
    pub(super) fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let ports = Ports::silent(Box::new(TestClock(Arc::<ClockState>::default())));
        Self {
            app: App::start(dir.path(), ports),
            dir,
        }
    }

    /// Days before now.
    pub(super) fn ago(&self, days: i64) -> Stamp {
        self.app.now().stamp.plus_ms(-days * DAY_MS)
    }

    pub(super) fn put<T: soleus_core::journal::Body>(&self, at: Stamp, body: &T) -> EntryId {
        self.app.write(|tx| tx.insert(at, None, body)).unwrap()
    }

    /// A finished check with these answers, decided by the rules.
    pub(super) fn check(&self, who: Who, days_ago: i64, answers: &Answers) -> EntryId {
        let at = self.ago(days_ago);
        let outcome = soleus_core::triage::decide(triage(), answers);
        let due = soleus_core::triage::due::due(outcome.level, outcome.within_days, at);
        let mut run = CheckRun::new(who);
        run.answers = answers.clone();
        run.finished = Some(Finished {
            at,
            outcome,
            due,
            causes: Vec::new(),
            content: triage().version.clone(),
            lead_ms: 0,
        });
        self.put(at, &run)
    }

    pub(super) fn sheet(&self, wish: Value) -> VisitView {
        let wish = serde_json::from_value(wish).unwrap();
        let view = visit::view(&self.app, wish).unwrap();
        let page = format!("{}{}", view.plain, view.document.foot);
        assert!(!page.contains('{'), "a place for a value is open: {page}");
        view
    }

    pub(super) fn mine(&self) -> VisitView {
        self.sheet(json!({ "about": { "kind": "me", "episode": null } }))
    }
}

pub(super) fn block<'a>(document: &'a Document, id: &str) -> &'a Block {
    document
        .blocks
        .iter()
        .find(|block| block.id == id)
        .unwrap_or_else(|| panic!("no {id}"))
}

/// Every piece of a block as text.
pub(super) fn text_of(block: &Block) -> String {
    let document = |block: &Block| Document {
        title: String::new(),
        lang: String::new(),
        made: Stamp::new(0, 0),
        made_text: String::new(),
        speaks: String::new(),
        blocks: vec![block.clone()],
        foot: String::new(),
        page: String::new(),
        unprintable: String::new(),
    };
    document(block).plain()
}

pub(super) fn has_blank(block: &Block) -> bool {
    block
        .pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Blank { .. } | Piece::Boxes { .. }))
}
