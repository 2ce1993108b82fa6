//! What of the record a sheet is made from.

use soleus_core::{
    care::{Legs, Level},
    doctor::Question,
    journal::{Entry, EntryId},
    permission::{danger::Danger, word::ClinicianWord},
    recovery::{
        checkin::CheckIn,
        cramp::CrampLog,
        load::{FunctionalTest, Outing},
        record::Episode,
    },
    report::visit::{Facts, LOOKS_BACK},
    session::SessionEntry,
    time::{DAY_MS, Stamp},
    triage::{
        answer::{Answer, Who},
        record::{AboutMe, CheckRun},
    },
};
use soleus_store::{Keep, Query, Store};

use super::views::VisitAbout;
use crate::{
    app::App,
    check::{content::triage, kept},
    doctor::checks::{newest_own_check, summaries},
    failure::Failure,
    recovery::facts::Known,
};

/// Whom a sheet can be about.
pub(super) struct Subject {
    pub(super) about: VisitAbout,
    pub(super) legs: Option<Legs>,
    pub(super) level: Option<Level>,
    pub(super) at: Stamp,
}

/// Checks about somebody else are offered for so many days.
const OTHERS_DAYS: i64 = 14;

/// The owner's record as far as a sheet needs it; empty for somebody else.
#[derive(Default)]
struct Own {
    episodes: Vec<Entry<Episode>>,
    episode: Option<Entry<Episode>>,
    about: Option<Entry<AboutMe>>,
    standing: Option<Level>,
    check_ins: Vec<Entry<CheckIn>>,
    outings: Vec<Entry<Outing>>,
    tests: Vec<Entry<FunctionalTest>>,
    sessions: Vec<Entry<SessionEntry>>,
    cramps: Vec<Entry<CrampLog>>,
    words: Vec<Entry<ClinicianWord>>,
    questions: Vec<Entry<Question>>,
}

/// What was read.
pub(super) struct Read {
    pub(super) about: VisitAbout,
    pub(super) unreadable: usize,
    now: Stamp,
    check: Option<Entry<CheckRun>>,
    own: Option<Own>,
}

impl Read {
    /// Reads what a sheet about `about` needs, and nothing else.
    pub(super) fn of(app: &App, about: &VisitAbout) -> Result<Self, Failure> {
        let now = app.now().stamp;
        let mut read = Self {
            about: about.clone(),
            unreadable: 0,
            now,
            check: None,
            own: None,
        };
        match about {
            VisitAbout::Blank => {}
            VisitAbout::Other { check } => {
                let gone = || Failure::not_found("check about somebody else", &check.0);
                let entry = app.store()?.get::<CheckRun>(check)?.ok_or_else(gone)?;
                let sound = entry.body.who == Who::Other && entry.body.finished.is_some();
                read.check = Some(entry).filter(|_| sound);
                if read.check.is_none() {
                    return Err(gone());
                }
            }
            VisitAbout::Me { episode } => read.read_own(app, episode.as_ref())?,
        }
        Ok(read)
    }

    fn read_own(&mut self, app: &App, wanted: Option<&EntryId>) -> Result<(), Failure> {
        let store = app.store()?;
        let mut own = Own {
            standing: Known::read(app, None)?
                .permission
                .standing
                .iter()
                .filter_map(Danger::level)
                .max(),
            episodes: self.all(&store)?,
            ..Own::default()
        };
        own.episode = match wanted {
            Some(id) => Some(
                own.episodes
                    .iter()
                    .find(|one| one.id == *id)
                    .cloned()
                    .ok_or_else(|| Failure::not_found("episode", &id.0))?,
            ),
            None => own
                .episodes
                .iter()
                .filter(|one| one.body.open())
                .max_by_key(|one| one.at.ms)
                .cloned(),
        };
        self.about = VisitAbout::Me {
            episode: own.episode.as_ref().map(|one| one.id.clone()),
        };
        let looked = self.now.ms.saturating_sub(LOOKS_BACK * DAY_MS);
        let onset = own.episode.as_ref().map_or(looked, |one| one.at.ms);
        // Two days of slack: an entry about the first day may carry an earlier stamp of another zone.
        let from = onset.saturating_sub(2 * DAY_MS);
        own.about = kept::about_me(&store, Some(1))?.pop();
        own.check_ins = self.since(&store, from)?;
        own.outings = self.since(&store, from)?;
        own.tests = self.since(&store, from)?;
        own.sessions = self.since(&store, from)?;
        // All of them: the cramp history counts earlier years.
        own.cramps = self.all(&store)?;
        own.words = self.all(&store)?;
        own.questions = self.all(&store)?;
        self.check = newest_own_check(&store)?;
        self.own = Some(own);
        Ok(())
    }

