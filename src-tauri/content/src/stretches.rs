//! `content/stretches/` and `content/routines/` -> exercises and routines, checked: limits, sources, and that every
//! figure touches what it must touch.

use std::collections::BTreeMap;

use serde::Deserialize;
use soleus_core::{
    care::Activity,
    stretch::{
        Exercise, Figure, Item, Library, Muscle, Prop, Routine, SetOrder, SoundProfile, Times, Wrong,
        check_exercise, check_routine,
    },
};

use crate::{
    files::{File, Files},
    problem::Problem,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawExercise {
    id: String,
    order: u32,
    title: String,
    cue: String,
    instructions: Vec<String>,
    gentler: String,
    not_when: String,
    felt: String,
    muscle: Muscle,
    props: Vec<Prop>,
    activity: Activity,
    sources: Vec<String>,
    ours: Option<String>,
    figure: Figure,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRoutine {
    id: String,
    order: u32,
    /// The plan it belongs to as a whole, if it belongs to one.
    own_of: Option<String>,
    title: String,
    who_for: String,
    not_when: String,
    sources: Vec<String>,
    ours: Option<String>,
    #[serde(default)]
    times: Times,
    #[serde(default)]
    order_of_sets: SetOrder,
    #[serde(default)]
    sound: SoundProfile,
    items: Vec<Item>,
}

/// Reads all exercises and routines, in their `order`.
///
/// # Errors
/// Every problem found, with file, line and fix.
pub fn load(files: &Files<'_>) -> Result<Library, Vec<Problem>> {
    let mut problems = Vec::new();
    let known = |id: &str| {
        files
            .get("sources.toml")
            .is_none_or(|list| list.text.contains(&format!("id = \"{id}\"")))
    };
    let exercises = ordered(files, "stretches", &mut problems, |file, problems| {
        let raw: RawExercise = file.toml().map_err(|problem| problems.push(problem)).ok()?;
        check_texts(&file, &raw.id, &raw.sources, &known, problems);
        let (order, exercise) = (raw.order, exercise(raw));
        check_drawing(&file, &exercise, problems);
        Some((order, exercise))
    });
    let mut plan_of = BTreeMap::new();
    let routines = ordered(files, "routines", &mut problems, |file, problems| {
        let mut raw: RawRoutine = file.toml().map_err(|problem| problems.push(problem)).ok()?;
        check_texts(&file, &raw.id, &raw.sources, &known, problems);
        if let Some(plan) = raw.own_of.take() {
            if files.get(&format!("plans/{plan}.toml")).is_none() {
                let fix = "name a file of content/plans without its ending";
                problems.push(file.problem(
                    file.line_of("own_of ="),
                    format!("no plan is called \"{plan}\""),
                    fix,
                ));
            }
            plan_of.insert(raw.id.clone(), plan);
        }
        let (order, routine) = (raw.order, routine(raw));
        let exists = |id: &str| exercises.iter().any(|exercise: &Exercise| exercise.id == id);
        for fault in check_routine(&routine, exists) {
            problems.push(file.problem(
                file.line_of("[[items]]"),
                format!("`{}` is wrong", fault.field),
                meant(&fault.wrong),
            ));
        }
        Some((order, routine))
    });
    if problems.is_empty() {
        Ok(Library {
            exercises,
            routines,
            plan_of,
        })
    } else {
        Err(problems)
    }
}

fn ordered<T>(
    files: &Files<'_>,
    folder: &str,
    problems: &mut Vec<Problem>,
    mut read: impl FnMut(File<'_>, &mut Vec<Problem>) -> Option<(u32, T)>,
) -> Vec<T> {
    let mut all: Vec<(u32, T)> = files
        .under(folder)
        .filter_map(|file| read(file, problems))
        .collect();
    all.sort_by_key(|(order, _)| *order);
    all.into_iter().map(|(_, one)| one).collect()
}

fn check_texts(
    file: &File<'_>,
    id: &str,
    sources: &[String],
    known: &impl Fn(&str) -> bool,
    problems: &mut Vec<Problem>,
) {
    if id != file.stem() {
        let fix = format!("write id = \"{}\", as the file is called", file.stem());
        problems.push(file.problem(file.line_of("id ="), format!("the id is \"{id}\""), fix));
    }
    let line = file.line_of("sources =");
    if sources.is_empty() {
        problems.push(file.problem(
            line,
            "there is no source",
            "name at least one source of sources.toml",
        ));
    }
    for source in sources.iter().filter(|source| !known(source)) {
        let fix = "use an id of content/sources.toml, or add it there";
        problems.push(file.problem(line, format!("no source is called \"{source}\""), fix));
    }
}

/// What would fit, for whoever writes content.
fn meant(wrong: &Wrong) -> String {
    if let Wrong::Range { least, most, of } = wrong {
        format!("use {least} to {most} ({of:?})")
    } else {
        format!("{wrong:?}")
    }
}

fn check_drawing(file: &File<'_>, exercise: &Exercise, problems: &mut Vec<Problem>) {
    for fault in check_exercise(exercise) {
        let line = file.line_of(&format!("{} =", fault.field));
        problems.push(file.problem(
            line,
            format!("`{}` does not fit", fault.field),
            meant(&fault.wrong),
        ));
    }
    for miss in exercise.figure.iter().flat_map(Figure::misses) {
        let pose = if miss.starts_with("rest") {
            "[figure.rest]"
        } else {
            "[figure.hold]"
        };
        let fix = "correct the angles, the anchor or the prop until it touches";
        problems.push(file.problem(file.line_of(pose), miss, fix));
    }
}

fn exercise(raw: RawExercise) -> Exercise {
    Exercise {
        id: raw.id,
        title: raw.title,
        cue: raw.cue,
        instructions: raw.instructions,
        gentler: raw.gentler,
        not_when: raw.not_when,
        felt: raw.felt,
        muscle: raw.muscle,
        props: raw.props,
        activity: raw.activity,
        also: Vec::new(),
        sources: raw.sources,
        ours: raw.ours,
        figure: Some(raw.figure),
    }
}

fn routine(raw: RawRoutine) -> Routine {
    Routine {
        id: raw.id,
        title: raw.title,
        who_for: raw.who_for,
        not_when: raw.not_when,
        sources: raw.sources,
        ours: raw.ours,
        times: raw.times,
        order: raw.order_of_sets,
        sound: raw.sound,
        items: raw.items,
        own_exercises: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> Library {
        load(&crate::files()).unwrap_or_else(|problems| {
            panic!(
                "{}",
                problems
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join("\n")
            )
        })
    }

    #[test]
    fn every_figure_that_ships_touches_what_it_must_and_bends_as_people_do() {
        assert!(
            shipped()
                .exercises
                .iter()
                .all(|exercise| exercise.figure.is_some())
        );
    }

    #[test]
    fn a_plan_that_a_routine_belongs_to_exists() {
        assert_eq!(shipped().plan_of["after-cramp"], "cramp");
        assert_eq!(shipped().plan_of["tight-calves"], "tightness");
        let mut files = crate::files();
        let routine = files.get("routines/after-cramp.toml").unwrap().text;
        let text: &'static str = routine.replace("own_of = \"cramp\"", "own_of = \"cold\"").leak();
        files.0.retain(|file| file.path != "routines/after-cramp.toml");
        files.0.push(File {
            path: "routines/after-cramp.toml",
            text,
        });
        let problems = load(&files).unwrap_err();
        assert_eq!(problems[0].what, "no plan is called \"cold\"");
    }

    #[test]
    fn the_first_routine_is_the_source_s_three_exercises_three_times_thirty_seconds_a_leg() {
        let library = shipped();
        let seed = &library.routines[0];
        assert_eq!(seed.id, "seed-three");
        let hold = soleus_core::stretch::Work::Hold { seconds: 30 };
        assert!(seed.items.len() == 3 && seed.items.iter().all(|item| item.sets == 3 && item.work == hold));
        assert!(
            seed.items[0].ours.is_none(),
            "the source gives three sets for the first"
        );
        assert!(
            seed.items[1..].iter().all(|item| item.ours.is_some()),
            "the other counts are labelled our choice"
        );
    }

    #[test]
    fn all_eleven_routines_ship() {
        let ids: Vec<_> = shipped().routines.into_iter().map(|routine| routine.id).collect();
        assert_eq!(
            ids,
            [
                "seed-three",
                "after-cramp",
                "daily-calf",
                "before-bed-10",
                "before-bed-30",
                "tight-calves",
                "desk-break",
                "balance",
                "strength-prevention",
                "strain-early",
                "strain-strength",
            ]
        );
    }

    #[test]
    fn a_lifted_heel_an_unknown_source_and_a_long_cue_are_told_with_their_lines() {
        let all = crate::files();
        let good = all.get("stretches/wall-calf.toml").unwrap().text;
        let cue = good.lines().find(|line| line.starts_with("cue")).unwrap();
        let bad = good
            .replace("ankle = 25 }", "ankle = 15 }")
            .replace("\"MILLER22\"", "\"NOBODY\"")
            .replace(cue, "cue = \"a b c d e f g h i j k l m\"");
        let sources = all.get("sources.toml").unwrap();
        let files = Files(vec![
            sources,
            File {
                path: "stretches/wall-calf.toml",
                text: &bad,
            },
        ]);
        let told = load(&files).unwrap_err();
        let told: Vec<_> = told.iter().map(ToString::to_string).collect();
        assert!(
            told.iter().any(|line| line.contains("wall-calf.toml:4: `cue`")),
            "{told:?}"
        );
        assert!(told.iter().any(|line| line.contains("NOBODY")), "{told:?}");
        assert!(told.iter().any(|line| line.contains("misses Floor")), "{told:?}");
    }
}
