//! What the record says back: what kind of cramps they were and when a doctor should see them, what an entry said before it
//! was edited, and that an earlier recovery of the same leg is proposed.

use harness::App;
use serde_json::{Value, json};

use crate::recovery::steps::{Course, DAY, choose, open_strain, press_named, wait_walking};

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_cramp_tells_its_kind_and_whether_it_woke_and_broken_sleep_leads_to_a_doctor() {
    let app = App::builder().wall_shift(0).start_welcomed();
    let page = app.page().clone();
    for night in 0..2 {
        app.shift_wall(night * 2 * DAY);
        page.go("today");
        page.heading("Today").wait();
        page.go("cramp");
        page.button("Log this cramp").click();
        page.wait_text("Is one leg swollen, red, numb or cold?");
        page.button("No").click();
        page.button("Add details").click();
        choose(&page, "When did it come?", "At night or asleep");
        choose(&page, "Did it wake you?", "Yes");
        choose(&page, "What was it like?", "Twitching on and off");
        page.button("Save the details").click();
        page.wait_text("Details saved.");
    }
    page.wait_text("See a doctor within the next weeks");
    page.wait_text("Cramps broke your sleep on two nights of one week.");
    page.assert_accessible("a cramp with advice");
    page.keep_picture("cramp-see-doctor");
    page.go("today");
    page.wait_text("Cramps broke your sleep on two nights of one week.");
    page.assert_accessible("Today with advice");
    page.keep_picture("today-see-doctor");
    page.go("cramp/history");
    page.wait_text("It broke the sleep");
    page.wait_text("Twitching on and off");
    page.wait_text("See a doctor within the next weeks");
    page.script("document.querySelector('table.entered').scrollIntoView()");
    page.keep_picture("cramp-history-see-doctor");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn an_edited_check_in_shows_what_it_said_before() {
    let course = Course::begin();
    course.check_in(3);
    let page = &course.page;
    page.role_with("button", "Edit: ").click();
    page.wait_text("You are changing the check-in of");
    choose(page, "Pain walking", "1");
    press_named(page, "Save the check-in");
    wait_walking(page, 1);
    page.script("[...document.querySelectorAll('summary')].find((one) => one.textContent.includes('what it said before')).click()");
    page.wait("the old value is there", |page| {
        page.script("return [...document.querySelectorAll('main details li')].some((one) => one.innerText.includes('pain walking 3'))") == true
    });
    page.assert_accessible("the old values of a check-in");
    page.script("document.querySelector('table.entered').scrollIntoView()");
    page.keep_picture("check-in-old-values");
    course.app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_new_recovery_of_the_same_leg_proposes_the_earlier_one_and_the_other_leg_does_not() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    let id = page.command("episodes", &Value::Null)["episodes"][0]["episode"]["id"].clone();
    page.command("episode_close", &json!({ "id": id, "why": "recovered" }));
    page.go("recovery");
    page.css("main ul a").wait();
    page.go("recovery/new");
    choose(&page, "What is it?", "A calf strain");
    choose(&page, "Which leg?", "Right");
    page.wait("nothing is proposed for the other leg", |page| {
        !page.text().contains("Is this a return of it?")
    });
    choose(&page, "Which leg?", "Left");
    page.wait_text("Is this a return of it?");
    page.keep_picture("episode-proposed");
    page.button("Yes, it is back").click();
    page.wait("the proposal is taken", |page| {
        !page.text().contains("Is this a return of it?")
    });
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn before_the_check_in_of_the_day_tests_wait_for_it_and_nothing_is_called_on_purpose() {
    let course = Course::begin();
    let page = &course.page;
    course.open();
    page.wait_text("Tests come after today’s check-in.");
    assert!(!page.text().contains("That is on purpose"));
    course.check_in(2);
    course.open();
    page.wait_text("No test is offered in this step. That is on purpose.");
    course.app.finish();
}
