//! The backups in the record's folder: their names, their list, and which of them are thrown away.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use jiff::civil::DateTime;
use soleus_core::time::Stamp;

const NAME: &str = "%Y-%m-%dT%H-%M-%S";
/// Length of a name's time part, as in `2026-11-21T06-30-00`.
const NAME_LEN: usize = 19;

/// Backups of the newest days, weeks and months that are kept.
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 6;
/// Days for which a backup made before a migration is kept whatever its age class: time to notice a bad update.
const MIGRATION_DAYS: i64 = 90;
/// Days for which a backup a person asked for, or made before an import or a restore, is kept likewise.
const ASKED_DAYS: i64 = 30;

/// How the name of a file begins and ends while it is written.
pub(crate) const PART: (&str, &str) = (".soleus-", ".part");

/// One backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupFile {
    /// Its name in the folder: time and reason.
    pub name: String,
    /// When it was made, on the person's clock.
    pub made: DateTime,
    /// Why it was made: `daily`, `asked`, `before-import`, `before-restore`, `before-version-N`.
    pub reason: String,
    /// Its size in bytes.
    pub bytes: u64,
}

impl BackupFile {
    /// Whether its name is later than `now`: the clock was ahead when it was made, or is behind now. Which of the two
    /// nobody can tell, so such a backup is neither the newest nor thrown away.
    pub(crate) fn is_from_the_future(&self, now: Stamp) -> bool {
        self.made > now.civil()
    }
}

/// The backups in `dir`, newest first. Files with other names are not backups.
pub(crate) fn list(dir: &Path) -> io::Result<Vec<BackupFile>> {
    let found = match fs::read_dir(dir) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut backups: Vec<BackupFile> = found
        .filter_map(|file| {
            let file = file.ok()?;
            let name = file.file_name().into_string().ok()?;
            let (made, reason) = parse(&name)?;
            Some(BackupFile {
                made,
                reason,
                bytes: file.metadata().ok()?.len(),
                name,
            })
        })
        .collect();
    backups.sort_by(|a, b| b.name.cmp(&a.name));
    Ok(backups)
}

fn parse(name: &str) -> Option<(DateTime, String)> {
    let made = DateTime::strptime(NAME, name.get(..NAME_LEN)?).ok()?;
    let reason = name.get(NAME_LEN..)?.strip_prefix('-')?.strip_suffix(".db")?;
    Some((made, reason.to_owned()))
}

/// A name for a backup made `now` that no file in `dir` has.
pub(crate) fn free_name(dir: &Path, reason: &str, now: Stamp) -> PathBuf {
    let time = time_name(now);
    let name = |n: u32| match n {
        1 => dir.join(format!("{time}-{reason}.db")),
        n => dir.join(format!("{time}-{reason}-{n}.db")),
    };
    (1..1000)
        .map(name)
        .find(|path| !path.exists())
        .unwrap_or_else(|| name(1000))
}

/// The person's local time as a file name that sorts: `2026-11-21T06-30-00`.
pub(crate) fn time_name(now: Stamp) -> String {
    now.civil().strftime(NAME).to_string()
}

/// Removes the backups that no rule keeps, and what a cut-short copy left. Returns the names removed.
pub(crate) fn thin(dir: &Path, now: Stamp) -> io::Result<Vec<String>> {
    let backups = list(dir)?;
    let (future, past): (Vec<_>, Vec<_>) = backups
        .into_iter()
        .partition(|backup| backup.is_from_the_future(now));
    tracing::debug!(from_the_future = future.len(), "backups are thinned");
    let keep = kept(&past, now.civil());
    let mut removed = Vec::new();
    for backup in past.iter().filter(|backup| !keep.contains(&backup.name)) {
        fs::remove_file(dir.join(&backup.name))?;
        removed.push(backup.name.clone());
    }
    for file in fs::read_dir(dir)?.flatten() {
        if is_part(&file.file_name().to_string_lossy()) {
            fs::remove_file(file.path())?;
        }
    }
    Ok(removed)
}

/// Whether `name` is that of a file that was cut short while it was written; the second form is of older versions.
pub(crate) fn is_part(name: &str) -> bool {
    (name.starts_with(PART.0) && name.ends_with(PART.1)) || name.contains(".db.part")
}

