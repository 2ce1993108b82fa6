//! A description of an element, looked up anew for every use, so that it never goes stale.

use crate::page::Page;
use crate::wait;
use crate::webdriver::{ELEMENT, Refusal};
use serde_json::{Value, json};

/// How an element is described.
#[derive(Debug, Clone)]
enum Query {
    Css(String),
    /// The role and the accessible name that the engine computes, as a screen reader gets them.
    Role {
        role: String,
        name: String,
        whole: bool,
    },
}

impl std::fmt::Display for Query {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Css(css) => write!(out, "`{css}`"),
            Self::Role {
                role,
                name,
                whole: true,
            } => write!(out, "{role} \"{name}\""),
            Self::Role {
                role,
                name,
                whole: false,
            } => write!(out, "{role} with \"{name}\" in its name"),
        }
    }
}

/// An element of the page. Every action waits until the element is there and takes the action.
#[derive(Debug, Clone)]
pub struct Locator {
    page: Page,
    query: Query,
}

impl Locator {
    pub(crate) fn css(page: Page, css: &str) -> Self {
        Self {
            page,
            query: Query::Css(css.to_owned()),
        }
    }

    pub(crate) fn role(page: Page, role: &str, name: &str, whole: bool) -> Self {
        Self {
            page,
            query: Query::Role {
                role: role.to_owned(),
                name: name.to_owned(),
                whole,
            },
        }
    }

    /// Clicks it, with a real pointer in its middle, once a person could have read what it stands in.
    #[track_caller]
    pub fn click(&self) {
        self.act("click", |id| {
            self.readable(id)?;
            self.page
                .session()
                .post(&format!("element/{id}/click"), &json!({}))
        });
    }

