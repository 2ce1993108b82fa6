//! Recovery's single deeds in the real window: cold, a clinician's word, edits with undo, a changed plan, the way on paper
//! and over ten years, and Cramp now without a record or under a lock.

use harness::App;
use serde_json::{Value, json};
use soleus_core::{
    journal::{Entry, EntryId},
    recovery::{checkin::CheckIn, difference::PlanSeen, load::Outing, record::Episode},
    time::Stamp,
};
use soleus_store::{Query, Store};

use crate::{
    check::results as check,
    recovery::steps::{Course, choose, clinicians_word, fill, none, open_strain, press_named, wait_walking},
};

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn cold_says_why_it_is_hidden_and_where_the_way_out_is() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    open_strain(&page);
    page.wait_text("Cold packs stay hidden for now");
    page.wait_text("Today’s eight warning signs are not answered.");
    page.wait_text("What was not asked counts as not sure.");
    page.assert_accessible("a strain on its first day");
    page.script("[...document.querySelectorAll('main .why a')].find((one) => one.textContent.trim() === 'Check my leg').click()");
    page.heading("Check my leg").wait();
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_clinicians_word_opens_one_step_and_is_shown_as_such() {
    let course = Course::begin();
    course.at(1, 9);
    course.check_in(2);
    course.expect(0, &[]);
    let page = &course.page;
    page.button("I was seen: write it down").click();
    clinicians_word(page, "Dr Novak", "grade 1 strain", "This step of the plan");
    page.script(
        "const select = [...document.querySelectorAll('main select')].find((one) => [...one.options].some((step) => step.text === 'Early load'));
         select.value = [...select.options].find((step) => step.text === 'Early load').value;
         select.dispatchEvent(new Event('change', { bubbles: true }));",
    );
    page.assert_accessible("a clinician's word");
    press_named(page, "Keep this");
    page.wait_text("Opened by Dr Novak");
    page.wait_text("Opens in the plan: Early load.");
    course.expect(1, &["strain/phase-1"]);
    page.keep_picture("episode-clinician");
    course.app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_walk_a_test_and_a_past_check_in_are_changed_removed_and_brought_back() {
    let course = Course::begin();
    course.at(2, 11);
    course.check_in(2);
    course.walk("Walk on the flat", 12);
    let page = &course.page;
    page.role_with("button", "Edit: Walk on the flat").click();
    page.wait_text("Change a walk or run");
    fill(page, "Minutes", "25");
    press_named(page, "Save");
    page.wait_text("25 minutes");
    page.role_with("button", "Remove: Walk on the flat").click();
    page.button("Undo").click();
    page.wait_text("25 minutes");
    course.test("Heel raises on both legs", "raises", &[("both legs", 15.0)]);
    page.role_with("button", "Remove: Heel raises on both legs")
        .click();
    page.wait("it is gone", |page| !page.text().contains("Earlier tests"));
    page.button("Undo").click();
    page.wait_text("Earlier tests");
    course.at(4, 11);
    course.check_in(1);
    page.css("main table.entered tbody tr").wait();
    page.script(
        "[...document.querySelectorAll('main table.entered tbody tr')].at(-1).querySelector('.deeds button').click()",
    );
    page.wait_text("You are changing the check-in of");
    choose(page, "Pain walking", "3");
    page.button("Save the check-in").click();
    wait_walking(page, 3);
    let recent = page.command("check_in", &Value::Null)["recent"].clone();
    let walking: Vec<&Value> = recent
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["body"]["left"]["walking"])
        .collect();
    assert_eq!(walking, [1, 3], "the newer one is as it was");
    course.app.finish();
}

