//! Check my leg in the window: a person reaches each kind of result by mouse and by keyboard, and finds it again.

use harness::{App, Page, wait};

use crate::recovery::steps::clinicians_word;

/// What to do at the question whose heading contains the first words.
#[derive(Clone, Copy)]
pub(crate) enum Do {
    /// One press answers.
    Press(&'static str),
    /// Tick this, then go on.
    Tick(&'static str),
    /// The pain score.
    Score(u8),
}
use Do::{Press, Score, Tick};

pub(crate) type Story = [(&'static str, Do)];

/// A healthy runner with a cramp that let go; a story's own answers come before these.
const PLAIN: &Story = &[
    ("What age", Press("16 to 44")),
    ("newly cold", Press("No")),
    ("numb, tingling", Press("No")),
    ("Pain now", Score(2)),
    ("Which leg hurts", Press("Left")),
    ("Aching at rest", Press("No, or hardly")),
    ("How did it begin", Press("Cramp in or after exercise")),
    ("What is it like", Tick("Cramp, gone within 10 minutes")),
    ("How long ago", Press("Under 24 hours")),
    ("Better or worse", Press("Better, or gone")),
    ("Walking since", Press("Normal, or nearly")),
    ("Push off on that leg", Press("As always")),
    ("Where does it hurt", Tick("Middle of the calf")),
];

/// A calf that swelled without an injury.
pub(super) const SWOLLEN: &Story = &[
    ("Leg newly swollen", Press("The left leg")),
    (
        "How much bigger",
        Press("A little: less than 3 cm round the calf"),
    ),
    (
        "Where is the swelling",
        Press("The calf, the shin or the whole lower leg"),
    ),
    (
        "When did the swelling",
        Press("Later than that, or without a clear injury"),
    ),
];

pub(crate) fn heading(page: &Page) -> String {
    page.css("main h1").text()
}

fn action(story: &Story, asked: &str) -> Option<Do> {
    story
        .iter()
        .chain(PLAIN)
        .find(|(part, _)| asked.contains(part))
        .map(|(_, act)| *act)
}

/// Waits until a step other than `before` stands there and its heading has the focus, so that its keys work; gives the
/// heading. Looked at in one go: the page may be replaced between two looks. A question that has just been drawn takes no
/// answer yet: nobody has read it. What stands there while a check is being loaded has the screen's own name and is no step.
pub(crate) fn next_step(page: &Page, before: &str) -> String {
    const SCREEN: &str = "Check my leg";
    const LOOK: &str = "const h1 = document.querySelectorAll('main h1');
        if (document.querySelector('main [data-fresh]')) return '';
        const ready = h1.length === 1 && document.activeElement === h1[0] && !document.querySelector('main [data-fresh]');
        return ready ? h1[0].innerText.trim() : ''";
    wait::until_some("the next step", wait::PATIENCE, || {
        let heading = page.script(LOOK).as_str().unwrap_or_default().to_owned();
        (!heading.is_empty() && heading != SCREEN && heading != before).then_some(heading)
    })
}

/// Begins a check and answers by mouse until there is nothing more to ask; a question without a line is a "no".
pub(crate) fn answer(page: &Page, story: &Story) {
    page.go("check");
    page.role_with("button", "My leg").click();
    let mut before = String::new();
    for _ in 0..60 {
        before = next_step(page, &before);
        let over = page.button("Show the result").count() > 0 || page.button("Keep this result").count() > 0;
        if over {
            return;
        }
        match action(story, &before) {
            Some(Press(name)) => page.button(name).click(),
            Some(Tick(name)) => {
                page.role("checkbox", name).click();
                page.button("Go on with 1 chosen").click();
            }
            Some(Score(score)) => {
                page.css(&format!("main input[value='{score}']")).click();
                page.button("Go on").click();
            }
            None if page.button("None of these").count() > 0 => page.button("None of these").click(),
            None => page.button("No").click(),
        }
    }
    panic!("the check never ends");
}

/// From the list of answers to the result with this heading.
pub(crate) fn show(page: &Page, name: &str) {
    page.button("Show the result").click();
    page.heading(name).wait();
}

pub(crate) const EMERGENCY: &str = "Call for help now";
pub(crate) const TODAY: &str = "Be seen today";
pub(crate) const SELF_CARE: &str = "Care for it yourself, and check again";

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn an_emergency_answer_shows_its_result_at_once() {
    let mut app = App::builder().start_welcomed();
    let page = app.page().clone();
    answer(&page, &[("new or now", Tick("Coughing blood"))]);
    assert_eq!(heading(&page), EMERGENCY);
    page.wait_text("112");
    page.keep_picture("check-emergency");
    page.assert_accessible("emergency");
    page.button("Keep this result").click();
    page.wait("the result is kept", |page| {
        page.route().starts_with("#/check/result/")
    });
    page.wait_text("Locked in Soleus for now");
    app.kill_and_restart();
    let page = app.page().clone();
    page.go("check");
    page.role_with("link", EMERGENCY).click();
    page.heading(EMERGENCY).wait();
    page.wait_text("Coughing blood");
    page.go("today");
    page.heading("Your last check: Call for help now").wait();
    page.keep_picture("check-today");
    page.assert_accessible("Today under a lock");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_check_for_someone_else_locks_nothing_here() {
    let app = App::builder().dark().start_welcomed();
    let page = app.page().clone();
    page.go("check");
    page.role_with("button", "Someone else").click();
    next_step(&page, "Check my leg");
    page.button("16 to 44").click();
    next_step(&page, "What age?");
    page.role("checkbox", "Coughing blood").click();
    page.button("Go on with 1 chosen").click();
    page.heading(EMERGENCY).wait();
    page.assert_accessible("an emergency in dark");
    page.button("Keep this result").click();
    page.wait("the result is kept", |page| {
        page.route().starts_with("#/check/result/")
    });
    page.go("check");
    page.wait_text("someone else");
    let locks = page.command("locks", &serde_json::json!(null));
    assert_eq!(
        locks["standing"],
        serde_json::json!([]),
        "nothing of the owner's is locked"
    );
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn after_an_emergency_one_may_go_on_for_the_hand_over() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    answer(&page, &[("new or now", Tick("Coughing blood"))]);
    page.button("Go on with the questions, for the hand-over").click();
    page.wait_text("An answer meant: call for help now.");
    assert_ne!(heading(&page), EMERGENCY);
    page.assert_accessible("a question after an emergency");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_swollen_leg_is_seen_today_and_a_clinician_opens_what_they_allow() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    answer(&page, SWOLLEN);
    page.keep_picture("check-review");
    page.assert_accessible("the list of answers, light");
    show(&page, TODAY);
    page.wait_text("New swelling of one leg");
    page.wait_text("deep vein thrombosis today");
    page.keep_picture("check-same-day");
    page.go("check/seen");
    page.button("I was seen: write it down").click();
    page.role("textbox", "What they found").wait();
    page.assert_accessible("were you seen");
    clinicians_word(
        &page,
        "Dr Novak",
        "calf strain, clot excluded",
        "These activities",
    );
    page.role("checkbox", "stretching").click();
    page.button("Keep this").click();
    page.wait_text("Open now: stretching");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_plain_cramp_is_self_care_and_leads_to_its_plan() {
    let app = App::builder().dark().start_welcomed();
    let page = app.page().clone();
    answer(&page, &[]);
    assert_eq!(heading(&page), "Your answers");
    page.assert_accessible("the list of answers");
    let rows =
        page.script("return [...document.querySelectorAll('main li .given')].map((one) => one.innerText)");
    let rows: Vec<&str> = rows
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| row.as_str())
        .collect();
    assert_eq!(rows[0], "Left", "the leg is looked over first: {rows:?}");
    let first_no = rows
        .iter()
        .position(|row| ["No", "None of these"].contains(row))
        .unwrap();
    assert!(
        rows[first_no..]
            .iter()
            .all(|row| ["No", "None of these"].contains(row))
            && first_no > 4,
        "what says more than no stands before it: {rows:?}"
    );
    page.button("Change: Pain now, at rest").click();
    assert_eq!(next_step(&page, "Your answers"), "Pain now, at rest?");
    page.css("main input[value='1']").click();
    page.button("Go on").click();
    page.heading("Your answers").wait();
    show(&page, SELF_CARE);
    page.keep_picture("check-self-care");
    let answers = || page.css("main dl.noes dt").count();
    let told = |page: &Page| {
        page.script("return [...document.querySelectorAll('main dl.noes dt')].filter((one) => one.checkVisibility()).length")
    };
    assert_eq!(told(&page), 0, "answers of no are folded away");
    page.role_with("button", "of “no” too").click();
    page.wait("all of them are there", |page| {
        answers() > 5 && told(page) == answers()
    });
    page.assert_accessible("self-care");
    page.link("Start the recovery plan that fits").click();
    page.wait("the plan opens", |page| {
        page.route().starts_with("#/recovery/new")
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn not_sure_to_every_warning_sign_is_seen_today_by_keyboard_alone() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.press("F3");
    page.heading("Check my leg").wait();
    focus(&page, "My leg");
    page.press("Enter");
    let mut before = next_step(&page, "Check my leg");
    focus(&page, "16 to 44");
    page.press("Enter");
    for step in 0..60 {
        before = next_step(&page, &before);
        if before == "Your answers" {
            break;
        }
        page.press("u");
        if step == 2 {
            let asked = next_step(&page, &before);
            page.press("Backspace");
            assert_eq!(next_step(&page, &asked), before);
            page.press("Enter");
        }
    }
    page.press("Enter");
    page.wait("a result", |page| page.route().starts_with("#/check/result/"));
    page.heading(TODAY).wait();
    page.wait_text("You were not sure about");
    app.finish();
}

/// Presses Tab until the thing whose name begins so has the focus.
pub(crate) fn focus(page: &Page, name: &str) {
    for _ in 0..60 {
        let (role, called) = page.focused();
        if role != "heading" && called.starts_with(name) {
            return;
        }
        page.press("Tab");
    }
    panic!("Tab never reaches {name}");
}
