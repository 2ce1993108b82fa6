//! What is kept in memory is what a fresh read of the record answers, whatever has happened in between.

use proptest::{prelude::*, sample::Index};
use serde::{Deserialize, Serialize};
use soleus_core::{
    journal::{Body, EntryId},
    time::{DAY_MS, Stamp},
};
use tempfile::TempDir;

use crate::{
    Query, Store,
    specimen::{NOW, Note, note},
};

/// What another version writes under the same kind; nothing here understands it.
#[derive(Serialize, Deserialize)]
struct Foreign(Vec<u8>);

impl Body for Foreign {
    const KIND: &'static str = Note::KIND;
}

/// One thing that happens to a record.
#[derive(Clone, Debug)]
enum Step {
    /// An entry for so many hours before or after now.
    Insert(i64),
    /// Of one entry: new words at another hour, with the old ones kept or not.
    Write(Index, i64, bool),
    Delete(Index),
    BringBack(Index),
    /// A transaction that writes and then fails.
    Fail,
    /// Another kind of change: a setting.
    Setting,
    /// Text that no longer fits its kind.
    Spoil(Index),
    /// Entries that another record has.
    Import(Vec<i64>),
    /// A backup is made, or the newest one restored.
    Backup,
    Restore,
    /// Days pass, and what was deleted long ago is forgotten.
    Forget,
    Reopen,
    /// The question, from so many hours before or after now on.
    Ask(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let hour = || -100_i64..100;
    prop_oneof![
        6 => hour().prop_map(Step::Insert),
        4 => (any::<Index>(), hour(), any::<bool>()).prop_map(|(which, hour, keep)| Step::Write(which, hour, keep)),
        3 => any::<Index>().prop_map(Step::Delete),
        3 => any::<Index>().prop_map(Step::BringBack),
        1 => Just(Step::Fail),
        1 => Just(Step::Setting),
        1 => any::<Index>().prop_map(Step::Spoil),
        1 => prop::collection::vec(hour(), 1..4).prop_map(Step::Import),
        1 => Just(Step::Backup),
        1 => Just(Step::Restore),
        1 => Just(Step::Forget),
        1 => Just(Step::Reopen),
        6 => hour().prop_map(Step::Ask),
    ]
}

fn at(hour: i64) -> Stamp {
    NOW.plus_ms(hour * DAY_MS / 24)
}

struct Life {
    dir: TempDir,
    store: Option<Store>,
    ids: Vec<EntryId>,
    backup: Option<std::path::PathBuf>,
    days: i64,
}

impl Life {
    fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let store = Some(Store::open(dir.path(), NOW).unwrap());
        Self {
            dir,
            store,
            ids: Vec::new(),
            backup: None,
            days: 0,
        }
    }

    fn store(&self) -> &Store {
        self.store.as_ref().unwrap()
    }

    fn id(&self, which: &Index) -> Option<EntryId> {
        (!self.ids.is_empty()).then(|| self.ids[which.index(self.ids.len())].clone())
    }

    fn now(&self) -> Stamp {
        NOW.plus_ms(self.days * DAY_MS)
    }

    fn live(&mut self, step: &Step) {
        let now = self.now();
        match step {
            Step::Insert(hour) => {
                let made = self
                    .store()
                    .transact(now, |tx| tx.insert(at(*hour), None, &note("new")));
                self.ids.push(made.unwrap().0);
            }
            Step::Write(which, hour, keep) => {
                let Some(id) = self.id(which) else { return };
                // One that is deleted refuses, and nothing has happened.
                let _ = self.store().transact(now, |tx| {
                    if *keep {
                        tx.update(&id, at(*hour), &note("changed"))
                    } else {
                        tx.amend(&id, at(*hour), &note("amended"))
                    }
                });
            }
            Step::Delete(which) => {
                let Some(id) = self.id(which) else { return };
                let _ = self.store().transact(now, |tx| tx.delete(&id));
            }
            Step::BringBack(which) => {
                let Some(id) = self.id(which) else { return };
                let _ = self.store().transact(now, |tx| tx.restore(&id));
            }
            Step::Fail => {
                let failed = self.store().transact(now, |tx| {
                    tx.insert(now, None, &note("never"))?;
                    tx.get::<Note>(&EntryId("none".to_owned()))?
                        .ok_or_else(|| crate::StoreError::NotFound("none".to_owned()))
                });
                assert!(failed.is_err());
            }
            Step::Setting => drop(
                self.store()
                    .transact(now, |tx| tx.put_setting("sound", &true))
                    .unwrap(),
            ),
            Step::Spoil(which) => {
                let Some(id) = self.id(which) else { return };
                let _ = self
                    .store()
                    .transact(now, |tx| tx.update(&id, now, &Foreign(vec![1])));
            }
            Step::Import(hours) => {
                let there = Store::in_memory().unwrap();
                for hour in hours {
                    let made = there.transact(now, |tx| tx.insert(at(*hour), None, &note("imported")));
                    self.ids.push(made.unwrap().0);
                }
                self.store()
                    .import(&there.export(now).unwrap(), None, true)
                    .unwrap();
            }
            Step::Backup => self.backup = Some(self.store().backup_now("asked", now).unwrap()),
            Step::Restore => {
                if let Some(backup) = &self.backup {
                    self.store().restore(backup, now).unwrap();
                }
            }
            Step::Forget => {
                self.days += 40;
                self.store().forget_deleted(self.now()).unwrap();
            }
            Step::Reopen => {
                drop(self.store.take());
                self.store = Some(Store::open(self.dir.path(), now).unwrap());
            }
            Step::Ask(hour) => {
                self.store().since::<Note>(at(*hour).ms).unwrap();
                self.store().count::<Note>().unwrap();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_is_what_a_fresh_read_answers(
        steps in prop::collection::vec(step(), 1..40), hours in prop::collection::vec(-100_i64..100, 3),
    ) {
        let mut life = Life::new();
        for step in &steps {
            life.live(step);
        }
        for hour in hours.into_iter().map(|hour| at(hour).ms).chain([i64::MIN]) {
            let kept = life.store().since::<Note>(hour).unwrap();
            let fresh = life.store().list::<Note>(&Query { from_ms: Some(hour), ..Query::default() }).unwrap();
            prop_assert_eq!(&*kept.entries, &fresh.entries);
            let sorted = |mut ids: Vec<EntryId>| { ids.sort(); ids };
            prop_assert_eq!(sorted(kept.unreadable), sorted(fresh.unreadable));
        }
        let counted = life.store().list::<Note>(&Query::default()).unwrap();
        let all = counted.entries.len() + counted.unreadable.len();
        prop_assert_eq!(life.store().count::<Note>().unwrap() as usize, all);
    }
}

#[test]
fn a_reader_keeps_what_it_was_given_while_the_record_goes_on() {
    let store = Store::in_memory().unwrap();
    let add = |text: &str| {
        drop(
            store
                .transact(NOW, |tx| tx.insert(NOW, None, &note(text)))
                .unwrap(),
        )
    };
    add("first");
    let before = store.since::<Note>(i64::MIN).unwrap();
    add("second");
    let after = store.since::<Note>(i64::MIN).unwrap();
    assert_eq!((before.entries.len(), after.entries.len()), (1, 2));
}
