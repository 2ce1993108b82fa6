//! What a person presses in Recovery, for the tests of the real window.

use harness::{App, Locator, Page};
use serde_json::{Value, json};

pub(crate) const HOUR: i64 = 3_600;
pub(crate) const DAY: i64 = 24 * HOUR;

/// Chooses an option of the group with this legend, as a click on its label does.
#[track_caller]
pub(crate) fn choose(page: &Page, legend: &str, option: &str) {
    const CLICK: &str = "const [legend, option] = arguments;
        const own = (set) => set.querySelector('legend')?.textContent.trim();
        const set = [...document.querySelectorAll('fieldset')].find((set) => own(set) === legend);
        const label = set && [...set.querySelectorAll('label')].find((one) => one.textContent.trim().startsWith(option));
        // What has just moved under the pointer takes no press yet.
        if (!label || label.closest('[data-fresh]') || label.querySelector('[data-fresh]')) return false;
        label.click();
        return true;";
    page.wait(&format!("\"{option}\" of \"{legend}\" can be chosen"), |page| {
        page.script_with(CLICK, &[json!(legend), json!(option)]) == true
    });
}

/// Answers the line that asks `ask`, as a click on the label does.
#[track_caller]
pub(crate) fn answer_line(page: &Page, ask: &str, answer: &str) {
    const CLICK: &str = "const [ask, answer] = arguments;
        const line = [...document.querySelectorAll('[role=radiogroup]')].find((one) => one.ariaLabel === ask);
        const label = line && [...line.querySelectorAll('label')].find((one) => one.textContent.trim() === answer);
        if (!label || label.closest('[data-fresh]') || label.querySelector('[data-fresh]')) return false;
        label.click();
        return true;";
    page.wait(&format!("\"{ask}\" can be answered"), |page| {
        page.script_with(CLICK, &[json!(ask), json!(answer)]) == true
    });
}

/// Presses Tab until the focus is on something with this role and name.
#[track_caller]
pub(crate) fn tab_to(page: &Page, role: &str, part: &str) {
    let mut seen = Vec::new();
    for _ in 0..90 {
        page.press("Tab");
        let (is, name) = page.focused();
        if is == role && name.contains(part) {
            return;
        }
        seen.push(format!("{is} {name:?}"));
    }
    panic!("Tab never came to {role} \"{part}\"; it saw {seen:#?}");
}

/// Fills the form of a clinician's word up to what may be done, for a visit of today after whatever closed something.
#[track_caller]
pub(crate) fn clinicians_word(page: &Page, who: &str, found: &str, what: &str) {
    page.role("textbox", "Who saw you").fill(who);
    page.role("textbox", "What they found").fill(found);
    page.button("Day of the visit: Today").click();
    choose(page, "What may be done?", what);
    if page.text().contains("Was that after the result or warning sign") {
        choose(
            page,
            "Was that after the result or warning sign of the same day?",
            "After it",
        );
    }
}

/// The eight rows, all "no".
pub(crate) fn none() -> Value {
    let rows = "breath foot_cold foot_nerve pain swollen warm fever urine";
    Value::Object(rows.split(' ').map(|row| (row.to_owned(), json!("no"))).collect())
}

/// Opens a mild strain of the left leg through the form.
pub(crate) fn open_strain(page: &Page) {
    page.go("recovery/new");
    choose(page, "What is it?", "A calf strain");
    choose(page, "Which leg?", "Left");
    for sign in [
        "Did you feel a pop, a snap or a kick?",
        "Are you unable to push off or stand on tiptoe on that leg?",
        "Do you walk with a limp?",
        "Has a bruise come up?",
        "Is there a large bruise, or a dent in the muscle?",
        "Is rising on tiptoe on that leg weak or painful?",
    ] {
        answer_line(page, sign, "No");
    }
    page.button("Start the plan").click();
    page.heading("Calf strain").wait();
}

