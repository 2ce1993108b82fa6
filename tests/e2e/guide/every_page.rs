//! Every page of the guide at twice the text size, in the smallest window and a common one: nothing leaves the window
//! sideways, nothing is cut off, and nothing that can be pressed is covered. And every page under axe-core.

use harness::{App, Page};
use serde_json::json;

const SIZES: [(u32, u32); 2] = [(900, 640), (1280, 800)];

/// What is wrong with the page as it stands, one line for each fault.
const FAULTS: &str = r##"
const main = document.getElementById('main');
const faults = [];
const name = (element) => `<${element.localName}> "${(element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
const hidden = (element) => !element.checkVisibility?.() || element.closest('.sr-only, [hidden], svg');
if (main.scrollWidth > main.clientWidth + 1) faults.push(`the page is ${main.scrollWidth - main.clientWidth} px too wide`);
const edge = main.getBoundingClientRect();
for (const element of main.querySelectorAll('*')) {
  if (hidden(element)) continue;
  const box = element.getBoundingClientRect();
  if (box.width > 0 && (box.right > edge.right + 1 || box.left < edge.left - 1)) faults.push(`leaves the window: ${name(element)}`);
  const style = getComputedStyle(element);
  const cut = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
  const short = style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 0;
  if ((cut || short) && element !== main) faults.push(`is cut off: ${name(element)} by ${element.scrollWidth - element.clientWidth} px`);
}
for (const element of main.querySelectorAll('a[href], button, summary, input')) {
  if (hidden(element) || element.closest('details:not([open])') && element.localName !== 'summary') continue;
  element.scrollIntoView({ block: 'center' });
  const box = element.getClientRects()[0];
  if (!box) continue;
  const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  if (hit && !element.contains(hit) && !hit.contains(element)) faults.push(`is covered: ${name(element)} by ${name(hit)}`);
}
main.scrollTo(0, 0);
const narrow = [...main.querySelectorAll('.reader > .text')].find((text) => text.clientWidth < 12 * parseFloat(getComputedStyle(text).fontSize));
if (narrow) faults.push(`the text is only ${narrow.clientWidth} px wide`);
return [...new Set(faults)];
"##;

pub(crate) fn faults(page: &Page, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (width, height) in SIZES {
        page.resize(width, height);
        let lines = page.script(FAULTS);
        let lines = lines.as_array().cloned().unwrap_or_default();
        found.extend(
            lines
                .iter()
                .filter_map(|line| line.as_str())
                .map(|line| format!("{place} at {width}x{height}: {line}")),
        );
    }
    found
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn every_page_is_whole_at_twice_the_text_size() {
    let app = App::builder().start_welcomed();
    let page = app.page();
    let mut settings = page.command("settings_get", &json!(null));
    settings["textPercent"] = json!(200);
    page.command("settings_put", &settings);
    page.reload();
    page.go("guide");
    page.css("search input").wait();
    page.wait("the text is large", |page| {
        page.script("return document.documentElement.style.fontSize") == "200%"
    });
    let mut found = faults(page, "library");
    page.keep_picture("guide-library-200");
    page.css("search input").fill("swollen calf");
    page.css("search ol a").wait();
    found.extend(faults(page, "search"));
    for (place, heading) in [("sources", "Sources"), ("glossary", "Explained words")] {
        page.go(&format!("guide/{place}"));
        page.heading(heading).wait();
        found.extend(faults(page, place));
    }
    for article in &soleus_guide::content().articles {
        page.go(&format!("guide/{}", article.id));
        page.heading(&article.title).wait();
        found.extend(faults(page, &article.id));
        if article.id == "calf-strain" {
            page.keep_picture("guide-page-200");
        }
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn every_page_is_accessible_in_light() {
    look_at_every_page(&App::builder().start_welcomed(), Page::violations);
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn every_page_has_readable_colours_in_dark() {
    look_at_every_page(&App::builder().dark().start_welcomed(), Page::colour_violations);
}

/// Opens every page with everything in it unfolded and gathers what `look` objects to.
fn look_at_every_page(app: &App, look: fn(&Page) -> Vec<String>) {
    let page = app.page();
    let mut objections = Vec::new();
    let mut gather =
        |place: &str| objections.extend(look(page).into_iter().map(|line| format!("{place}: {line}")));
    page.go("guide");
    page.css("search input").wait();
    gather("library");
    for (place, heading) in [("sources", "Sources"), ("glossary", "Explained words")] {
        page.go(&format!("guide/{place}"));
        page.heading(heading).wait();
        gather(place);
    }
    for article in &soleus_guide::content().articles {
        page.go(&format!("guide/{}", article.id));
        page.heading(&article.title).wait();
        page.script(
            "document.querySelectorAll('main details').forEach((details) => { details.open = true; })",
        );
        gather(&article.id);
    }
    assert!(objections.is_empty(), "axe-core:\n{}", objections.join("\n"));
    app.assert_quiet();
}
