//! Patients' stories: their words, what readers of the questions answered for them, and what must come out.
//!
//! A set in `proofs/stories/` is `SET.toml` (words and expectations, written without sight of the rules) and one file a
//! reader, `SET.READER.answers.txt` (answers, given from the printed questions alone; `cargo xtask print-check` prints them
//! and says how they are written). The answers go the way of the window: only what it would ask is taken. `SOLEUS_STORIES=DIR` reads another folder and only prints.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use serde::Deserialize;
use soleus_core::{
    care::Level,
    triage::{Answer, Answers, Facts, causes::weigh, decide, question::Kind, relevance},
};

use crate::common::{put, triage};

#[derive(Deserialize)]
struct Set {
    story: Vec<Story>,
}

/// One story with what its author accepts.
#[derive(Deserialize)]
pub(crate) struct Story {
    id: String,
    words: String,
    /// Levels that are right or acceptable.
    accept: Vec<Level>,
    /// The best one.
    right: Level,
    /// Whether nobody needs to see this leg.
    harmless: bool,
    /// Causes of which one must stand among the first three; `none`: the author knew no cause of ours that fits.
    causes: Vec<String>,
    /// Causes that must be named among what must not be missed.
    must_name: Vec<String>,
    /// Why, from published guidance.
    why: String,
}

/// Every story of a folder, by the file of the reader who answered it.
fn told(folder: &Path) -> BTreeMap<String, Vec<(Story, Answers)>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(".answers.txt"))
        .collect();
    files.sort();
    let mut all = BTreeMap::new();
    for file in files {
        let reader = file
            .file_name()
            .unwrap()
            .to_string_lossy()
            .replace(".answers.txt", "");
        let set = reader.split('.').next().unwrap();
        let read =
            |path: &Path| std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let text = read(&file);
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let mut given: BTreeMap<&str, &str> = lines.filter_map(|line| line.split_once(':')).collect();
        let name = folder.join(format!("{set}.toml"));
        let set: Set = toml::from_str(&read(&name)).unwrap_or_else(|e| panic!("{set}: {e}"));
        let mut answered = Vec::new();
        for story in set.story {
            if let Some(text) = given.remove(story.id.as_str()) {
                let mut answers = Answers::new();
                put(&mut answers, &text.trim().replace(' ', ";"));
                answered.push((story, walked(&answers)));
            }
        }
        assert!(given.is_empty(), "answers without a story: {:?}", given.keys());
        all.insert(reader, answered);
    }
    all
}

/// The way of the window through these answers. What is not named is "no", "none of these" or 0; what has no such answer is
/// "not sure".
fn walked(all: &Answers) -> Answers {
    let mut given = Answers::new();
    while let Some(question) = relevance::next(triage(), &Facts::read(triage(), &given)) {
        let plain = match question.kind {
            Kind::Scale => Some(Answer::Number { value: 0 }),
            Kind::One | Kind::Many | Kind::YesNo => question.clearing_answer(),
        };
        let answer = all.get(&question.id).cloned().or(plain);
        given.insert(question.id.clone(), answer.unwrap_or(Answer::NotSure));
    }
    given
}

/// What came out for one story.
struct Outcome {
    /// The file of the reader who answered it.
    reader: String,
    story: Story,
    level: Level,
    rules: Vec<String>,
    first: Vec<String>,
    named: Vec<String>,
}

fn outcome(reader: &str, story: Story, answers: &Answers) -> Outcome {
    let out = decide(triage(), answers);
    let ranked = weigh(triage(), &Facts::read(triage(), answers), &out.must_not_miss);
    Outcome {
        reader: reader.to_owned(),
        story,
        level: out.level,
        rules: out.ids().into_iter().map(ToOwned::to_owned).collect(),
        first: ranked
            .into_iter()
            .filter(|w| w.likely())
            .take(3)
            .map(|w| w.cause)
            .collect(),
        named: out.must_not_miss,
    }
}

impl Outcome {
    fn accepted(&self) -> bool {
        self.story.accept.contains(&self.level)
    }

    fn under(&self) -> bool {
        self.story.accept.iter().all(|level| self.level < *level)
    }

    fn over(&self) -> bool {
        !self.accepted() && !self.under()
    }

    fn sent_home(&self) -> bool {
        self.level == Level::SelfCare
    }

    fn has_cause(&self) -> bool {
        !self.story.causes.is_empty() && !self.story.causes.iter().any(|c| c == "none")
    }

