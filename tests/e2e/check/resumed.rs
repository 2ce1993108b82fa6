//! A check that was broken off goes on; a result is opened again by its answers.

use harness::App;

use super::results::{SWOLLEN, TODAY, answer, next_step, show};

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_broken_off_check_goes_on_where_it_stopped() {
    let mut app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("check");
    page.role_with("button", "My leg").click();
    next_step(&page, "Check my leg");
    page.button("16 to 44").click();
    next_step(&page, "What age?");
    page.button("None of these").click();
    let here = "Foot or leg newly cold, white, blue?";
    page.heading(here).wait();
    app.kill_and_restart();
    let page = app.page().clone();
    page.go("today");
    page.wait_text("A check is not finished");
    page.link("Go on with it").click();
    page.heading(here).wait();
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_question_is_answered_by_number_and_a_result_is_taken_back_by_its_answers() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    page.go("check");
    page.role_with("button", "My leg").click();
    next_step(&page, "Check my leg");
    page.press("2");
    assert_eq!(next_step(&page, "What age?"), "Any, new or now?");
    page.press("1");
    page.button("Go on with 1 chosen").wait();
    page.press("1");
    page.button("None of these").wait();
    page.go("check");
    page.button("Throw it away").click();
    answer(&page, SWOLLEN);
    show(&page, TODAY);
    page.button("Open the answers again").click();
    page.heading("Your answers").wait();
    page.button("Show the result").click();
    page.heading(TODAY).wait();
    page.go("check");
    page.wait("both results are on record", |page| {
        page.role_with("link", TODAY).count() == 2
    });
    app.finish();
}
