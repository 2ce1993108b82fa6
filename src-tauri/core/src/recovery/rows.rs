//! The eight daily rows: red flags asked again on every recovery day.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::clock::Moment;
use crate::{
    care::Tri,
    journal::Body,
    time::{DAY_MS, Day, Stamp},
};

/// One of the eight rows, in the order they are shown. The names are the ids of the rows in
/// `content/triage/meta.toml`, which has their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Row {
    /// New breathlessness, chest pain, fainting, coughing blood (NIDIRECT-PE, COOPER-PE).
    Breath,
    /// A foot that is cold, pale or blue (NHS-PAD-OLD).
    FootCold,
    /// A foot that is numb or weak (BOAA, AMSSM-FOOTDROP).
    #[serde(rename = "foot_nerve")]
    FootNumb,
    /// Pain that is severe or climbing (BOAA).
    #[serde(rename = "pain")]
    PainClimbing,
    /// One leg more swollen than the other (NICE-NG158).
    Swollen,
    /// Warmer or redder skin (NHS-DVT, NHS-CELL).
    #[serde(rename = "warm")]
    WarmRed,
    /// Fever or feeling very ill (NHS-CELL).
    Fever,
    /// Urine dark as cola (CDC-RHABDO-COPY).
    #[serde(rename = "urine")]
    DarkUrine,
}

impl Row {
    /// All rows in order.
    pub const ALL: [Row; 8] = [
        Row::Breath,
        Row::FootCold,
        Row::FootNumb,
        Row::PainClimbing,
        Row::Swollen,
        Row::WarmRed,
        Row::Fever,
        Row::DarkUrine,
    ];
}

/// The answers to the eight rows. A row that is not there was not asked and never counts as "no".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DailyRows(
    #[cfg_attr(feature = "bindings", ts(type = "Partial<Record<Row, Tri>>"))] pub BTreeMap<Row, Tri>,
);

impl DailyRows {
    /// Every row answered "no": what one press on "none of these today" writes, when all rows are in view.
    pub fn none_of_these() -> Self {
        Self(Row::ALL.into_iter().map(|row| (row, Tri::No)).collect())
    }

    /// The answer to one row.
    pub fn get(&self, row: Row) -> Option<Tri> {
        self.0.get(&row).copied()
    }

    /// The same answers with one row set, or taken back.
    #[must_use]
    pub fn with(mut self, row: Row, answer: Option<Tri>) -> Self {
        match answer {
            Some(answer) => self.0.insert(row, answer),
            None => self.0.remove(&row),
        };
        self
    }

    /// Whether all eight were answered and all are "no".
    pub fn clear(&self) -> bool {
        Row::ALL.iter().all(|row| self.get(*row) == Some(Tri::No))
    }

    /// The rows answered "yes" or "not sure": any of them leads to the check.
    pub fn red(&self) -> Vec<Row> {
        Row::ALL
            .into_iter()
            .filter(|row| matches!(self.get(*row), Some(Tri::Yes | Tri::NotSure)))
            .collect()
    }

    /// What they come to; `Due` if one was not answered and none is red.
    pub fn answer(&self) -> RowsToday {
        if self.clear() {
            RowsToday::Clear
        } else if self.red().is_empty() {
            RowsToday::Due
        } else {
            RowsToday::Red
        }
    }

    /// The rows nobody answered.
    pub fn unanswered(&self) -> Vec<Row> {
        Row::ALL
            .into_iter()
            .filter(|row| self.get(*row).is_none())
            .collect()
    }
}

/// Today's daily rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum RowsToday {
    /// Not answered today.
    Due,
    /// All "no".
    Clear,
    /// A "yes" or "not sure".
    Red,
}

/// The daily rows answered once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowsAnswered {
    /// The place in the order of writing.
    pub written: i64,
    /// When they were answered.
    pub at: Stamp,
    /// When, in believed milliseconds.
    pub ms: i64,
    /// The check-in day they are about.
    pub day: Day,
    /// What they came to; `Due` if not all eight were answered.
    pub answer: RowsToday,
}

/// What the newest rows of the last 24 hours, about the day they were answered on, came to at `now`. Rows dated after now do
/// not count.
pub fn rows_now(rows: &[RowsAnswered], now: Moment) -> RowsToday {
    let counted = rows
        .iter()
        .filter(|rows| rows.ms <= now.ms && !now.is_before(rows.at) && rows.day >= rows.at.day());
    let newest = counted.max_by_key(|rows| rows.written);
    let fresh = newest.filter(|rows| now.ms.saturating_sub(rows.ms) < DAY_MS);
    fresh.map_or(RowsToday::Due, |rows| rows.answer)
}

/// The daily rows answered "none of these" before a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Precheck {
    /// The answers.
    pub rows: DailyRows,
    /// Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
    /// back.
    #[serde(default)]
    pub lead_ms: i64,
}

impl Body for Precheck {
    const KIND: &'static str = "precheck";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_nobody_answered_is_neither_clear_nor_red() {
        let rows = DailyRows::none_of_these().with(Row::Fever, None);
        assert!(!rows.clear());
        assert!(rows.red().is_empty());
        assert_eq!(rows.unanswered(), vec![Row::Fever]);
    }

    #[test]
    fn not_sure_is_red_for_every_row() {
        for row in Row::ALL {
            let rows = DailyRows::none_of_these().with(row, Some(Tri::NotSure));
            assert_eq!(rows.red(), vec![row]);
            assert!(!rows.clear());
        }
    }
}