/// A complete check of the left leg that ends in self-care, given through the commands.
pub(crate) fn checked(page: &Page) {
    const CALM: [(&str, &str); 20] = [
        ("age", "a16_44"),
        ("foot_cold", "none"),
        ("foot_nerve", "normal"),
        ("fever", "no"),
        ("urine", "no"),
        ("body_cramps", "none"),
        ("which", "left"),
        ("rest", "no"),
        ("swollen", "none"),
        ("colour", "none"),
        ("warm", "none"),
        ("start", "cramp"),
        ("day", "d0"),
        ("trend", "better"),
        ("steps", "normal"),
        ("tiptoe", "can"),
        ("bruise", "none"),
        ("often", "rare"),
        ("pregnant", "no"),
        ("pattern", "brief"),
    ];
    let options = |chosen: &[&str]| json!({ "kind": "options", "chosen": chosen, "unsure": [] });
    let mut run = page.command("check_start", &json!({ "who": "me" }));
    while run["question"].is_object() {
        let asked = &run["question"];
        let id = asked["id"].as_str().unwrap_or_default();
        let own = CALM.iter().find(|(question, _)| *question == id);
        let answer = match (own, asked["kind"].as_str()) {
            _ if asked["sheet"].is_string() => options(&[]),
            (Some((_, option)), _) => options(&[option]),
            (None, Some("scale")) => json!({ "kind": "number", "value": 1 }),
            (None, Some("yes_no")) => options(&["no"]),
            (None, _) => options(&[]),
        };
        run = page.command("check_answer", &json!({ "question": id, "answer": answer }));
    }
    let result = page.command("check_finish", &Value::Null);
    assert_eq!(result["level"], "self_care", "{result:#}");
}

/// A person, an app and a clock.
pub(crate) struct Course {
    pub(crate) app: App,
    pub(crate) page: Page,
    pub(crate) base: i64,
    pub(crate) episode: String,
}

impl Course {
    /// A mild strain of the left leg, opened at about 10:00.
    pub(crate) fn begin() -> Self {
        let app = App::builder().wall_shift(0).start_welcomed();
        let page = app.page().clone();
        let now = page.command("episodes", &Value::Null)["time"]
            .as_str()
            .unwrap()
            .to_owned();
        let (hour, minute) = now.split_once(':').unwrap();
        let into_day = hour.parse::<i64>().unwrap() * HOUR + minute.parse::<i64>().unwrap() * 60;
        let base = (10 * HOUR - into_day).rem_euclid(DAY);
        app.shift_wall(base);
        open_strain(&page);
        let list = page.command("episodes", &Value::Null);
        let episode = list["episodes"][0]["episode"]["id"].as_str().unwrap().to_owned();
        Self {
            app,
            page,
            base,
            episode,
        }
    }

    /// Day `day` after the onset, some minutes past `hour`.
    pub(crate) fn at(&self, day: i64, hour: i64) {
        self.app
            .shift_wall(self.base + day * DAY + (hour - 10) * HOUR + 20 * 60);
    }

    /// Opens the episode anew, all of it on one page.
    pub(crate) fn open(&self) {
        self.page.go("recovery");
        self.page.css("main ul a").wait();
        self.page.go(&format!("recovery/episode/{}/all", self.episode));
        self.page.heading("The way back").wait();
    }

    /// The check-in, pressed.
    #[track_caller]
    pub(crate) fn check_in(&self, walking: u8) {
        let page = &self.page;
        page.go("recovery");
        page.css("main ul a").wait();
        page.go("recovery/check-in");
        page.button("None of these today").click();
        choose(page, "Pain at rest", &walking.min(1).to_string());
        choose(page, "Pain walking", &walking.to_string());
        choose(page, "Worst in 24 hours", &walking.to_string());
        choose(page, "Swelling since yesterday", "None");
        press_named(page, "Save the check-in");
        // Words of an earlier save may still be read out: what was kept is asked for itself.
        let said = json!([walking.min(1), walking, "none"]);
        page.wait("the check-in is kept as it was pressed", |page| {
            let leg = page.command("check_in", &Value::Null)["ofToday"]["body"]["left"].clone();
            json!([leg["rest"], leg["walking"], leg["swelling"]]) == said
        });
        page.wait_text("Saved.");
    }

