//! Kill -9 at random instants of a writing child: every write it was told is saved is there afterwards.

use std::{
    io::{BufRead, BufReader, Write},
    process::Stdio,
    sync::mpsc,
    time::Duration,
};

use soleus_core::journal::EntryId;
use soleus_store::{Query, Store};
use tempfile::TempDir;

use crate::{NOW, Note, chance::Chance, child, note, texts};

/// Kills of one run; `SOLEUS_KILLS=1000` makes it a long one.
const KILLS: u32 = 100;

#[test]
fn kills_lose_no_acknowledged_write() {
    let kills = child::kills(KILLS);
    let dir = TempDir::new().expect("a folder");
    let mut chance = Chance::of(0x9e37_79b9_7f4a_7c15);
    let (mut acknowledged, mut running) = (Vec::new(), 0_u64);
    for kill in 0..kills {
        let acks = write_until_killed(&dir, Duration::from_micros(chance.below(12_000) as u64));
        let store =
            Store::open(dir.path(), NOW).expect("the record opens after a kill, and passes its quick check");
        for (id, number) in &acks {
            let entry = store.get::<Note>(id).expect("it is read");
            let said = entry.map(|entry| entry.body.text);
            assert_eq!(said, Some(number.to_string()), "acknowledged before kill {kill}");
            running = running.max(*number);
        }
        let step = store.running::<u64>().expect("it is read").unwrap_or(0);
        assert!(
            step >= running,
            "the running session is at step {step} of {running} after kill {kill}"
        );
        acknowledged.extend(acks);
    }
    let store = Store::open(dir.path(), NOW).expect("the record opens");
    assert_eq!(store.integrity().expect("it is checked"), None);
    let there = texts(&store).len();
    let all = acknowledged
        .iter()
        .filter(|(id, _)| store.get::<Note>(id).is_ok_and(|entry| entry.is_some()))
        .count();
    assert_eq!(all, acknowledged.len());
    println!(
        "{kills} kills, {} acknowledged writes, {there} entries in the record, 0 lost",
        acknowledged.len()
    );
}

/// Starts a child, kills it `after` its first acknowledgement, and returns what it acknowledged.
fn write_until_killed(dir: &TempDir, after: Duration) -> Vec<(EntryId, u64)> {
    let mut child = child::command("store::kill::child_writes", dir.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the child starts");
    let out = BufReader::new(child.stdout.take().expect("its words are read"));
    let (send, acks) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        for line in out.lines().map_while(Result::ok) {
            // A line without its end was cut by the kill: it was not acknowledged.
            if let Some((id, number)) = line
                .strip_prefix("ack ")
                .and_then(|line| line.strip_suffix('.')?.split_once(' '))
            {
                let _ = send.send((EntryId(id.to_owned()), number.parse().expect("a number")));
            }
        }
    });
    let first = acks
        .recv_timeout(Duration::from_secs(60))
        .expect("the child writes");
    std::thread::sleep(after);
    child.kill().expect("the child is killed");
    child.wait().expect("the child ends");
    reader.join().expect("its words are read to the end");
    std::iter::once(first).chain(acks.try_iter()).collect()
}

#[test]
#[ignore = "a child of the test above"]
fn child_writes() {
    let store = Store::open(&child::dir(), NOW).expect("the record opens");
    let start = store.running::<u64>().expect("it is read").unwrap_or(0);
    println!();
    for number in start + 1.. {
        let write = |tx: &mut soleus_store::Tx<'_>| {
            tx.put_running(&number)?;
            // Now and then an edit of an older entry, so that revisions are written too.
            if number % 7 == 0
                && let Some(old) = tx
                    .list::<Note>(&Query {
                        limit: Some(1),
                        ..Query::default()
                    })?
                    .entries
                    .first()
            {
                tx.update(&old.id, old.at, &old.body)?;
            }
            tx.insert(
                NOW.plus_ms(i64::try_from(number).unwrap_or(0)),
                None,
                &note(&number.to_string()),
            )
        };
        let (id, changes) = store.transact(NOW, write).expect("it is written");
        assert_eq!(changes.held, None);
        println!("ack {} {number}.", id.0);
        std::io::stdout().flush().expect("the parent listens");
    }
}
