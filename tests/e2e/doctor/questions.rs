//! Before and after a visit: questions that fit, their answers, the next appointment.

use std::fs;

use harness::{App, Sandbox};

use super::visit::{check, one};

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn questions_that_fit_are_put_on_the_list_and_their_answers_noted() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    check(&page, "me", &[("which", one("left")), ("swollen", one("left"))]);
    page.go("doctor");
    page.heading("About a clot").wait();
    page.wait_text("Rests on: ");
    page.wait_text("Ultrasound of the veins");
    page.assert_accessible("questions that fit");
    page.keep_picture("doctor-questions");
    let question = "Could this be a clot, and what would settle that?";
    page.button(&format!("Put on my list: {question}")).click();
    page.wait_text("On your list");
    page.script("document.querySelector('main .questions input[type=checkbox]').click()");
    page.button(&format!("Note the answer: {question}")).click();
    page.css("main .questions textarea:nth-of-type(1)").wait();
    page.script("document.querySelectorAll('main .questions textarea')[1].focus()");
    page.type_text("An ultrasound today");
    page.button("Save the change").click();
    page.wait_text("Answer: An ultrasound today");
    page.keep_picture("doctor-answered");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_next_appointment_is_saved_for_a_calendar() {
    let sandbox = Sandbox::new();
    let (answer, folder) = (sandbox.path("answer"), sandbox.path("out"));
    fs::create_dir(&folder).expect("the sandbox is writable");
    fs::write(&answer, folder.display().to_string()).expect("the sandbox is writable");
    let app = App::builder()
        .sandbox(sandbox)
        .variable("SOLEUS_DIALOG_ANSWER", &format!("@{}", answer.display()))
        .dark()
        .start_welcomed();
    let page = app.page().clone();
    page.go("doctor");
    page.script("[...document.querySelectorAll('main summary')].find((one) => one.textContent.includes('Next appointment')).click()");
    let day =
        page.script("const day = new Date(Date.now() + 5 * 864e5); return day.toISOString().slice(0, 10)");
    let day = day.as_str().expect("a day").to_owned();
    page.script("document.querySelector('main details[open] input').focus()");
    page.type_text(&day);
    page.assert_accessible("an appointment in dark");
    page.keep_picture("doctor-appointment-dark");
    page.button("Save for my calendar…").click();
    page.wait_text("Open it with your calendar.");
    let file = fs::read_dir(&folder)
        .expect("the folder is there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .next()
        .expect("one file is written");
    let text = fs::read_to_string(&file).expect("it can be read");
    let start = format!("DTSTART;VALUE=DATE:{}\r\n", day.replace('-', ""));
    assert!(
        text.contains(&start) && text.contains("SUMMARY:Appointment\r\n"),
        "{text}"
    );
    app.finish();
}
