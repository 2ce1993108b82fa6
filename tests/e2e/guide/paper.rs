//! A page of the guide on paper.

use harness::paper::printed;

/// Opens a page, waits until it is drawn, and prints it as its own button does.
const PRINT: &str = "addEventListener('load', () => {
    location.hash = '#/guide/dvt';
    const drawn = () => [...document.querySelectorAll('h2')].some((h2) => h2.textContent.includes('Sources of this page'));
    const look = setInterval(() => { if (drawn()) { clearInterval(look); setTimeout(() => window.print(), 300); } }, 100);
});";

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_dark_page_prints_light_with_its_sources_and_without_the_frame() {
    printed(PRINT, "last changed", "guide-printed.pdf").assert_holds(
        &[
            "Blood clot in a deep vein (DVT)",
            "When to get help now",
            "Where sources disagree",
            "Sources of this page",
            "ask the experts",
            "[1, 2]",
            "No doctor",
        ],
        &[
            "Cramp now",
            "Jump to",
            "Bookmark",
            "Add to my",
            "On this page",
            "See also",
        ],
    );
}
