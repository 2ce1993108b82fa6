//! Clinicians' words with their limits as instants: those that were entered, and those in an episode that a clinician
//! named.

use soleus_core::{
    journal::Entry,
    permission::word::{ClinicianWord, Said},
    recovery::{
        clock::{Moment, stamp_of},
        record::{Condition, Episode},
    },
    time::{Day, Stamp},
};

/// Every word in the order of writing. What is dated after now is left out: it opens nothing.
pub(crate) fn all(words: &[Entry<ClinicianWord>], episodes: &[Entry<Episode>], now: Moment) -> Vec<Said> {
    let entered = words
        .iter()
        .filter(|entry| !now.is_before(entry.at))
        .map(of_entry);
    let named = episodes
        .iter()
        .filter(|episode| episode.body.open())
        .flat_map(of_episode);
    let mut all: Vec<Said> = entered.chain(named).collect();
    all.sort_by_key(|said| said.written);
    all
}

fn of_entry(entry: &Entry<ClinicianWord>) -> Said {
    let word = &entry.body;
    let lead = word.lead_ms;
    let ms = |stamp: Stamp| stamp.ms.saturating_add(lead);
    // The last day of a word without times of day ends with that day.
    let last_day = word
        .until
        .and_then(|day| midnight(day.plus(1), entry.changed.offset_min));
    Said {
        written: entry.written,
        ms: ms(entry.at),
        from_ms: word.from.map_or(i64::MIN, ms),
        not_before_ms: word.not_before.map(ms),
        until_ms: word.ends.or(last_day).map(ms),
        entry: entry.clone(),
    }
}

fn midnight(day: Day, offset_min: i16) -> Option<Stamp> {
    stamp_of(day, 0, 0, offset_min)
}

/// What the clinician who named an episode allowed, each class from its day on.
fn of_episode(entry: &Entry<Episode>) -> Vec<Said> {
    let Condition::Named {
        name,
        by,
        on,
        after,
        gates,
        ..
    } = &entry.body.condition
    else {
        return Vec::new();
    };
    let offset = entry.changed.offset_min;
    let dated = gates
        .iter()
        .filter_map(|gate| Some((gate.activity, midnight(gate.from?, offset)?)));
    dated
        .map(|(activity, from)| Said {
            written: entry.written,
            ms: entry.changed.ms.saturating_add(entry.body.lead_ms),
            from_ms: from.ms.saturating_add(entry.body.lead_ms),
            not_before_ms: None,
            until_ms: None,
            entry: Entry {
                id: entry.id.clone(),
                at: entry.changed,
                subject: None,
                changed: entry.changed,
                written: entry.written,
                edited: entry.edited,
                body: ClinicianWord {
                    after: *after,
                    permits: [activity].into(),
                    from: Some(from),
                    episode: Some(entry.id.clone()),
                    ..ClinicianWord::new(by, *on, name)
                },
            },
        })
        .collect()
}