    fn all<T: Keep>(&mut self, store: &Store) -> Result<Vec<Entry<T>>, Failure> {
        self.since(store, i64::MIN)
    }

    fn since<T: Keep>(&mut self, store: &Store, from: i64) -> Result<Vec<Entry<T>>, Failure> {
        let known = store.since::<T>(from)?;
        self.unreadable += known.unreadable.len();
        Ok(known.entries.to_vec())
    }

    /// Whether the sheet has nothing to say: it is then one to fill in by hand.
    pub(super) fn is_blank(&self) -> bool {
        let nothing = |own: &Own| {
            own.episode.is_none()
                && own.about.is_none()
                && own.words.is_empty()
                && own.check_ins.is_empty()
                && own.outings.is_empty()
                && own.tests.is_empty()
                && own.sessions.is_empty()
                && own.cramps.is_empty()
        };
        self.check.is_none() && self.own.as_ref().is_none_or(nothing)
    }

    /// What the sheet is made from.
    pub(super) fn facts(&self) -> Facts<'_> {
        let Some(own) = &self.own else {
            let who = match self.about {
                VisitAbout::Other { .. } => Who::Other,
                VisitAbout::Me { .. } | VisitAbout::Blank => Who::Me,
            };
            return Facts::of_one_check(triage(), self.check.as_ref(), who, self.now);
        };
        Facts {
            triage: triage(),
            who: Who::Me,
            now: self.now,
            episode: own.episode.as_ref(),
            episodes: &own.episodes,
            check: self.check.as_ref(),
            about: own.about.as_ref(),
            standing: own.standing,
            check_ins: &own.check_ins,
            outings: &own.outings,
            tests: &own.tests,
            sessions: &own.sessions,
            cramps: &own.cramps,
            words: &own.words,
            questions: &own.questions,
        }
    }
}

/// Whom a sheet can be about; nobody while the record is closed.
pub(super) fn subjects(app: &App) -> Result<Vec<Subject>, Failure> {
    let Ok(store) = app.store() else {
        return Ok(Vec::new());
    };
    let episodes = store.list::<Episode>(&Query {
        newest_first: true,
        ..Query::default()
    })?;
    let open = episodes.entries.into_iter().filter(|episode| episode.body.open());
    let mut subjects: Vec<Subject> = open
        .map(|episode| Subject {
            about: VisitAbout::Me {
                episode: Some(episode.id),
            },
            legs: Some(episode.body.legs),
            level: None,
            at: episode.at,
        })
        .collect();
    let since = app.now().stamp.ms.saturating_sub(OTHERS_DAYS * DAY_MS);
    subjects.extend(summaries(&store, Some(32))?.into_iter().filter_map(|entry| {
        let done = entry.body.finished.as_ref()?;
        (entry.body.who == Who::Other && entry.body.taken_back.is_none() && done.at.ms >= since).then(|| {
            Subject {
                about: VisitAbout::Other {
                    check: entry.id.clone(),
                },
                legs: entry.body.answers.which.as_ref().and_then(legs_of),
                level: Some(done.outcome.level),
                at: done.at,
            }
        })
    }));
    Ok(subjects)
}

fn legs_of(answer: &Answer) -> Option<Legs> {
    let Answer::Options { chosen, .. } = answer else {
        return None;
    };
    match chosen.first().map(String::as_str) {
        Some("left") => Some(Legs::Left),
        Some("right") => Some(Legs::Right),
        Some("both") => Some(Legs::Both),
        _ => None,
    }
}
