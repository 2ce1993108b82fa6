//! Recovery in the real window: a cramp, an episode, a check-in by mouse and by keyboard, everything there after a
//! restart, and a whole strain from day 0 to maintenance on a clock the test moves.

use harness::{App, Page};
use serde_json::{Value, json};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// Chooses an option of the group with this legend, as a click on its label does.
#[track_caller]
fn choose(page: &Page, legend: &str, option: &str) {
    const CLICK: &str = "const [legend, option] = arguments;
        const own = (set) => set.querySelector('legend')?.textContent.trim();
        const set = [...document.querySelectorAll('fieldset')].find((set) => own(set) === legend);
        const label = set && [...set.querySelectorAll('label')].find((one) => one.textContent.trim().startsWith(option));
        label?.click();
        return Boolean(label);";
    page.wait(&format!("\"{option}\" of \"{legend}\" can be chosen"), |page| {
        page.script_with(CLICK, &[json!(legend), json!(option)]) == true
    });
}

/// Presses Tab until the focus is on something with this role and name.
#[track_caller]
fn tab_to(page: &Page, role: &str, part: &str) {
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

fn none() -> Value {
    let rows = "breath foot_cold foot_nerve pain swollen warm fever urine";
    Value::Object(rows.split(' ').map(|row| (row.to_owned(), json!("no"))).collect())
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_cramp_leads_to_its_plan_and_everything_is_there_the_next_time() {
    let mut app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.press("F2");
    page.heading("Cramp now").wait();
    page.assert_accessible("Cramp now");
    page.keep_picture("cramp");
    page.button("Log this cramp").click();
    page.wait_text("Is one leg swollen, red, numb or cold?");
    page.button("No").click();
    page.button("Add details").click();
    choose(&page, "Which leg?", "Left");
    choose(&page, "When did it come?", "During exercise");
    choose(&page, "Is the muscle sore now?", "Yes");
    page.assert_accessible("the details of a cramp");
    page.button("Save the details").click();
    page.link("Open the plan").click();
    page.heading("New episode").wait();
    page.assert_accessible("a new episode");
    page.button("Open the episode").click();
    page.heading("After an exercise cramp").wait();
    page.wait_text("Gentle massage and foam roll");
    page.assert_accessible("an episode");
    page.keep_picture("episode-first-day");
    page.link("Check in").click();
    page.button("None of these today").click();
    choose(&page, "Pain at rest", "1");
    choose(&page, "Pain walking", "3");
    choose(&page, "Swelling since yesterday", "None");
    page.assert_accessible("the check-in");
    page.keep_picture("check-in");
    page.button("Save the check-in").click();
    page.wait_text("Saved.");

    app.close_and_restart();
    let page = app.page().clone();
    page.go("recovery");
    page.link("Check in").wait();
    page.assert_accessible("the list of episodes");
    page.role_with("link", "After an exercise cramp").click();
    page.wait_text("Walk on the flat for exercise");
    page.wait_text("The way back");
    page.button("Close the episode").click();
    tab_to(&page, "button", "Close it");
    page.press("Enter");
    page.button("Open it again").wait();
    page.go("cramp/history");
    page.wait_text("One cramp in all");
    page.assert_accessible("the cramp history");
    page.go("recovery/check-in");
    page.wait_text("pain walking 3");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_check_in_is_done_by_keyboard_alone() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    page.go("recovery");
    tab_to(&page, "link", "Check in");
    page.press("Enter");
    page.heading("Check in").wait();
    page.button("None of these today").wait();
    tab_to(&page, "button", "None of these today");
    page.press("Space");
    tab_to(&page, "radio", "0");
    page.press("ArrowRight");
    tab_to(&page, "radio", "0");
    page.press("ArrowRight");
    page.press("ArrowRight");
    tab_to(&page, "button", "Save the check-in");
    page.press("Enter");
    page.wait_text("Saved.");
    let saved = page.command("check_in", &Value::Null);
    let left = &saved["ofToday"]["body"]["left"];
    assert_eq!((&left["rest"], &left["walking"]), (&json!(1), &json!(2)));
    assert!(left["worst"].is_null(), "what was not answered stays unknown");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_warning_sign_in_the_check_in_leads_to_the_check() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    page.go("recovery/check-in");
    page.button("None of these today").click();
    let swollen = page.command("check_in", &Value::Null)["rows"][4]["ask"].clone();
    page.script_with(
        "const group = [...document.querySelectorAll('[role=radiogroup]')].find((one) => one.ariaLabel === arguments[0]);
         [...group.querySelectorAll('label')].find((one) => one.textContent.trim() === 'Not sure').click();",
        &[swollen],
    );
    page.button("Save the check-in").click();
    page.wait_text("A warning sign: check the leg now.");
    page.assert_accessible("a warning sign");
    page.go("recovery");
    page.role_with("link", "Calf strain").click();
    page.wait_text("Stopped");
    page.assert_accessible("a stopped plan");
    page.keep_picture("episode-stopped");
    app.finish();
}

/// Opens a mild strain of the left leg through the form.
fn open_strain(page: &Page) {
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
        choose(page, sign, "No");
    }
    page.button("Open the episode").click();
    page.heading("Calf strain").wait();
}

/// A person, an app and a clock.
struct Course {
    app: App,
    page: Page,
    base: i64,
    episode: String,
}

impl Course {
    fn begin() -> Self {
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
    fn at(&self, day: i64, hour: i64) {
        self.app
            .shift_wall(self.base + day * DAY + (hour - 10) * HOUR + 20 * 60);
    }

    fn check_in(&self, walking: u8) {
        let today = self.page.command("check_in", &Value::Null)["today"].clone();
        let leg = json!({ "rest": walking.min(1), "walking": walking, "worst": walking, "swelling": "none" });
        let form = json!({ "id": null, "day": today, "rows": none(), "left": leg, "right": null,
            "done": [], "confidence": null, "note": "", "tags": [] });
        self.page.command("check_in_save", &form);
    }

    fn walk(&self, kind: &str, minutes: u16, level: Option<u8>) {
        let outing = json!({ "kind": kind, "minutes": minutes, "metres": null, "pain": 0, "limp": false,
            "terrain": null, "level": level });
        self.page.command(
            "outing_save",
            &json!({ "id": null, "when": null, "outing": outing }),
        );
    }

    fn test(&self, test: &str, left: f32, right: f32) {
        let result = |value: f32| json!({ "value": value, "pain": 0 });
        let body = json!({ "test": test, "left": result(left), "right": result(right) });
        self.page.command(
            "functional_test_save",
            &json!({ "episode": self.episode, "test": body }),
        );
    }

    /// The phase and the open gates, and that the page says the same.
    #[track_caller]
    fn expect(&self, phase: u64, open: &[&str]) {
        let view = self.page.command("episode", &json!(self.episode));
        assert_eq!(view["state"]["phase"], phase, "{:#}", view["state"]);
        let gates = view["state"]["gates"].as_array().unwrap();
        let is_open: Vec<&str> = gates
            .iter()
            .filter(|gate| gate["status"] == "open")
            .map(|gate| gate["id"].as_str().unwrap())
            .collect();
        assert_eq!(is_open, open);
        self.page.go("recovery");
        self.page.go(&format!("recovery/episode/{}", self.episode));
        self.page.wait("the page shows the open gates", |page| {
            page.css("summary .status.open").count() == open.len()
        });
    }
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_whole_strain_from_day_0_to_maintenance() {
    let course = Course::begin();
    course.at(0, 18);
    course.check_in(4);
    course.expect(0, &[]);
    course.at(2, 11);
    course.check_in(2);
    course.expect(1, &["strain/phase-1"]);
    course.at(2, 17);
    course.walk("flat_walk", 12, None);
    course.at(3, 8);
    course.check_in(1);
    course.test("two_leg_raise", 15.0, 15.0);
    course.expect(2, &["strain/phase-1", "strain/phase-2"]);
    course.page.keep_picture("strain-strength");
    course.at(8, 9);
    course.check_in(0);
    course.walk("brisk_walk", 30, None);
    course.at(9, 8);
    course.check_in(0);
    course.test("single_leg_raise", 12.0, 25.0);
    course.expect(3, &["strain/phase-1", "strain/phase-2", "strain/phase-3"]);
    course.at(9, 17);
    course.walk("brisk_walk", 30, None);
    course.at(10, 8);
    course.check_in(0);
    course.test("hop", 20.0, 20.0);
    course.test("single_leg_raise", 22.0, 25.0);
    course.expect(
        4,
        &[
            "strain/phase-1",
            "strain/phase-2",
            "strain/phase-3",
            "strain/phase-4",
        ],
    );
    course.page.wait_text("Level 1 of 10");
    course.page.assert_accessible("the walk-run table");
    for day in [10, 12, 14] {
        course.at(day, 17);
        course.walk("walk_run", 30, Some(1));
        course.at(day + 1, 8);
        course.check_in(0);
        course.at(day + 2, 8);
        course.check_in(0);
    }
    course.expect(
        4,
        &[
            "strain/phase-1",
            "strain/phase-2",
            "strain/phase-3",
            "strain/phase-4",
        ],
    );
    course.page.wait_text("Level 2 of 10");
    for day in [18, 20, 22] {
        course.at(day, 8);
        course.check_in(0);
        course.walk("run", 30, None);
        course.at(day + 1, 8);
        course.check_in(0);
    }
    course.at(24, 9);
    course.check_in(0);
    for (test, left, right) in [
        ("press", 0.0, 0.0),
        ("knee_to_wall", 11.0, 11.0),
        ("single_leg_raise", 31.0, 32.0),
        ("hop", 25.0, 26.0),
    ] {
        course.test(test, left, right);
    }
    course.walk("training", 60, None);
    course.at(25, 9);
    course.check_in(0);
    let view = course.page.command("episode", &json!(course.episode));
    assert_eq!(view["state"]["finished"], true, "{:#}", view["state"]);
    course.page.go("recovery");
    course.page.go(&format!("recovery/episode/{}", course.episode));
    course.page.wait_text("You are through. What stays:");
    course.page.assert_accessible("the end of the way");
    course.page.keep_picture("strain-maintenance");
    course.app.finish();
}
