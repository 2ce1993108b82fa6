//! Kill -9 at random instants of a child that drives a guided session on a real record: what was told as done is kept,
//! and nothing is done that nobody lived through.

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader},
    path::Path,
    process::Stdio,
    time::Duration,
};

use serde_json::Value;
use soleus_core::{session::SessionEntry, time::Stamp};
use soleus_store::{Query, Store};
use tempfile::TempDir;

use crate::{NOW, chance::Chance, child, session::child::RUN};

/// Kills of one run; `SOLEUS_KILLS=1000` makes it a long one.
const KILLS: u32 = 30;
/// The child is killed after at most this many of its steps of a quarter second: as long as a few holds.
const STEPS: usize = 600;

/// What the child said of its session after it was kept: `told <started> <moving> <cursor> <as of> <states>`.
#[derive(Clone, Debug)]
struct Told {
    started: i64,
    moving: String,
    cursor: usize,
    as_of: u64,
    /// One letter a step: `d` for done, `w` for other work, `P` for a pause between.
    states: Vec<u8>,
}

/// One life of the child.
#[derive(Debug, Default)]
struct Life {
    told: Vec<Told>,
    /// The last tick up to which it set out to let time pass.
    alive: u64,
}

#[test]
fn kills_lose_no_finished_hold_and_credit_none_falsely() {
    let kills = child::kills(KILLS);
    let dir = TempDir::new().expect("a folder");
    let mut chance = Chance::of(0x2545_f491_4f6c_dd1d);
    let mut tally = Tally::default();
    for kill in 0..kills {
        let (steps, micros) = (chance.below(STEPS) as u64, chance.below(2_000) as u64);
        let life = live_until_killed(&dir, kill, steps, Duration::from_micros(micros));
        judge(dir.path(), kill, &life, &mut tally);
    }
    assert!(
        tally.kept > 0,
        "no kill came after a finished hold: the test sees nothing"
    );
    assert!(
        tally.mid_hold * 4 > kills,
        "most kills come in the middle of a hold: {}",
        tally.mid_hold
    );
    println!(
        "{kills} kills, {} in the middle of a hold; {} finished holds found again, {} sessions in the journal, {} credited falsely",
        tally.mid_hold, tally.kept, tally.ended, tally.false_credit
    );
}

/// What the kills met.
#[derive(Debug, Default)]
struct Tally {
    /// Kills in the middle of a hold or a set.
    mid_hold: u32,
    /// Finished holds told and found again, counted at every kill.
    kept: usize,
    /// Sessions that came to their end and stand in the journal.
    ended: usize,
    /// The session and what its steps had at the kill before.
    before: (i64, Vec<u64>),
    /// Holds credited that nobody lived through; the test fails at the first.
    false_credit: u32,
}

/// One step as the record has it.
struct Found {
    work: bool,
    whole: u64,
    credited: u64,
}

fn judge(dir: &Path, kill: u32, life: &Life, tally: &mut Tally) {
    let store = Store::open(dir, NOW).expect("the record opens after a kill");
    let Some(last) = life.told.last() else { return };
    let running: Option<Value> = store.running().expect("it is read");
    let of_last = |started: &Stamp| started.ms == last.started;
    let entries = store
        .list::<SessionEntry>(&Query::default())
        .expect("it is read")
        .entries;
    tally.ended = entries.len();
    let entry = entries.iter().find(|entry| of_last(&entry.at));
    // A newer session may have begun since; the one that was told of is then in the journal.
    let running = running.filter(|kept| kept["saved"]["started"]["ms"] == last.started);
    let found: Vec<Found> = match (&running, entry) {
        (Some(kept), None) => steps_of(&kept["saved"]),
        (None, Some(entry)) => in_places(&entry.body, last),
        (None, None) => panic!("kill {kill}: the session told of is nowhere ({last:?})"),
        (Some(_), Some(_)) => panic!("kill {kill}: the session is both running and in the journal"),
    };
    let told = told_done(life);
    // Earlier lives count, but not for the hold that was cut off: it began anew.
    let earlier = |place: usize| {
        let same = tally.before.0 == last.started && life.told.first().is_some_and(|one| one.cursor != place);
        let had = tally.before.1.get(place).copied().unwrap_or(0);
        if same { had } else { 0 }
    };
    let bound: Vec<u64> = (0..found.len())
        .map(|place| earlier(place) + lived(life, place))
        .collect();
    let lived = |place: usize| bound[place];
    for (place, step) in found.iter().enumerate() {
        let full = step.credited == step.whole;
        if told.contains(&place) {
            assert!(
                full,
                "kill {kill}: step {place} was told as done and is not ({last:?})"
            );
            tally.kept += usize::from(step.work);
        } else if step.work && full {
            tally.false_credit += u32::from(lived(place) < step.whole);
            assert!(
                lived(place) >= step.whole,
                "kill {kill}: step {place} is credited in full, and {} of {} ms were lived ({life:?})",
                lived(place),
                step.whole
            );
        } else if step.work {
            assert!(
                step.credited <= lived(place),
                "kill {kill}: step {place} has {} ms, {} were lived ({life:?})",
                step.credited,
                lived(place)
            );
        }
    }
    tally.before = (last.started, found.iter().map(|step| step.credited).collect());
    tally.mid_hold += u32::from(found.get(last.cursor).is_some_and(|step| step.work));
}

