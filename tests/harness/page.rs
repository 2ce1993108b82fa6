//! What the window shows, and what a person can do to it.

use crate::keys;
use crate::locate::Locator;
use crate::screen::Screen;
use crate::wait;
use crate::webdriver::{Refusal, Session};
use serde_json::{Value, json};
use std::path::PathBuf;

/// The page in the app's window.
#[derive(Debug, Clone)]
pub struct Page {
    session: Session,
    screen: Screen,
}

impl Page {
    pub(crate) fn new(session: Session, screen: Screen) -> Self {
        Self { session, screen }
    }

    pub(crate) fn session(&self) -> &Session {
        &self.session
    }

    /// The first element that the selector finds.
    pub fn css(&self, css: &str) -> Locator {
        Locator::css(self.clone(), css)
    }

    /// The element with this role and exactly this accessible name.
    pub fn role(&self, role: &str, name: &str) -> Locator {
        Locator::role(self.clone(), role, name, true)
    }

    /// The element with this role and `part` in its accessible name.
    pub fn role_with(&self, role: &str, part: &str) -> Locator {
        Locator::role(self.clone(), role, part, false)
    }

    /// The button of this name.
    pub fn button(&self, name: &str) -> Locator {
        self.role("button", name)
    }

    /// The link of this name.
    pub fn link(&self, name: &str) -> Locator {
        self.role("link", name)
    }

    /// The heading with these words.
    pub fn heading(&self, words: &str) -> Locator {
        self.role("heading", words)
    }

    /// Presses keys: `Tab`, `F2`, `Control+k`, `a`. Enter and Space, which press what has the focus, wait until a person
    /// could have read what was just drawn.
    #[track_caller]
    pub fn press(&self, keys: &str) {
        const READ: &str = "return document.querySelector('[data-fresh]') === null";
        if matches!(keys, "Enter" | "Space") {
            wait::until("what is drawn can be read", || {
                self.session.execute(READ, &[]).is_ok_and(|read| read == true)
            });
        }
        let chord = keys::chord(keys);
        let step = |kind: &str, key: &char| json!({"type": kind, "value": key});
        let mut steps: Vec<Value> = chord.iter().map(|key| step("keyDown", key)).collect();
        steps.extend(chord.iter().rev().map(|key| step("keyUp", key)));
        self.act(&steps);
    }