/// Opens the record of an app that was closed and changes it by hand.
fn by_hand(course: Course, change: impl Fn(&Store, &EntryId)) -> Course {
    let mut course = course;
    course.app.assert_quiet();
    course.app.close();
    let id = EntryId(course.episode.clone());
    {
        let now = Stamp::new(1_790_000_000_000, 0);
        let store = Store::open(&course.app.sandbox().data(), now).unwrap();
        change(&store, &id);
    }
    course.app.launch_again();
    course.page = course.app.page().clone();
    course
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_changed_plan_is_shown_field_by_field_and_opens_nothing_until_it_is_seen() {
    let course = Course::begin();
    course.at(2, 11);
    course.check_in(1);
    course.expect(1, &["strain/phase-1"]);
    let course = by_hand(course, |store, id| {
        let mut episode: Entry<Episode> = store.get(id).unwrap().unwrap();
        let mut seen: Entry<PlanSeen> = store.list(&Query::default()).unwrap().entries.remove(0);
        (episode.body.plan_version, seen.body.version) = (1, 1);
        for fact in seen.body.facts.iter_mut().filter(|fact| fact.value == "48/72") {
            fact.value = "24/48".into();
        }
        store
            .transact(episode.at, |tx| {
                tx.update(id, episode.at, &episode.body)?;
                tx.update(&seen.id, seen.at, &seen.body)
            })
            .unwrap();
    });
    course.open();
    course
        .page
        .wait_text("This plan has changed since you last looked.");
    course.page.wait_text("24 hours; 2 days from grade 2 on");
    course.page.assert_accessible("a changed plan");
    course.page.keep_picture("episode-changed-plan");
    course.page.button("I have seen what changed").click();
    course.page.wait("the gate counts again", |page| {
        page.css("summary .status.open").count() == 1
    });
    course.app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_way_over_ten_years_is_drawn_with_few_elements_and_reads_as_a_table() {
    let course = by_hand(Course::begin(), |store, id| {
        let mut episode: Entry<Episode> = store.get(id).unwrap().unwrap();
        let onset = episode.at.plus_ms(-3_650 * 86_400_000);
        episode.body.condition = serde_json::from_value(json!({ "kind": "tightness" })).unwrap();
        episode.body.plan_version = 1;
        store
            .transact(onset, |tx| {
                tx.update(id, onset, &episode.body)?;
                for day in 0..3_650 {
                    let at = onset.plus_ms(day * 86_400_000);
                    let body = json!({ "day": at.day(), "rows": none(), "left": { "rest": day % 3, "walking": day % 4, "worst": day % 5 },
                        "right": null });
                    if day % 9 != 0 {
                        tx.insert::<CheckIn>(at, None, &serde_json::from_value(body).unwrap())?;
                    }
                    if day % 3 == 0 {
                        let run = json!({ "kind": "run", "minutes": 30, "metres": null, "pain": 1, "limp": false, "terrain": null });
                        tx.insert::<Outing>(at, None, &serde_json::from_value(run).unwrap())?;
                    }
                }
                Ok(())
            })
            .unwrap();
    });
    let page = &course.page;
    page.go("recovery");
    page.css("main ul a").wait();
    page.go(&format!("recovery/episode/{}/charts", course.episode));
    page.css("figure svg path.line").wait();
    page.wait_text("The same as a table");
    page.css("summary").wait();
    let figures = page.script("return [...document.querySelectorAll('figure svg *')].length");
    assert!(
        figures.as_u64().unwrap() < 400,
        "few elements draw many days: {figures}"
    );
    course.app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn cramp_now_under_a_lock_says_why_and_offers_no_stretch() {
    let app = App::builder().start_welcomed();
    let page = app.page().clone();
    check::answer(&page, &[("new or now", check::Do::Tick("Coughing blood"))]);
    page.button("Keep this result").click();
    page.wait("the result is kept", |page| {
        page.route().starts_with("#/check/result/")
    });
    page.wait_text("Locked in Soleus for now");
    page.press("F2");
    page.wait_text("No stretching and no rubbing now");
    assert!(
        !page.text().contains("Start a 30 second hold"),
        "no hold under a lock"
    );
    page.assert_accessible("Cramp now under a lock");
    page.keep_picture("cramp-locked");
    page.button("Log this cramp").click();
    page.wait_text("Is one leg swollen, red, numb or cold?");
    page.wait_text("Logged.");
    page.script("[...document.querySelectorAll('main .why a')].find((one) => one.textContent.trim() === 'Check my leg').click()");
    page.heading("Check my leg").wait();
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn cramp_now_without_a_record_works_at_once_and_asks_its_one_line() {
    let app = App::builder().start_welcomed();
    let sandbox = {
        let mut app = app;
        app.close();
        app.into_sandbox()
    };
    std::fs::write(sandbox.data().join("soleus.db"), b"not a record at all").unwrap();
    let app = App::builder().sandbox(sandbox).start();
    let page = app.page().clone();
    page.press("F2");
    page.heading("Cramp now").wait();
    page.wait_text("Stop. Get safe.");
    page.wait_text("Your record is not open");
    page.button("Start a 30 second hold").click();
    page.button("Stop the hold").click();
    page.button("It let go").click();
    page.wait_text("Is one leg swollen, red, numb or cold?");
    page.button("Not sure").click();
    page.wait_text("Then have it checked now.");
    page.assert_accessible("Cramp now without a record");
    page.keep_picture("cramp-no-record");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_check_leads_to_an_episode_and_cold_is_timed_and_logged() {
    let mut app = App::builder().start_welcomed();
    let page = app.page().clone();
    check::answer(&page, &[]);
    check::show(&page, check::SELF_CARE);
    page.link("Start the recovery plan that fits").click();
    page.wait("the leg of the check is chosen", |page| {
        page.css("input[value=left]:checked").count() == 1
    });
    // "Less than 24 hours ago" is no day: it is asked for, and not filled in.
    page.role_with("button", "Today").click();
    page.button("Start the plan").click();
    page.heading("After an exercise cramp").wait();
    page.wait_text("Today’s eight warning signs are not answered.");
    page.go("recovery/check-in");
    page.button("None of these today").click();
    choose(&page, "Pain walking", "2");
    page.button("Save the check-in").click();
    page.wait_text("Saved.");
    page.go("recovery");
    page.role_with("link", "After an exercise cramp").click();
    page.wait_text("For comfort only");
    choose(&page, "How long?", "15 min");
    page.button("Start 15 minutes").click();
    page.css("[role=timer]").wait();
    page.assert_accessible("a cold pack that is on");
    page.keep_picture("cold-on");
    app.close_and_restart();
    let page = app.page().clone();
    page.go("recovery");
    page.role_with("link", "After an exercise cramp").click();
    page.button("Take it off").click();
    page.wait_text("The skin needs at least 2 hours without cold.");
    page.wait_text("Packs so far");
    app.finish();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_way_on_paper_has_its_charts_and_no_buttons() {
    let course = Course::begin();
    for (day, pain) in [(0, 4), (1, 3), (2, 2), (4, 1)] {
        course.at(day, 18);
        course.check_in(pain);
    }
    course.open();
    let page = &course.page;
    page.script(
        "for (const sheet of document.styleSheets) { const walk = (rules) => { for (const rule of rules) {
           if (rule.media && [...rule.media].includes('print')) rule.media.mediaText = 'all';
           if (rule.cssRules) walk(rule.cssRules); } }; walk(sheet.cssRules); }",
    );
    page.wait("no button is printed", |page| {
        page.script(
            "return [...document.querySelectorAll('main .no-print')].every((one) => !one.checkVisibility())",
        ) == true
    });
    page.css("figure svg path.line").wait();
    page.script("document.querySelector('figure').scrollIntoView()");
    page.keep_picture("way-on-paper");
    course.app.finish();
}