    /// A walk or run just ended, pressed.
    #[track_caller]
    pub(crate) fn walk(&self, kind: &str, minutes: u16) {
        self.open();
        self.page.button("Write one down").click();
        choose(&self.page, "What was it?", kind);
        if kind == "Walk and run, by the table" {
            // The level is said by the person: the first of the table.
            self.page.script(
                "const select = [...document.querySelectorAll('main select')].find((one) => one.value === '' && one.options.length > 6);
                 select.value = '1'; select.dispatchEvent(new Event('change', { bubbles: true }));",
            );
        }
        fill(&self.page, "Minutes", &minutes.to_string());
        choose(&self.page, "Pain during, at its worst", "0");
        let newest = || {
            let view = self.page.command("episode", &json!(self.episode));
            view["outings"][0]["outing"].clone()
        };
        let before = newest();
        press_named(&self.page, "Save");
        // Words of an earlier save may still be read out: what was kept is asked for itself.
        self.page
            .wait("the walk or run is kept", |_| newest()["id"] != before["id"]);
        self.page.wait_text("Saved. Check in tomorrow morning");
        let kept = &newest();
        let said = (&kept["body"]["minutes"], &kept["body"]["pain"]);
        assert_eq!(said, (&json!(minutes), &json!(0)), "as it was pressed: {kept:#}");
        assert!(
            kind != "Walk and run, by the table" || kept["body"]["level"].is_number(),
            "a level: {kept:#}"
        );
    }

    /// A test with its values, pressed.
    #[track_caller]
    pub(crate) fn test(&self, name: &str, unit: &str, values: &[(&str, f32)]) {
        self.open();
        choose(&self.page, "Which test?", name);
        for (leg, value) in values {
            let field = format!("Result in {unit}, {leg}");
            fill(&self.page, &field, &value.to_string());
            if name != "Press the sore place" {
                choose(&self.page, &format!("Pain during, {leg}"), "0");
            }
        }
        let kept = || {
            let view = self.page.command("episode", &json!(self.episode));
            view["tests"].as_array().map_or(0, Vec::len)
        };
        let before = kept();
        press_named(&self.page, "Save the test");
        self.page.wait("the test is kept", |_| kept() > before);
    }

    /// The phase and the open gates, and that the page says the same.
    #[track_caller]
    pub(crate) fn expect(&self, phase: u64, open: &[&str]) {
        let view = self.page.command("episode", &json!(self.episode));
        assert_eq!(view["state"]["phase"], phase, "{:#}", view["state"]);
        let gates = view["state"]["gates"].as_array().unwrap();
        let is_open: Vec<&str> = gates
            .iter()
            .filter(|gate| gate["status"] == "open")
            .map(|gate| gate["id"].as_str().unwrap())
            .collect();
        assert_eq!(is_open, open);
        self.open();
        self.page.wait("the page shows the open gates", |page| {
            page.css("summary .status.open").count() == open.len()
        });
    }
}

/// Presses the button of exactly this name that stands in a form.
#[track_caller]
pub(crate) fn press_named(page: &Page, name: &str) {
    const CLICK: &str = "const found = [...document.querySelectorAll('form button[type=submit]')].find((one) => one.textContent.trim() === arguments[0]);
        if (!found || found.disabled || found.closest('[data-fresh]')) return false;
        found.click(); return true;";
    page.wait(&format!("the button \"{name}\" can be pressed"), |page| {
        page.script_with(CLICK, &[json!(name)]) == true
    });
}

/// The field with this label.
#[track_caller]
pub(crate) fn field(page: &Page, label: &str) -> Locator {
    const FIND: &str = "const label = [...document.querySelectorAll('main label[for]')].find((one) => one.textContent.trim() === arguments[0]);
        return label ? label.htmlFor : null;";
    page.wait(&format!("the field \"{label}\" is there"), |page| {
        page.script_with(FIND, &[json!(label)]).is_string()
    });
    let id = page.script_with(FIND, &[json!(label)]);
    page.css(&format!("[id='{}']", id.as_str().unwrap()))
}

/// Types `text` into the field with this label.
#[track_caller]
pub(crate) fn fill(page: &Page, label: &str, text: &str) {
    field(page, label).fill(text);
}

/// Waits until the table of earlier check-ins has one with this pain when walking.
#[track_caller]
pub(crate) fn wait_walking(page: &Page, pain: u8) {
    const SHOWN: &str = "return [...document.querySelectorAll('table.entered tbody tr')]
        .some((row) => row.cells[2].innerText.trim() === String(arguments[0]))";
    page.wait("the check-in stands in the table", |page| {
        page.script_with(SHOWN, &[json!(pain)]) == true
    });
}
