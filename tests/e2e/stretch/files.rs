//! A routine as a file: out, spoilt, and in again.

use crate::recovery::steps::choose;
use harness::App;
use serde_json::json;

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_routine_goes_out_as_a_file_and_a_spoilt_file_is_refused_by_line_and_field() {
    let sandbox = harness::Sandbox::new();
    let answer = sandbox.path("answer");
    let folder = sandbox.path("out");
    std::fs::create_dir(&folder).expect("the sandbox is writable");
    std::fs::write(&answer, folder.display().to_string()).expect("the sandbox is writable");
    let app = App::builder()
        .sandbox(sandbox)
        .variable("SOLEUS_DIALOG_ANSWER", &format!("@{}", answer.display()))
        .start_welcomed();
    let page = app.page().clone();
    page.go("stretch/build/seed-three");
    page.button("Export to a file").click();
    page.wait_text("Written to");
    let file = folder.join("The-three-stretches.soleus-routine.json");
    let text = std::fs::read_to_string(&file).expect("it is written");
    let spoilt = text.replacen("\"seconds\": 30", "\"seconds\": 9000", 1);
    let line = spoilt[..spoilt.find("9000").expect("it is there")]
        .lines()
        .count();
    std::fs::write(&file, spoilt).expect("the sandbox is writable");
    std::fs::write(&answer, file.display().to_string()).expect("the sandbox is writable");
    page.button("Import from a file").click();
    page.wait_text(&format!("Line {line}, items[0].work.seconds"));
    page.wait_text("use 1 to 600 seconds");
    page.assert_accessible("a refused file");
    std::fs::write(&file, text).expect("the sandbox is writable");
    page.button("Import from a file").click();
    page.heading("The three stretches").wait();
    page.link("Edit").wait();
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn an_exercise_from_a_file_waits_until_the_person_says_what_it_is() {
    let sandbox = harness::Sandbox::new();
    let (answer, file) = (sandbox.path("answer"), sandbox.path("skips.json"));
    std::fs::write(&answer, file.display().to_string()).expect("the sandbox is writable");
    let app = App::builder()
        .sandbox(sandbox)
        .variable("SOLEUS_DIALOG_ANSWER", &format!("@{}", answer.display()))
        .start_welcomed();
    let page = app.page().clone();
    let shipped = page.command("routine", &json!({ "id": "seed-three", "choices": null }));
    let mut routine = shipped["routine"].clone();
    let mut skips = shipped["exercises"][0].clone();
    for (name, value) in [("id", "skips"), ("title", "A-skips"), ("activity", "stretch")] {
        skips[name] = json!(value);
    }
    routine["title"] = json!("Drills");
    routine["items"][0]["exercise"] = json!("skips");
    routine["ownExercises"] = json!([skips]);
    let text = json!({ "soleusRoutine": 1, "routine": routine }).to_string();
    std::fs::write(&file, text).expect("the sandbox is writable");
    page.go("stretch/build");
    page.button("Import from a file").click();
    page.heading("Drills").wait();
    page.wait_text("Nobody here has said what this is: A-skips.");
    assert_eq!(page.button("Start").property("disabled"), true);
    page.keep_picture("routine-unsaid");
    page.assert_accessible("a routine from a file");
    page.link("Say what it is").click();
    page.css("main summary").click();
    page.wait_text("It came in a file.");
    page.keep_picture("exercise-unsaid");
    choose(&page, "What is it?", "A stretch");
    page.button("Save").click();
    page.heading("Drills").wait();
    page.wait("it can be started", |page| {
        page.button("Start").property("disabled") == false
    });
    assert!(!page.text().contains("Nobody here has said"));
    app.finish();
}
