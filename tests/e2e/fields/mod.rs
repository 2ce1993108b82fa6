//! Every field of the app, typed key by key as a person does; what was typed is what is kept, and nothing else.

mod broken;
mod days;
mod drafts;
mod forms;
mod numbers;
mod random;
mod reach;

use harness::{Locator, Page};
use serde_json::{Value, json};

/// The field of the main part or of the open dialog with this label.
#[track_caller]
pub(crate) fn field(page: &Page, label: &str) -> Locator {
    const FIND: &str = "const within = document.querySelector('dialog[open]') ?? document.querySelector('main');
        const label = [...within.querySelectorAll('label[for]')].find((one) => one.textContent.trim() === arguments[0] && one.checkVisibility());
        return label ? label.htmlFor : null;";
    page.wait(&format!("the field \"{label}\" is there"), |page| {
        page.script_with(FIND, &[json!(label)]).is_string()
    });
    let id = page.script_with(FIND, &[json!(label)]);
    page.css(&format!("[id=\"{}\"]", id.as_str().unwrap_or_default()))
}

/// Puts the caret into a field, takes away what stands in it, and types `text` key by key.
#[track_caller]
pub(crate) fn enter(page: &Page, label: &str, text: &str) {
    let field = field(page, label);
    field.click();
    page.press("Control+a");
    page.press("Backspace");
    page.type_text(text);
    page.wait(&format!("\"{label}\" holds what was typed, \"{text}\""), |_| {
        field.property("value") == text
    });
}

/// What the field says of what stands in it.
#[track_caller]
pub(crate) fn complaint(page: &Page, label: &str) -> String {
    const READ: &str = "const field = document.getElementById(arguments[0]);
        const words = (field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id));
        return field.getAttribute('aria-invalid') === 'true' ? words.find((one) => one?.classList.contains('error'))?.textContent ?? '' : '';";
    let id = field(page, label).attribute("id").unwrap_or_default();
    page.script_with(READ, &[json!(id)])
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// The newest walk or run.
pub(crate) fn newest_outing(page: &Page, episode: &str) -> Value {
    page.command("episode", &json!(episode))["outings"][0]["outing"].clone()
}

/// The id of the first recovery.
pub(crate) fn first_episode(page: &Page) -> String {
    let list = page.command("episodes", &Value::Null);
    list["episodes"][0]["episode"]["id"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}
