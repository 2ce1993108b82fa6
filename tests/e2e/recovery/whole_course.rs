//! A whole strain from day 0 to maintenance in the real window, by pressing what a person presses, on a clock the test
//! moves.

use crate::recovery::steps::{Course, checked, choose, field, fill, press_named};

const FOUR: [&str; 4] = [
    "strain/phase-1",
    "strain/phase-2",
    "strain/phase-3",
    "strain/phase-4",
];
const LEGS: [&str; 2] = ["left leg", "right leg"];

fn both(left: f32, right: f32) -> [(&'static str, f32); 2] {
    [(LEGS[0], left), (LEGS[1], right)]
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_whole_strain_from_day_0_to_maintenance() {
    let course = Course::begin();
    protects_and_loads(&course);
    grows_strong(&course);
    walks_and_runs(&course);
    returns(&course);
    course.app.finish();
}

fn protects_and_loads(course: &Course) {
    // What nobody asked closes strength and running.
    checked(&course.page);
    course.at(0, 18);
    course.check_in(4);
    course.expect(0, &[]);
    course.page.wait_text("to go");
    course.page.assert_accessible("the first day");
    course.at(2, 11);
    course.check_in(2);
    course.expect(1, &FOUR[..1]);
    course.at(2, 17);
    course.walk("Walk on the flat", 12);
    course.at(3, 8);
    course.check_in(1);
    course.test("Heel raises on both legs", "raises", &[("both legs", 15.0)]);
    course.expect(2, &FOUR[..2]);
    course.page.keep_picture("strain-strength");
}

fn grows_strong(course: &Course) {
    course.at(8, 9);
    course.check_in(0);
    course.walk("Brisk walk", 30);
    course.at(9, 8);
    course.check_in(0);
    counts_with_the_space_bar(course);
    course.expect(3, &FOUR[..3]);
    shows_every_test(course);
    course.at(9, 17);
    course.walk("Brisk walk", 30);
    course.at(10, 8);
    course.check_in(0);
    course.test("Hops on one leg", "hops", &both(20.0, 20.0));
    course.test("Heel raises on one leg", "raises", &both(22.0, 25.0));
    course.expect(4, &FOUR);
    course.page.wait_text("Level 1 of 10");
    course.page.assert_accessible("the walk-run table");
    course.page.go("today");
    course
        .page
        .wait_text("Your next run: 3 rounds: 9 min walk, 1 min run.");
}

/// Each test that is offered has a drawing, mirrored for the leg it is about.
fn shows_every_test(course: &Course) {
    let page = &course.page;
    course.open();
    for (name, drawn) in [
        ("Heel raises on one leg, knee bent", "both knees bent"),
        ("Knee to wall", "the knee touches it"),
        ("Stand on one leg", "stands on one straight leg"),
        ("Hops on one leg", "toes pointing down"),
    ] {
        choose(page, "Which test?", name);
        page.wait("its drawing", |page| {
            page.css(&format!("form svg[role=img][aria-label*='{drawn}']"))
                .count()
                == 1
        });
        page.script("document.querySelector('.how').scrollIntoView({ block: 'center' })");
        page.keep_picture(&format!("test-{}", name.to_lowercase().replace([' ', ','], "-")));
    }
    page.role("button", "Start the clock: right leg").click();
    page.wait_text("Get into place");
    page.keep_picture("test-hop-right");
    page.button("That was the last one").click();
}

/// Ten raises of the sore leg, counted by the space bar after the clock's "go"; the other leg is typed in.
fn counts_with_the_space_bar(course: &Course) {
    let page = &course.page;
    course.open();
    choose(page, "Which test?", "Heel raises on one leg");
    // A first one is only looked at, and put away: looking takes its time.
    page.role("button", "Start the clock: left leg").click();
    page.wait_text("Get into place");
    page.assert_accessible("a test under way");
    page.keep_picture("test-under-way");
    page.button("That was the last one").click();
    page.role("button", "Start the clock: left leg").click();
    page.wait("the page says that the test goes on", |page| {
        page.text().contains("at the top of each one")
    });
    // Each press waits until the face shows the one before, however slow the machine is.
    for raise in 1..=11 {
        page.press("Space");
        page.wait("the space bar counted", |page| {
            page.css(".face").text() == raise.to_string()
        });
    }
    page.button("Count").click();
    page.wait("a tap counted too", |page| page.css(".face").text() == "12");
    page.button("That was the last one").click();
    let left = field(page, "Result in raises, left leg");
    page.wait("the count is the result", |_| left.property("value") == "12");
    choose(page, "Pain during, left leg", "1");
    fill(page, "Result in raises, right leg", "25");
    choose(page, "Pain during, right leg", "0");
    page.wait_text("52 % less than the other leg");
    press_named(page, "Save the test");
    page.wait_text("12, pain 1");
}

fn walks_and_runs(course: &Course) {
    for day in [10, 12, 14] {
        course.at(day, 17);
        course.walk("Walk and run, by the table", 30);
        course.at(day + 1, 8);
        course.check_in(0);
        course.at(day + 2, 8);
        course.check_in(0);
    }
    course.expect(4, &FOUR);
    course.page.wait_text("Level 2 of 10");
    choose(&course.page, "Which table?", "Six steps");
    course.page.wait_text("of 6");
    choose(&course.page, "Which table?", "Ten steps");
    course.page.wait_text("Level 2 of 10");
}

fn returns(course: &Course) {
    for day in [18, 20, 22] {
        course.at(day, 8);
        course.check_in(0);
        course.walk("Run", 30);
        course.at(day + 1, 8);
        course.check_in(0);
    }
    course.at(24, 9);
    course.check_in(0);
    let five = [&FOUR[..], &["strain/phase-5"]].concat();
    course.expect(5, &five);
    course.test("Press the sore place", "of 10", &both(0.0, 0.0));
    course.test("Knee to wall", "cm", &both(11.0, 11.0));
    course.test("Heel raises on one leg", "raises", &both(31.0, 32.0));
    course.test("Hops on one leg", "hops", &both(25.0, 26.0));
    course.page.wait_text("The checklist");
    course.walk("Full training", 60);
    course.at(25, 9);
    course.check_in(0);
    course.open();
    course.page.wait_text("You are through. What stays:");
    course.page.wait_text("At the first twinge");
    course.page.wait_text("The way in numbers");
    course.page.wait_text("Full return: the checklist");
    course.page.assert_accessible("the end of the way");
    course.page.keep_picture("strain-maintenance");
    course.page.go("today");
    course.page.wait_text("All steps are done.");
}