fn steps_of(saved: &Value) -> Vec<Found> {
    let number = |value: &Value| value.as_u64().expect("a number");
    let (steps, ledger) = (&saved["plan"]["steps"], &saved["ledger"]);
    let pairs = steps
        .as_array()
        .into_iter()
        .flatten()
        .zip(ledger.as_array().into_iter().flatten());
    pairs
        .map(|(step, account)| Found {
            work: !step["work"].is_null(),
            whole: number(&step["targetMs"]) + number(&account["addedMs"]),
            credited: number(&account["creditedMs"]),
        })
        .collect()
}

/// The journal has only the work; its places among all steps are those the child told.
fn in_places(entry: &SessionEntry, last: &Told) -> Vec<Found> {
    let mut work = entry.work.iter();
    let of = |letter: &u8| {
        let step = letter.is_ascii_lowercase().then(|| work.next()).flatten();
        step.map_or(
            Found {
                work: false,
                whole: 1,
                credited: 1,
            },
            |step| Found {
                work: true,
                whole: step.planned_ms,
                credited: step.done_ms,
            },
        )
    };
    last.states.iter().map(of).collect()
}

/// Places of work told as done; the last word counts.
fn told_done(life: &Life) -> BTreeSet<usize> {
    let states = life
        .told
        .last()
        .map(|told| told.states.as_slice())
        .unwrap_or_default();
    (0..states.len()).filter(|place| states[*place] == b'd').collect()
}

/// At most how much of a step was lived in this life: from when it was told as running to the last sign of life.
fn lived(life: &Life, place: usize) -> u64 {
    let running = |told: &Told| told.cursor == place && told.moving == "running";
    let spans = life.told.iter().enumerate().filter(|(_, told)| running(told));
    spans
        .map(|(index, told)| {
            let next = life.told.get(index + 1).map_or(life.alive, |next| next.as_of);
            next.saturating_sub(told.as_of)
        })
        .sum()
}

/// Starts the child, kills it `after` it took so many `steps` with a session, and returns what it said.
fn live_until_killed(dir: &TempDir, run: u32, steps: u64, after: Duration) -> Life {
    let mut child = child::command("session::child::child_stretches", dir.path())
        .env(RUN, run.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the child starts");
    let out = BufReader::new(child.stdout.take().expect("its words are read"));
    let (send, signs) = std::sync::mpsc::channel();
    let reader = std::thread::spawn(move || {
        let mut life = Life::default();
        for line in out.lines().map_while(Result::ok) {
            // A line without its full stop was cut by the kill.
            let Some(words) = line.strip_suffix('.') else {
                continue;
            };
            match words.split(' ').collect::<Vec<_>>()[..] {
                ["alive", tick] => {
                    let _ = send.send(());
                    life.alive = tick.parse().expect("a tick");
                }
                ["told", started, moving, cursor, as_of, states] => {
                    life.told.push(Told {
                        started: started.parse().expect("a stamp"),
                        moving: moving.to_owned(),
                        cursor: cursor.parse().expect("a place"),
                        as_of: as_of.parse().expect("a tick"),
                        states: states.bytes().collect(),
                    });
                }
                _ => {}
            }
        }
        life
    });
    for _ in 0..=steps {
        signs
            .recv_timeout(Duration::from_secs(60))
            .expect("the child has a session");
    }
    std::thread::sleep(after);
    child.kill().expect("the child is killed");
    child.wait().expect("the child ends");
    reader.join().expect("its words are read to the end")
}