    /// Types text where the focus is.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        let step = |kind: &str, key: char| json!({"type": kind, "value": key});
        let steps: Vec<Value> = text
            .chars()
            .flat_map(|key| [step("keyDown", key), step("keyUp", key)])
            .collect();
        self.act(&steps);
    }

    #[track_caller]
    fn act(&self, steps: &[Value]) {
        let body = json!({"actions": [{"type": "key", "id": "keyboard", "actions": steps}]});
        self.expect("press keys", self.session.post("actions", &body));
    }

    /// Runs a function body in the page and gives what it returns.
    #[track_caller]
    pub fn script(&self, body: &str) -> Value {
        self.script_with(body, &[])
    }

    /// Runs a function body with `arguments` and gives what it returns.
    #[track_caller]
    pub fn script_with(&self, body: &str, arguments: &[Value]) -> Value {
        self.expect("run a script", self.session.execute(body, arguments))
    }

    /// Runs a function body that calls its last argument when it is done.
    #[track_caller]
    pub fn script_async(&self, body: &str, arguments: &[Value]) -> Value {
        self.expect("run a script", self.session.execute_async(body, arguments))
    }

    /// Calls one of the app's commands, as the page itself does; a refusal is a failure.
    #[track_caller]
    pub fn command(&self, name: &str, args: &Value) -> Value {
        self.try_command(name, args)
            .unwrap_or_else(|refusal| panic!("the command {name} was refused: {refusal}"))
    }

    /// Calls one of the app's commands; a refusal comes back as `{code, message}`.
    #[track_caller]
    pub fn try_command(&self, name: &str, args: &Value) -> Result<Value, Value> {
        const CALL: &str = "const [name, args, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(name, { args }).then(ok => done({ ok: ok ?? null }), refused => done({ refused }));";
        let answer = self.script_async(CALL, &[json!(name), args.clone()]);
        match answer.get("ok") {
            Some(ok) => Ok(ok.clone()),
            None => Err(answer["refused"].clone()),
        }
    }

    /// Marks the first run as done, as its last page does, and loads the page anew.
    #[track_caller]
    pub fn leave_welcome(&self) {
        let mut settings = self.command("settings_get", &Value::Null);
        settings["welcomed"] = json!(true);
        self.command("settings_put", &settings);
        self.reload();
        self.wait_loaded();
    }

    /// Goes to a screen by its address, such as `today` or `guide/calf-strain`, and waits for its heading.
    #[track_caller]
    pub fn go(&self, place: &str) {
        // The heading of the screen that is left must not pass for the new one: first the page hears of its address.
        const GO: &str = "const [place, done] = arguments;
            const before = location.href;
            addEventListener('hashchange', () => setTimeout(done), { once: true });
            location.hash = place;
            if (location.href === before) done();";
        self.script_async(GO, &[json!(format!("#/{place}"))]);
        self.css("main h1").wait();
    }

    /// Waits until `look` is true.
    #[track_caller]
    pub fn wait(&self, what: &str, look: impl Fn(&Self) -> bool) {
        wait::until(what, || look(self));
    }

    /// Waits until the page's visible text holds `words`.
    #[track_caller]
    pub fn wait_text(&self, words: &str) {
        let shown = wait::now() + wait::PATIENCE;
        while !self.text().contains(words) {
            assert!(
                wait::now() < shown,
                "waited in vain for the words \"{words}\"\n{}",
                self.outline()
            );
            wait::pass(wait::BREATH);
        }
    }

    /// All visible text of the page.
    #[track_caller]
    pub fn text(&self) -> String {
        let text = self.script("return document.body?.innerText ?? ''");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The part of the address after `#`.
    #[track_caller]
    pub fn route(&self) -> String {
        self.script("return location.hash")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// What has the focus: its role and name as the engine computes them.
    #[track_caller]
    pub fn focused(&self) -> (String, String) {
        let deadline = wait::now() + wait::PATIENCE;
        loop {
            // The focus may be leaving a page that is just being replaced: then it is looked for anew.
            let refusal = match self.focus_now() {
                Ok(focus) => return focus,
                Err(refusal) => refusal,
            };
            let over = wait::now() >= deadline || !refusal.is_passing();
            assert!(!over, "cannot find the focus: {refusal}\n{}", self.outline());
            wait::pass(wait::BREATH);
        }
    }

    fn focus_now(&self) -> Result<(String, String), Refusal> {
        let element = self.session.get("element/active")?;
        let id = element[crate::webdriver::ELEMENT].as_str().unwrap_or_default();
        let ask = |what: &str| {
            let answer = self.session.get(&format!("element/{id}/{what}"))?;
            Ok(answer.as_str().unwrap_or_default().to_owned())
        };
        Ok((ask("computedrole")?, ask("computedlabel")?))
    }

    /// Resizes the window and waits until the page has the new size.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        let rect = json!({"x": 0, "y": 0, "width": width, "height": height});
        self.expect("resize the window", self.session.post("window/rect", &rect));
        wait::until_equal("the page has the new size", json!([width, height]), || {
            self.script("return [innerWidth, innerHeight]")
        });
    }

    /// A picture of the window's inside as a person sees it, as PNG, once the page has drawn what it is about to draw.
    #[track_caller]
    pub fn picture(&self) -> Vec<u8> {
        // A window that nobody can see draws no frames.
        const DRAWN: &str = "const [done] = arguments; setTimeout(done, 500);
            requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));";
        self.script_async(DRAWN, &[]);
        let picture = self
            .screen
            .window("Soleus")
            .and_then(|area| self.screen.png(area));
        picture.unwrap_or_else(|error| panic!("no picture of the window: {error}"))
    }

    /// Keeps a picture of the page as `target/e2e/<name>.png`.
    #[track_caller]
    pub fn keep_picture(&self, name: &str) -> PathBuf {
        let file = crate::output_folder("e2e").join(format!("{name}.png"));
        std::fs::write(&file, self.picture()).expect("the target folder is writable");

        file
    }

    /// Loads the page anew.
    #[track_caller]
    pub fn reload(&self) {
        self.expect("reload", self.session.post("refresh", &json!({})));
    }

    /// Waits until the app's own page is loaded and has drawn something.
    #[track_caller]
    pub(crate) fn wait_loaded(&self) {
        self.loaded()
            .unwrap_or_else(|state| panic!("waited in vain until the app's page is loaded: {state}"));
    }

    /// As [`Page::wait_loaded`]; what was there instead comes back.
    pub(crate) fn loaded(&self) -> Result<(), String> {
        const STATE: &str = "const words = document.body?.innerText ?? '';
            return document.readyState === 'complete' && location.protocol !== 'about:' && words !== ''
              ? null : `${location.href} is ${document.readyState} with ${words.length} letters`";
        let deadline = wait::now() + wait::PATIENCE;
        loop {
            let state = match self.session.execute(STATE, &[]) {
                Ok(Value::Null) => return Ok(()),
                Ok(state) => state.to_string(),
                Err(refusal) => refusal.to_string(),
            };
            if wait::now() >= deadline {
                return Err(state);
            }
            wait::pass(wait::BREATH);
        }
    }

    /// Headings, buttons, links and alerts of the page, for the words of a failure.
    pub(crate) fn outline(&self) -> String {
        const OUTLINE: &str = r#"
            const lines = [...document.querySelectorAll('h1,h2,h3,button,a,input,select,[role]')]
              .filter(element => element.checkVisibility?.() ?? true).slice(0, 60)
              .map(element => `  <${element.localName}${element.role ? ' role=' + element.role : ''}> ` +
                (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 80));
            return location.href + '\n' + lines.join('\n');"#;
        let outline = self.session.execute(OUTLINE, &[]);
        outline
            .ok()
            .and_then(|text| text.as_str().map(ToOwned::to_owned))
            .unwrap_or_else(|| "(no page)".to_owned())
    }

    #[track_caller]
    pub(crate) fn expect(&self, what: &str, answer: Result<Value, Refusal>) -> Value {
        answer.unwrap_or_else(|refusal| panic!("cannot {what}: {refusal}\n{}", self.outline()))
    }
}
