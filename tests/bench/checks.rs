//! How long each command of the check takes on ten years of data with many checks in it.

use crate::decade;
use crate::table::{Row, p99};
use harness::{Sandbox, host, wait};
use serde_json::{Value, json};
use soleus_api::{App, commands};
use soleus_core::permission::word::ClinicianWord;
use soleus_core::time::Stamp;
use soleus_core::triage::{
    Answer, Answers, Facts, Triage,
    answer::Who,
    causes,
    due::due,
    engine::decide,
    record::{AboutMe, CheckRun, Finished},
};
use soleus_store::Store;
use std::path::Path;

/// Own checks in ten years: one every three or four days.
const CHECKS: i64 = 1_000;
/// Visits to a clinician.
const VISITS: i64 = 50;
const DAY_MS: i64 = 86_400_000;
/// What a check command may take.
const BOUND_MS: f64 = 5.0;
/// How often each command is called.
const CALLS: usize = 200;

/// Every question answered, with nothing wrong but one swollen leg now and then.
fn answers(triage: &Triage, number: i64) -> Answers {
    let calm = |question: &soleus_core::triage::question::Question| {
        let first = question.options.first().map(|option| Answer::one(&option.id));
        question
            .clearing_answer()
            .or(first)
            .unwrap_or(Answer::Number { value: 2 })
    };
    let mut answers: Answers = triage
        .question
        .iter()
        .map(|question| (question.id.clone(), calm(question)))
        .collect();
    answers.insert("age".into(), Answer::one("a16_44"));
    if number % 20 == 0 {
        answers.insert("swollen".into(), Answer::one("left"));
    }
    answers
}

fn check(triage: &Triage, number: i64, at: Stamp) -> CheckRun {
    let mut run = CheckRun::new(if number % 10 == 9 { Who::Other } else { Who::Me });
    for (question, answer) in answers(triage, number) {
        run.answer(&question, answer, at);
    }
    let outcome = decide(triage, &run.answers);
    run.finished = Some(Finished {
        at,
        due: due(outcome.level, outcome.within_days, at),
        causes: causes::weigh(triage, &Facts::read(triage, &run.answers), &outcome.must_not_miss),
        outcome,
        content: triage.version.clone(),
        lead_ms: 0,
    });
    run
}

fn write(folder: &Path) {
    decade::write(folder);
    let triage = &soleus_guide::content().triage;
    let store = Store::open(folder, host::NOW).expect("the record opens");
    for number in 0..CHECKS {
        let at = host::NOW.plus_ms((number - CHECKS) * 3_650 * DAY_MS / 1_000);
        let written = store.transact(at, |tx| {
            let run = check(triage, number, at);
            tx.insert(at, None, &AboutMe { answers: run.answers.clone() })?;
            tx.insert(at, None, &run)?;
            if number % (CHECKS / VISITS) == 0 {
                let record = json!({ "seen": at.day(), "who": "Dr Novak", "diagnosis": "strain", "permits": ["stretch"], "note": "" });
                let record: ClinicianWord = serde_json::from_value(record).expect("a record");
                tx.insert(at, None, &record)?;
            }
            Ok(())
        });
        written.expect("a check is written");
    }
}