    fn cause_found(&self) -> bool {
        !self.has_cause() || self.story.causes.iter().any(|c| self.first.contains(c))
    }

    fn all_named(&self) -> bool {
        self.story.must_name.iter().all(|c| self.named.contains(c))
    }

    fn line(&self) -> String {
        format!(
            "{} {} right {:?}, got {:?} by {}; first {}; named {}; wanted {} / {}",
            self.reader,
            self.story.id,
            self.story.right,
            self.level,
            self.rules.join(" "),
            self.first.join(","),
            self.named.join(","),
            self.story.causes.join(","),
            self.story.must_name.join(","),
        )
    }
}

fn share(what: &str, part: usize, whole: usize) {
    let percent = 100.0 * part as f64 / whole.max(1) as f64;
    println!("{what:<44} {part:>4} of {whole:>4}  {percent:5.1} %");
}

fn table(all: &[Outcome]) {
    let count = |want: &dyn Fn(&Outcome) -> bool| all.iter().filter(|o| want(o)).count();
    share(
        "exactly the right level",
        count(&|o| o.level == o.story.right),
        all.len(),
    );
    share("a level that is accepted", count(&Outcome::accepted), all.len());
    share("less care than right", count(&Outcome::under), all.len());
    share("too much care", count(&Outcome::over), all.len());
    let harmless = count(&|o| o.story.harmless);
    share(
        "harmless legs sent home",
        count(&|o| o.story.harmless && o.sent_home()),
        harmless,
    );
    let with_cause = count(&Outcome::has_cause);
    share(
        "right cause among the first three",
        count(&|o| o.has_cause() && o.cause_found()),
        with_cause,
    );
    let with_names = count(&|o| !o.story.must_name.is_empty());
    share(
        "what must not be missed is named",
        count(&|o| !o.story.must_name.is_empty() && o.all_named()),
        with_names,
    );
    for level in [
        Level::Emergency,
        Level::SameDay,
        Level::ClinicianDays,
        Level::SelfCare,
    ] {
        let of = count(&|o| o.story.right == level);
        share(
            &format!("  {level:?}: accepted"),
            count(&|o| o.story.right == level && o.accepted()),
            of,
        );
    }
    for (what, want) in [
        (
            "less care than right",
            &Outcome::under as &dyn Fn(&Outcome) -> bool,
        ),
        ("too much care", &Outcome::over),
        ("harmless and not sent home", &|o: &Outcome| {
            o.story.harmless && !o.sent_home()
        }),
        ("cause not among the first three", &|o: &Outcome| !o.cause_found()),
        ("not named", &|o: &Outcome| !o.all_named()),
    ] {
        println!("\n{what}:");
        all.iter()
            .filter(|o| want(o))
            .for_each(|o| println!("  {}", o.line()));
    }
}

/// The stories that end higher than their author accepts, `READER STORY`: known, and listed with the reason.
fn known() -> BTreeSet<String> {
    let lines = include_str!("stories/known.txt").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_whitespace().take(2).collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn what_patients_tell_ends_where_its_author_accepts() {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("proofs/stories");
    let elsewhere = std::env::var_os("SOLEUS_STORIES").map(PathBuf::from);
    let mut all: Vec<Outcome> = Vec::new();
    for (reader, stories) in told(elsewhere.as_ref().unwrap_or(&own)) {
        let of_reader: Vec<Outcome> = stories
            .into_iter()
            .map(|(story, answers)| outcome(&reader, story, &answers))
            .collect();
        println!("\n== {reader}");
        table(&of_reader);
        all.extend(of_reader);
    }
    if elsewhere.is_some() {
        return;
    }
    let causes = |o: &&Outcome| {
        o.story
            .causes
            .iter()
            .chain(&o.story.must_name)
            .any(|c| c != "none" && triage().cause(c).is_none())
    };
    assert!(
        !all.iter().any(|o| causes(&o)),
        "a story names a cause that does not exist"
    );
    assert!(
        all.iter()
            .all(|o| !o.story.words.is_empty() && !o.story.why.is_empty())
    );
    let under: Vec<String> = all.iter().filter(|o| o.under()).map(Outcome::line).collect();
    assert!(under.is_empty(), "less care than right:\n{}", under.join("\n"));
    let over: BTreeSet<String> = all
        .iter()
        .filter(|o| o.over())
        .map(|o| format!("{} {}", o.reader, o.story.id))
        .collect();
    assert_eq!(
        over,
        known(),
        "what ends too high is listed in stories/known.txt with its reason"
    );
}
