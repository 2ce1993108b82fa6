//! The eight daily rows: red flags asked again on every recovery day (rulings "Locks").

use serde::{Deserialize, Serialize};

use crate::care::Tri;

/// One of the eight rows, in the order they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Row {
    /// New breathlessness, chest pain, fainting, coughing blood (NIDIRECT-PE, COOPER-PE).
    Breath,
    /// A foot that is cold, pale or blue (NHS-PAD-OLD).
    FootCold,
    /// A foot that is numb or weak (BOAA, AMSSM-FOOTDROP).
    FootNumb,
    /// Pain that is severe or climbing (BOAA).
    PainClimbing,
    /// One leg more swollen than the other (NICE-NG158).
    Swollen,
    /// Warmer or redder skin (NHS-DVT, NHS-CELL).
    WarmRed,
    /// Fever or feeling very ill (NHS-CELL).
    Fever,
    /// Urine dark as cola (CDC-RHABDO-COPY).
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

/// The answers to the eight rows. `None` is "not asked" and never counts as "no".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DailyRows {
    /// [`Row::Breath`].
    pub breath: Option<Tri>,
    /// [`Row::FootCold`].
    pub foot_cold: Option<Tri>,
    /// [`Row::FootNumb`].
    pub foot_numb: Option<Tri>,
    /// [`Row::PainClimbing`].
    pub pain_climbing: Option<Tri>,
    /// [`Row::Swollen`].
    pub swollen: Option<Tri>,
    /// [`Row::WarmRed`].
    pub warm_red: Option<Tri>,
    /// [`Row::Fever`].
    pub fever: Option<Tri>,
    /// [`Row::DarkUrine`].
    pub dark_urine: Option<Tri>,
}

impl DailyRows {
    /// Every row answered "no": what one press on "none of these today" writes, when all rows are in view.
    pub fn none_of_these() -> Self {
        let no = Some(Tri::No);
        Self {
            breath: no,
            foot_cold: no,
            foot_numb: no,
            pain_climbing: no,
            swollen: no,
            warm_red: no,
            fever: no,
            dark_urine: no,
        }
    }

    /// The answer to one row.
    pub fn get(&self, row: Row) -> Option<Tri> {
        match row {
            Row::Breath => self.breath,
            Row::FootCold => self.foot_cold,
            Row::FootNumb => self.foot_numb,
            Row::PainClimbing => self.pain_climbing,
            Row::Swollen => self.swollen,
            Row::WarmRed => self.warm_red,
            Row::Fever => self.fever,
            Row::DarkUrine => self.dark_urine,
        }
    }

    /// The same answers with one row set.
    #[must_use]
    pub fn with(mut self, row: Row, answer: Option<Tri>) -> Self {
        let place = match row {
            Row::Breath => &mut self.breath,
            Row::FootCold => &mut self.foot_cold,
            Row::FootNumb => &mut self.foot_numb,
            Row::PainClimbing => &mut self.pain_climbing,
            Row::Swollen => &mut self.swollen,
            Row::WarmRed => &mut self.warm_red,
            Row::Fever => &mut self.fever,
            Row::DarkUrine => &mut self.dark_urine,
        };
        *place = answer;
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

    /// The rows nobody answered.
    pub fn unanswered(&self) -> Vec<Row> {
        Row::ALL
            .into_iter()
            .filter(|row| self.get(*row).is_none())
            .collect()
    }
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
