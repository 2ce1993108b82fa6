//! What is wrong with a routine or an exercise. The builder, the importer and the content loader all check with the
//! functions here. Faults are codes with numbers: the words are the window's.

use serde::{Deserialize, Serialize};

use super::{Exercise, Item, Routine, Work};

/// What is wrong in a routine: the field, and why it cannot be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "RoutineFault"))]
pub struct Fault {
    /// Path of the field, such as `items[2].sets`.
    pub field: String,
    /// Why it cannot be.
    pub wrong: Wrong,
}

/// Why a field of a routine, or of a file that should hold one, cannot be as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "RoutineWrongKind"))]
pub enum Wrong {
    /// Too little or too much: `least` to `most` fit.
    Range {
        /// The least that fits.
        least: u32,
        /// The most that fits.
        most: u32,
        /// What is counted.
        of: Of,
    },
    /// No exercise has this id.
    UnknownExercise {
        /// The id.
        name: String,
    },
    /// Another exercise has this id already, or it is empty.
    IdTaken,
    /// The field is not there.
    Missing,
    /// The value is of another kind than the field.
    Kind {
        /// What the field holds.
        wanted: Holds,
    },
    /// The word is none of those that are known.
    OneOf {
        /// Those that are known.
        known: Vec<String>,
    },
    /// The file is no JSON, or a value fits in no other way told here.
    Unreadable,
    /// A newer Soleus wrote the file.
    Newer,
    /// Soleus did not write the file.
    Foreign,
    /// The file is too large to hold a routine.
    TooLarge,
}

/// What a range counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "RoutineCounts"))]
pub enum Of {
    /// Characters of a text.
    Characters,
    /// Words of a text.
    Words,
    /// Exercises.
    Exercises,
    /// Steps of an instruction.
    Steps,
    /// Sets.
    Sets,
    /// Repetitions.
    Repetitions,
    /// Seconds.
    Seconds,
    /// Seconds of one whole repetition.
    SecondsEach,
}

/// What a field of a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "RoutineHolds"))]
pub enum Holds {
    /// A whole number that is not below zero.
    Whole,
    /// A number.
    Number,
    /// Text in quotes.
    Text,
    /// A list in square brackets.
    List,
    /// A group of fields in braces.
    Group,
    /// `true` or `false`.
    YesNo,
}

fn fault(field: impl Into<String>, wrong: Wrong) -> Fault {
    let field = field.into();
    Fault { field, wrong }
}

/// Notes a count outside `least` to `most`.
fn range(faults: &mut Vec<Fault>, field: impl Into<String>, found: u64, (least, most): (u32, u32), of: Of) {
    if !(u64::from(least)..=u64::from(most)).contains(&found) {
        faults.push(fault(field, Wrong::Range { least, most, of }));
    }
}

fn count(many: usize) -> u64 {
    u64::try_from(many).unwrap_or(u64::MAX)
}

/// A name of nothing but blanks has no characters.
fn title(faults: &mut Vec<Fault>, title: &str) {
    let long = if title.trim().is_empty() {
        0
    } else {
        title.chars().count()
    };
    range(faults, "title", count(long), (1, 60), Of::Characters);
}

/// Everything wrong with a routine by itself; whether its exercises exist is asked through `known`.
pub fn check_routine(routine: &Routine, known: impl Fn(&str) -> bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    title(&mut faults, &routine.title);
    range(
        &mut faults,
        "items",
        count(routine.items.len()),
        (1, 30),
        Of::Exercises,
    );
    let times = routine.times;
    for (field, seconds) in [
        ("times.getReadyS", times.get_ready_s),
        ("times.changeS", times.change_s),
        ("times.restS", times.rest_s),
    ] {
        range(&mut faults, field, seconds.into(), (0, 300), Of::Seconds);
    }
    for (index, item) in routine.items.iter().enumerate() {
        check_item(item, &format!("items[{index}]"), &known, &mut faults);
    }
    for (index, own) in routine.own_exercises.iter().enumerate() {
        for Fault { field, wrong } in check_exercise(own) {
            faults.push(fault(format!("ownExercises[{index}].{field}"), wrong));
        }
    }
    faults
}

fn check_item(item: &Item, path: &str, known: &impl Fn(&str) -> bool, faults: &mut Vec<Fault>) {
    if !known(&item.exercise) {
        let name = item.exercise.clone();
        faults.push(fault(format!("{path}.exercise"), Wrong::UnknownExercise { name }));
    }
    range(
        faults,
        format!("{path}.sets"),
        item.sets.into(),
        (1, 20),
        Of::Sets,
    );
    match item.work {
        Work::Hold { seconds } => {
            range(
                faults,
                format!("{path}.work.seconds"),
                seconds.into(),
                (1, 600),
                Of::Seconds,
            );
        }
        Work::Reps { count, tempo } => {
            range(
                faults,
                format!("{path}.work.count"),
                count.into(),
                (1, 200),
                Of::Repetitions,
            );
            if !(1_000..=20_000).contains(&tempo.total_ms()) {
                let (least, most, of) = (1, 20, Of::SecondsEach);
                faults.push(fault(
                    format!("{path}.work.tempo"),
                    Wrong::Range { least, most, of },
                ));
            }
        }
    }
}

/// Everything wrong with an exercise by itself: its texts and the length of its cue.
pub fn check_exercise(exercise: &Exercise) -> Vec<Fault> {
    let mut faults = Vec::new();
    title(&mut faults, &exercise.title);
    let words = exercise.cue.split_whitespace().count();
    range(&mut faults, "cue", count(words), (1, 12), Of::Words);
    range(
        &mut faults,
        "instructions",
        count(exercise.instructions.len()),
        (0, 12),
        Of::Steps,
    );
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stretch::{SetOrder, Sides, SoundProfile, Times};

    #[test]
    fn a_fault_names_the_field_and_what_would_be_right() {
        let routine = Routine {
            id: "own".into(),
            title: "Mine".into(),
            who_for: String::new(),
            not_when: String::new(),
            sources: vec![],
            ours: None,
            times: Times {
                rest_s: 301,
                ..Times::default()
            },
            order: SetOrder::LegsWithinSet,
            sound: SoundProfile::Distinct,
            items: vec![Item {
                exercise: "gone".into(),
                sets: 0,
                sides: Sides::Each,
                work: Work::Hold { seconds: 601 },
                ours: None,
            }],
            own_exercises: vec![],
        };
        let range = |least, most, of| Wrong::Range { least, most, of };
        let name = "gone".to_owned();
        let expected = [
            ("times.restS", range(0, 300, Of::Seconds)),
            ("items[0].exercise", Wrong::UnknownExercise { name }),
            ("items[0].sets", range(1, 20, Of::Sets)),
            ("items[0].work.seconds", range(1, 600, Of::Seconds)),
        ];
        assert_eq!(
            check_routine(&routine, |_| false),
            expected.map(|(field, wrong)| fault(field, wrong))
        );
    }
}