    /// Presses on its middle, drags to just inside the top of the first match of `css`, and lets go.
    #[track_caller]
    pub fn drag_onto(&self, css: &str) {
        const TOP: &str = "const at = document.querySelector(arguments[0]).getBoundingClientRect();
            return [Math.round(at.left + 8), Math.round(at.top + 8)];";
        self.act("drag", |id| {
            let to = self.page.session().execute(TOP, &[json!(css)])?;
            let here = json!({ ELEMENT: id });
            let step = |kind: &str| json!({ "type": kind, "button": 0 });
            let slide = json!({ "type": "pointerMove", "duration": 300, "x": to[0], "y": to[1] });
            let grip = json!({ "type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": here });
            let still = json!({ "type": "pause", "duration": 150 });
            // Twice to the end: a list that moves under the pointer needs to hear of it again.
            let again = json!({ "type": "pointerMove", "duration": 200, "x": to[0], "y": to[1].as_i64().unwrap_or(0) - 2 });
            let actions = [grip, step("pointerDown"), still.clone(), slide, still, again, step("pointerUp")];
            let mouse = json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions });
            self.page.session().post("actions", &json!({ "actions": [mouse] }))
        });
    }

    /// Presses on its middle, drags it up to the window's edge, stays there for a while, and lets go.
    #[track_caller]
    pub fn drag_to_the_top(&self) {
        const MIDDLE: &str = "const at = arguments[0].getBoundingClientRect();
            return [Math.round((at.left + at.right) / 2), Math.round((at.top + at.bottom) / 2)];";
        const TOP: i64 = 40;
        self.act("drag", |id| {
            let middle = self.page.session().execute(MIDDLE, &[json!({ ELEMENT: id })])?;
            let x = &middle[0];
            let from = middle[1].as_i64().unwrap_or(TOP);
            let step = |kind: &str| json!({ "type": kind, "button": 0 });
            let to = |y: i64| json!({ "type": "pointerMove", "duration": 60, "x": x, "y": y });
            let mut actions = vec![to(from), step("pointerDown")];
            actions.extend((1..=15).map(|part| to(from + (TOP - from) * part / 15)));
            // Never quite still: a hand is not, and a list that moves under the pointer hears of it.
            actions.extend((0..30).map(|turn| to(TOP - turn % 2)));
            actions.push(step("pointerUp"));
            let mouse = json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions });
            self.page.session().post("actions", &json!({ "actions": [mouse] }))
        });
    }

    /// Empties a field and types `text` into it.
    #[track_caller]
    pub fn fill(&self, text: &str) {
        self.act("empty", |id| {
            self.page
                .session()
                .post(&format!("element/{id}/clear"), &json!({}))
        });
        self.type_text(text);
    }

    /// Types `text` into it after what is there.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.act("type into", |id| {
            self.page
                .session()
                .post(&format!("element/{id}/value"), &json!({ "text": text }))
        });
    }

    /// Its visible text.
    #[track_caller]
    pub fn text(&self) -> String {
        let value = self.act("read", |id| {
            self.page.session().get(&format!("element/{id}/text"))
        });
        value.as_str().unwrap_or_default().to_owned()
    }

    /// An attribute, as the markup has it.
    #[track_caller]
    pub fn attribute(&self, name: &str) -> Option<String> {
        let value = self.act("read", |id| {
            self.page.session().get(&format!("element/{id}/attribute/{name}"))
        });
        value.as_str().map(ToOwned::to_owned)
    }

    /// A live property, such as `value` or `checked`.
    #[track_caller]
    pub fn property(&self, name: &str) -> Value {
        self.act("read", |id| {
            self.page.session().get(&format!("element/{id}/property/{name}"))
        })
    }

    /// Waits until it is there and visible.
    #[track_caller]
    pub fn wait(&self) -> &Self {
        wait::until(&format!("{} is shown", self.query), || self.is_shown());
        self
    }

    /// Waits until it is not there or not visible.
    #[track_caller]
    pub fn wait_gone(&self) {
        wait::until(&format!("{} is gone", self.query), || !self.is_shown());
    }

    /// Whether it is there and visible now.
    pub fn is_shown(&self) -> bool {
        let shown = |id: &String| {
            self.page
                .session()
                .get(&format!("element/{id}/displayed"))
                .is_ok_and(|is| is == true)
        };
        self.ids().is_ok_and(|ids| ids.iter().any(shown))
    }

    /// Whether it has the focus now.
    pub fn has_focus(&self) -> bool {
        let active = self.page.session().get("element/active");
        let active = active
            .ok()
            .and_then(|element| element[ELEMENT].as_str().map(ToOwned::to_owned));
        active.is_some_and(|active| self.ids().is_ok_and(|ids| ids.contains(&active)))
    }

    /// How many elements answer to this description now.
    pub fn count(&self) -> usize {
        self.ids().map_or(0, |ids| ids.len())
    }

    /// Takes an action on the first match; what is not there yet is awaited, anything else is a failure.
    #[track_caller]
    fn act(&self, verb: &str, action: impl Fn(&str) -> Result<Value, Refusal>) -> Value {
        let deadline = wait::now() + wait::PATIENCE;
        loop {
            let refusal = match self.first().and_then(|id| action(&id)) {
                Ok(value) => return value,
                Err(refusal) => refusal,
            };
            let over = wait::now() >= deadline || !refusal.is_passing();
            assert!(
                !over,
                "cannot {verb} {}: {refusal}\n{}",
                self.query,
                self.page.outline()
            );
            // The driver does not always bring into view what lies just below the fold.
            if refusal.code == "element not interactable"
                && let Ok(id) = self.first()
            {
                let into_view = "arguments[0].scrollIntoView({ block: 'center' })";
                let _ = self.page.session().execute(into_view, &[json!({ ELEMENT: id })]);
            }
            wait::pass(wait::BREATH);
        }
    }

    /// Refuses, for now, what has just been drawn, which the app takes no press on either, and what still moves, because
    /// something above it is being drawn: the pointer would meet what comes to lie in its place.
    fn readable(&self, id: &str) -> Result<(), Refusal> {
        const READABLE: &str = "const [part, done] = arguments;
            if (part.closest('[data-fresh]')) return done('it has just been drawn');
            const place = () => { const at = part.getBoundingClientRect(); return [at.x, at.y, at.width, at.height].join(); };
            const before = place();
            const look = () => done(!part.isConnected || place() !== before ? 'it moves' : null);
            requestAnimationFrame(() => requestAnimationFrame(look));
            setTimeout(look, 500);";
        let refused = self
            .page
            .session()
            .execute_async(READABLE, &[json!({ ELEMENT: id })])?;
        match refused.as_str() {
            None => Ok(()),
            Some(words) => Err(Refusal {
                code: "element click intercepted".to_owned(),
                words: words.to_owned(),
            }),
        }
    }

    fn first(&self) -> Result<String, Refusal> {
        let none = || Refusal {
            code: "no such element".to_owned(),
            words: "it is not on the page".to_owned(),
        };
        self.ids()?.into_iter().next().ok_or_else(none)
    }

    fn ids(&self) -> Result<Vec<String>, Refusal> {
        let session = self.page.session();
        match &self.query {
            Query::Css(css) => {
                let found = session.post("elements", &json!({"using": "css selector", "value": css}))?;
                Ok(element_ids(&found))
            }
            Query::Role { role, name, whole } => {
                let found = session.execute(CANDIDATES, &[json!(role), json!(name)])?;
                let mut ids = element_ids(&found);
                ids.retain(|id| self.answers_to(id, role, name, *whole));
                Ok(ids)
            }
        }
    }

    /// Whether the engine itself gives the element this role and name.
    fn answers_to(&self, id: &str, role: &str, name: &str, whole: bool) -> bool {
        let ask = |what: &str| {
            let value = self.page.session().get(&format!("element/{id}/{what}")).ok()?;
            value
                .as_str()
                .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let label = ask("computedlabel").unwrap_or_default();
        let named = if whole {
            label == name
        } else {
            label.contains(name)
        };
        named && ask("computedrole").is_some_and(|computed| computed.eq_ignore_ascii_case(role))
    }
}