/// The names that are kept: the newest of each of the newest 7 days, 4 weeks and 6 months that have any, the newest
/// of all, and the young ones that were made for a reason.
fn kept(backups: &[BackupFile], now: DateTime) -> BTreeSet<String> {
    let mut keep = BTreeSet::new();
    let mut newest_of = |count: usize, class: fn(DateTime) -> (i16, i16)| {
        let mut seen = BTreeSet::new();
        for backup in backups {
            let new = !seen.contains(&class(backup.made));
            if new && seen.len() < count {
                seen.insert(class(backup.made));
                keep.insert(backup.name.clone());
            }
        }
    };
    newest_of(DAYS, |made| (made.year(), made.date().day_of_year()));
    newest_of(WEEKS, |made| {
        let week = made.date().iso_week_date();
        (week.year(), i16::from(week.week()))
    });
    newest_of(MONTHS, |made| (made.year(), i16::from(made.month())));
    keep.extend(
        backups
            .iter()
            .filter(|backup| for_a_reason(backup, now))
            .map(|backup| backup.name.clone()),
    );
    keep
}

fn for_a_reason(backup: &BackupFile, now: DateTime) -> bool {
    let limit = match backup.reason.as_str() {
        "daily" => return false,
        reason if reason.starts_with("before-version-") => MIGRATION_DAYS,
        _ => ASKED_DAYS,
    };
    now.duration_since(backup.made).as_hours() <= limit * 24
}

/// Whether a backup made at `made` is at least a day old.
pub(crate) fn a_day_old(made: DateTime, now: Stamp) -> bool {
    now.civil().duration_since(made).as_hours() >= 24
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn backup(made: DateTime, reason: &str) -> BackupFile {
        BackupFile {
            name: format!("{}-{reason}.db", made.strftime(NAME)),
            made,
            reason: reason.into(),
            bytes: 1,
        }
    }

    fn daily(now: DateTime, days: i64) -> Vec<BackupFile> {
        (0..days)
            .map(|n| {
                backup(
                    now.saturating_sub(jiff::SignedDuration::from_hours(24 * n)),
                    "daily",
                )
            })
            .collect()
    }

    #[test]
    fn a_year_of_daily_backups_is_thinned_to_days_weeks_and_months() {
        let now = jiff::civil::date(2026, 11, 21).at(9, 0, 0, 0);
        let backups = daily(now, 365);
        let keep: Vec<String> = kept(&backups, now)
            .into_iter()
            .rev()
            .map(|name| name[..10].to_owned())
            .collect();
        let days = ["21", "20", "19", "18", "17", "16", "15"].map(|day| format!("2026-11-{day}"));
        assert_eq!(keep[..7], days);
        assert_eq!(
            keep[7..],
            [
                "2026-11-08",
                "2026-11-01",
                "2026-10-31",
                "2026-09-30",
                "2026-08-31",
                "2026-07-31",
                "2026-06-30"
            ]
        );
    }

    #[test]
    fn a_backup_made_before_a_migration_stays_for_ninety_days() {
        let now = jiff::civil::date(2026, 11, 21).at(9, 0, 0, 0);
        let mut backups = daily(now, 60);
        let old = |days: i64| now.saturating_sub(jiff::SignedDuration::from_hours(24 * days + 1));
        backups.push(backup(old(80), "before-version-2"));
        backups.push(backup(old(300), "before-version-1"));
        backups.sort_by(|a, b| b.name.cmp(&a.name));
        let keep = kept(&backups, now);
        assert!(keep.iter().any(|name| name.ends_with("before-version-2.db")));
        assert!(
            keep.iter().any(|name| name.ends_with("before-version-1.db")),
            "it is the newest of its month"
        );
    }

    #[test]
    fn two_backups_of_one_second_get_two_names() {
        let dir = tempfile::TempDir::new().unwrap();
        let now = Stamp::new(0, 0);
        let first = free_name(dir.path(), "asked", now);
        fs::write(&first, "x").unwrap();
        let second = free_name(dir.path(), "asked", now);
        assert_ne!(first, second);
        assert!(parse(second.file_name().unwrap().to_str().unwrap()).is_some());
    }

    proptest! {
        #[test]
        fn the_newest_backup_is_always_kept_and_their_number_never_grows_without_bound(
            ages in proptest::collection::vec(0i64..4000 * 24, 1..200)
        ) {
            let now = jiff::civil::date(2026, 11, 21).at(9, 0, 0, 0);
            let mut backups: Vec<BackupFile> = ages.iter()
                .map(|hours| backup(now.saturating_sub(jiff::SignedDuration::from_hours(*hours)), "daily")).collect();
            backups.sort_by(|a, b| b.name.cmp(&a.name));
            let keep = kept(&backups, now);
            prop_assert!(keep.contains(&backups[0].name));
            prop_assert!(keep.len() <= DAYS + WEEKS + MONTHS);
        }
    }
}