/// One command as it is measured: its name, what is called before each call, and its arguments.
struct Asked {
    name: &'static str,
    before: Vec<(&'static str, Value)>,
    args: Value,
}

fn asked(app: &App) -> Vec<Asked> {
    let plain = |name| Asked {
        name,
        before: Vec::new(),
        args: Value::Null,
    };
    let start = || ("check_start", json!({ "who": "me" }));
    let reply = |question: &str, answer: Value| json!({ "question": question, "answer": answer });
    let one = |option: &str| json!({ "kind": "options", "chosen": [option], "unsure": [] });
    let age = || ("check_answer", reply("age", one("a16_44")));
    let cold = || ("check_answer", reply("foot_cold", one("left")));
    let with = |name, before, args| Asked { name, before, args };
    let home = call(app, "check_home", &Value::Null);
    let visits = call(app, "clinicians", &Value::Null);
    let visit = visits["records"][0]["entry"]["id"].clone();
    let record = visits["records"][0]["entry"]["body"].clone();
    vec![
        plain("check_home"),
        plain("locks"),
        plain("cramp_now"),
        plain("routines"),
        plain("clinicians"),
        plain("about_me"),
        plain("countries"),
        plain("check_rules"),
        with("check_earlier", vec![], json!({ "before": home["earlier"] })),
        with("check_result", vec![], home["history"][0]["id"].clone()),
        with(
            "clinician_edit",
            vec![],
            json!({ "id": visit, "record": record.clone() }),
        ),
        with("clinician_delete", vec![], visit.clone()),
        with(
            "clinician_restore",
            vec![("clinician_delete", visit.clone())],
            visit,
        ),
        // Last of what reads the visits: each call adds one. The checks come after them: hundreds within an instant, as no person makes.
        with("clinician_add", vec![], record),
        with("check_start", vec![], start().1),
        with("check_answer", vec![start()], age().1),
        with("check_back", vec![start(), age()], Value::Null),
        with("check_visit", vec![start(), age()], json!("age")),
        with("check_go_on", vec![start(), age(), cold()], Value::Null),
        with("check_finish", vec![start(), age(), cold()], Value::Null),
        with("check_drop", vec![start(), age()], Value::Null),
        with("about_me_put", vec![], json!({ "answers": {} })),
    ]
}

fn call(app: &App, name: &str, args: &Value) -> Value {
    commands::dispatch(app, name, args.clone())
        .unwrap_or_else(|refusal| panic!("{name}: {}", refusal.message))
}

fn measure(app: &App, asked: &Asked) -> f64 {
    let mut times = Vec::new();
    for _ in 0..CALLS {
        for (name, args) in &asked.before {
            // What is undone for the next call may be undone already.
            let _ = commands::dispatch(app, name, args.clone());
        }
        if asked.name == "clinician_delete" {
            let _ = commands::dispatch(app, "clinician_restore", asked.args.clone());
        }
        let began = wait::now();
        let answer = commands::dispatch(app, asked.name, asked.args.clone());
        times.push(wait::now().saturating_duration_since(began).as_secs_f64() * 1000.0);
        if let Err(refusal) = answer {
            panic!("{}: {}", asked.name, refusal.message);
        }
    }
    p99(times)
}

/// Every command of the check, on ten years of data and many checks; a whole check by answers as well.
pub(crate) fn checks() -> Vec<Row> {
    let sandbox = Sandbox::new();
    write(&sandbox.data());
    let app = App::start(&sandbox.data(), host::ports());
    assert!(
        call(&app, "locks", &Value::Null)["level"].is_string(),
        "the record reads"
    );
    let mut rows: Vec<(f64, &str)> = asked(&app)
        .iter()
        .map(|asked| (measure(&app, asked), asked.name))
        .collect();
    rows.push((
        longest_answer(&app),
        "check_answer, the slowest step of a whole check",
    ));
    rows.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut table = vec![Row::note("commands of the check measured", rows.len() as f64, "")];
    for (time, name) in rows {
        table.push(Row::at_most(
            format!("p99 of `{name}` with {CHECKS} checks in ten years of data"),
            time,
            BOUND_MS,
            "ms",
        ));
    }
    table
}

/// Goes through whole checks, and gives the p99 of all their answers.
fn longest_answer(app: &App) -> f64 {
    let triage = &soleus_guide::content().triage;
    let calm = answers(triage, 1);
    let mut times = Vec::new();
    for _ in 0..10 {
        let mut run = call(app, "check_start", &json!({ "who": "me" }));
        while let Some(question) = run["question"]["id"].as_str().map(ToOwned::to_owned) {
            let answer = calm.get(&question).cloned().unwrap_or(Answer::many(&[]));
            let args = json!({ "question": question, "answer": answer });
            let began = wait::now();
            run = call(app, "check_answer", &args);
            times.push(wait::now().saturating_duration_since(began).as_secs_f64() * 1000.0);
        }
    }
    p99(times)
}
