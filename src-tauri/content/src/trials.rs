//! `content/tests/` -> how each functional test is drawn: as one of the exercises, or by a figure of its own.

use serde::Deserialize;
use soleus_core::{
    recovery::{load::TestKind, trial::TestFigure},
    stretch::{Figure, Library, Muscle},
};

use crate::{
    files::{File, Files},
    problem::Problem,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTest {
    test: TestKind,
    /// The exercise whose figure shows it; otherwise `muscle`, `sources` and `figure` stand here.
    exercise: Option<String>,
    muscle: Option<Muscle>,
    #[serde(default)]
    sources: Vec<String>,
    figure: Option<Figure>,
}

/// Reads how every test is drawn. Only pressing the sore place has no figure: a thumb can press anywhere.
///
/// # Errors
/// Every problem found, with file, line and fix.
pub fn load(files: &Files<'_>, library: &Library) -> Result<Vec<TestFigure>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut drawn: Vec<TestFigure> = Vec::new();
    for file in files.under("tests") {
        match file.toml::<RawTest>() {
            Ok(raw) => drawn.extend(one(files, &file, raw, library, &mut problems)),
            Err(problem) => problems.push(problem),
        }
    }
    drawn.sort_by_key(|one| one.test);
    for test in TestKind::ALL {
        let times = drawn.iter().filter(|one| one.test == test).count();
        if times != usize::from(test != TestKind::Press) && problems.is_empty() {
            let what = format!("the test {test:?} is drawn {times} times");
            problems.push(Problem::new("tests", 0, what, "draw it once"));
        }
    }
    if problems.is_empty() {
        Ok(drawn)
    } else {
        Err(problems)
    }
}

fn one(
    files: &Files<'_>,
    file: &File<'_>,
    raw: RawTest,
    library: &Library,
    problems: &mut Vec<Problem>,
) -> Option<TestFigure> {
    if let Some(id) = &raw.exercise {
        let exercise = library.exercise(id);
        let figure = exercise.and_then(|exercise| Some((exercise.muscle, exercise.figure.clone()?)));
        if figure.is_none() && !library.exercises.is_empty() {
            let what = format!("no drawn exercise is called \"{id}\"");
            problems.push(file.problem(file.line_of("exercise ="), what, "name one of content/stretches"));
        }
        return figure.map(|(muscle, figure)| TestFigure {
            test: raw.test,
            muscle,
            figure,
        });
    }
    let known = |id: &String| {
        let list = files.get("sources.toml");
        list.is_none_or(|list| list.text.contains(&format!("id = \"{id}\"")))
    };
    if raw.sources.is_empty() || !raw.sources.iter().all(known) {
        let fix = "name ids of content/sources.toml";
        problems.push(file.problem(file.line_of("sources ="), "a source is missing or unknown", fix));
    }
    let (Some(muscle), Some(figure)) = (raw.muscle, raw.figure) else {
        let fix = "write `exercise`, or `muscle` and `[figure]`";
        problems.push(file.problem(1, "the test is not drawn", fix));
        return None;
    };
    for miss in figure.misses() {
        let fix = "correct the angles, the anchor or the prop until it touches";
        problems.push(file.problem(file.line_of("[figure"), miss, fix));
    }
    Some(TestFigure {
        test: raw.test,
        muscle,
        figure,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_but_pressing_is_drawn_once_and_touches_what_it_must() {
        let content = crate::whole();
        let drawn: Vec<TestKind> = content.tests.iter().map(|one| one.test).collect();
        assert_eq!(drawn, TestKind::ALL[..6], "in the order the tests are shown");
        assert!(content.tests.iter().all(|one| one.figure.misses().is_empty()));
    }

    #[test]
    fn a_hop_leaves_the_floor_and_the_wall_test_keeps_its_heel_down_and_its_knee_at_the_wall() {
        use soleus_core::stretch::Spot;
        let of = |test| {
            let content = crate::whole();
            content
                .tests
                .iter()
                .find(|one| one.test == test)
                .unwrap()
                .figure
                .clone()
        };
        let air = of(TestKind::Hop).hold.spots();
        assert!(
            air.values().all(|spot| spot.y > 0.03),
            "both feet are off the floor"
        );
        let wall = of(TestKind::KneeToWall);
        let spots = wall.hold.spots();
        let (knee, toe, heel) = (
            spots[&Spot::NearKnee],
            spots[&Spot::NearToe],
            spots[&Spot::NearHeel],
        );
        let face = wall.wall.unwrap();
        // The drawn knee is 0.039 thick.
        assert!(
            (face - knee.x - 0.039).abs() < 0.007,
            "the knee touches: {}",
            face - knee.x
        );
        assert!(heel.y.abs() < 0.007, "the heel is down");
        assert!(
            (0.03..0.1).contains(&(face - toe.x)),
            "a few centimetres from toe to wall"
        );
    }

    #[test]
    fn a_test_drawn_twice_and_one_of_no_exercise_are_told() {
        let all = crate::files();
        let told = |path: &'static str, text: &str| {
            let mut files = all.clone();
            files.0.retain(|file| file.path != path);
            files.0.push(File { path, text });
            let problems = load(&files, &crate::whole().stretches).unwrap_err();
            problems
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n")
        };
        let twice = "test = \"balance\"\nexercise = \"heel-raise-one\"";
        assert!(told("tests/single-leg-raise.toml", twice).contains("0 times"));
        let nothing = "test = \"balance\"\nexercise = \"nothing\"";
        assert!(told("tests/balance.toml", nothing).contains("balance.toml:2"));
    }
}
