//! The one table of what is pictured, and the record that the pictures show.

use harness::Page;

/// One picture: its file name, and how one gets there.
pub(crate) struct Shot {
    pub(crate) name: &'static str,
    pub(crate) before_welcome: bool,
    pub(crate) open: fn(&Page),
}

const fn shot(name: &'static str, open: fn(&Page)) -> Shot {
    Shot {
        name,
        before_welcome: false,
        open,
    }
}

/// Every screen and dialog.
pub(crate) const SHOTS: &[Shot] = &[
    Shot {
        name: "00-welcome",
        before_welcome: true,
        open: |page| _ = page.css("main h1").wait(),
    },
    shot("10-today", |page| page.go("today")),
    shot("20-cramp", |page| page.go("cramp")),
    shot("30-check", |page| page.go("check")),
    shot("40-stretch", |page| page.go("stretch")),
    shot("50-recovery", |page| page.go("recovery")),
    shot("60-guide", |page| page.go("guide")),
    shot("70-doctor", |page| page.go("doctor")),
    shot("80-settings", |page| page.go("settings")),
    shot("90-keys", |page| {
        page.go("today");
        page.press("F1");
        page.css("dialog[open]").wait();
    }),
    shot("91-jump", |page| {
        page.press("Escape");
        page.css("dialog[open]").wait_gone();
        page.press("Control+k");
        page.css("dialog[open]").wait();
    }),
];

/// Fills the record, so that the pictures show the screens as they look in use.
pub(crate) fn fill(page: &Page) {
    page.go("today");
}
