//! A routine: exercises in order, their work, the pauses between.

use serde::{Deserialize, Serialize};

use super::Exercise;

/// The speed of one repetition, in milliseconds a part. A whole repetition takes 1 to 20 s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Tempo {
    /// Moving into the position.
    pub up_ms: u32,
    /// Staying there.
    pub hold_ms: u32,
    /// Moving back.
    pub down_ms: u32,
}

impl Tempo {
    /// One whole repetition in milliseconds.
    pub fn total_ms(self) -> u64 {
        u64::from(self.up_ms) + u64::from(self.hold_ms) + u64::from(self.down_ms)
    }
}

/// What one set of one side is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Work {
    /// Hold still for 1 to 600 s.
    Hold {
        /// Seconds.
        seconds: u16,
    },
    /// 1 to 200 repetitions at a tempo the metronome gives.
    Reps {
        /// How many.
        count: u16,
        /// How fast.
        tempo: Tempo,
    },
}

impl Work {
    /// How long it takes, in milliseconds.
    pub fn total_ms(self) -> u64 {
        match self {
            Work::Hold { seconds } => u64::from(seconds) * 1000,
            Work::Reps { count, tempo } => u64::from(count) * tempo.total_ms(),
        }
    }

    /// The same work at `percent` of its amount, at least 5 s or one repetition.
    pub fn scaled(self, percent: u16) -> Self {
        let scale = |amount: u16| (u32::from(amount) * u32::from(percent) + 50) / 100;
        let narrow = |amount: u32| u16::try_from(amount).unwrap_or(u16::MAX);
        match self {
            Work::Hold { seconds } => Work::Hold {
                seconds: narrow(scale(seconds).max(5.min(seconds.into()))),
            },
            Work::Reps { count, tempo } => Work::Reps {
                count: narrow(scale(count).max(1)),
                tempo,
            },
        }
    }
}

/// Whether a set is done leg by leg or with both at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Sides {
    /// One leg, then the other.
    Each,
    /// Both legs together.
    Together,
}

/// In which order sets and legs follow (per set, both legs; selectable).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum SetOrder {
    /// Each set does one leg, then the other.
    #[default]
    LegsWithinSet,
    /// All sets of one leg, then all of the other.
    OneLegFirst,
}

/// Which sounds a routine makes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum SoundProfile {
    /// A distinct tone for each phase.
    #[default]
    Distinct,
    /// The same tones, softer and without the last-seconds ticks: for before bed.
    Soft,
    /// One beep at every change and nothing else.
    SingleBeep,
    /// No sound.
    Silent,
}

/// The pauses round the work, in seconds (usually 5, 7 and 10). Each 0 to 300.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "RoutineTimes"))]
pub struct Times {
    /// Before an exercise begins.
    pub get_ready_s: u16,
    /// Between the legs.
    pub change_s: u16,
    /// Between sets and between exercises.
    pub rest_s: u16,
}

impl Default for Times {
    fn default() -> Self {
        Self {
            get_ready_s: 5,
            change_s: 7,
            rest_s: 10,
        }
    }
}

/// One exercise within a routine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "RoutineItem"))]
pub struct Item {
    /// The exercise's id.
    pub exercise: String,
    /// 1 to 20 sets.
    pub sets: u8,
    /// Leg by leg, or together.
    pub sides: Sides,
    /// What one set is.
    pub work: Work,
    /// Why these counts, when no source gives them.
    #[serde(default)]
    pub ours: Option<String>,
}

/// A routine: shipped with the app, or the person's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Routine {
    /// Stable id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Whom and what it is for.
    pub who_for: String,
    /// When not to do it.
    pub not_when: String,
    /// Source ids; own routines have none.
    pub sources: Vec<String>,
    /// What in it is our own choice, if anything.
    pub ours: Option<String>,
    /// The pauses.
    pub times: Times,
    /// Sets and legs.
    pub order: SetOrder,
    /// Its sounds.
    pub sound: SoundProfile,
    /// 1 to 30 exercises.
    pub items: Vec<Item>,
    /// The person's own exercises it uses.
    #[serde(default)]
    pub own_exercises: Vec<Exercise>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gentler_work_is_never_nothing_and_never_longer_than_it_was() {
        let tempo = Tempo {
            up_ms: 1000,
            hold_ms: 0,
            down_ms: 1000,
        };
        assert_eq!(Work::Hold { seconds: 30 }.scaled(50), Work::Hold { seconds: 15 });
        assert_eq!(Work::Hold { seconds: 6 }.scaled(10), Work::Hold { seconds: 5 });
        assert_eq!(Work::Hold { seconds: 3 }.scaled(10), Work::Hold { seconds: 3 });
        assert_eq!(
            Work::Reps { count: 1, tempo }.scaled(10),
            Work::Reps { count: 1, tempo }
        );
        assert_eq!(
            Work::Reps { count: 15, tempo }.scaled(150),
            Work::Reps { count: 23, tempo }
        );
    }
}