fn element_ids(found: &Value) -> Vec<String> {
    let ids = found
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|element| element[ELEMENT].as_str());
    ids.map(ToOwned::to_owned).collect()
}

/// Visible elements that may have the role and may have the name: the engine is then asked about each.
const CANDIDATES: &str = r#"
const [role, name] = arguments;
const tags = {
  button: 'button, summary, input[type=button], input[type=submit]', link: 'a[href]',
  heading: 'h1, h2, h3, h4, h5, h6', textbox: 'input, textarea', searchbox: 'input[type=search]',
  checkbox: 'input[type=checkbox]', radio: 'input[type=radio]', slider: 'input[type=range]',
  combobox: 'select, input[list]', option: 'option', dialog: 'dialog', alertdialog: 'dialog',
  navigation: 'nav', main: 'main', list: 'ul, ol', listitem: 'li', image: 'img, svg', img: 'img, svg',
  group: 'fieldset, details', region: 'section', form: 'form', table: 'table', spinbutton: 'input[type=number]',
  progressbar: 'progress', banner: 'header', contentinfo: 'footer', complementary: 'aside', article: 'article',
};
const squeeze = text => (text ?? '').replace(/\s+/g, ' ');
const hints = element => squeeze([
  element.getAttribute('aria-label'), element.textContent, element.value, element.title, element.alt,
  ...(element.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent),
  ...[...(element.labels ?? [])].map(label => label.textContent), element.placeholder,
  element.querySelector('img[alt]')?.alt, element.querySelector('[aria-label]')?.getAttribute('aria-label'),
  element.querySelector('legend, caption, title')?.textContent,
].join(' '));
const query = `[role="${role}"]` + (tags[role] ? ', ' + tags[role] : '');
return [...document.querySelectorAll(query)]
  .filter(element => element.checkVisibility?.() ?? true)
  .filter(element => name.split(' ').every(word => hints(element).includes(word)));
"#;
