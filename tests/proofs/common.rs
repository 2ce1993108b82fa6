//! The content, and answers written as short text: `pain=8; swollen=left; pattern=brief,use; medicines=?statin; urine=?`.

use std::{collections::BTreeSet, path::Path, sync::OnceLock};

use soleus_core::{
    care::Level,
    triage::{Answer, Answers, Triage, question::Kind},
};

/// The app's own content, read from its folder: the same files the build takes in, without a build after every word.
pub(crate) fn triage() -> &'static Triage {
    static TRIAGE: OnceLock<Triage> = OnceLock::new();
    TRIAGE.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        let texts = soleus_content::folder::Texts::read(&root).unwrap();
        soleus_content::triage::load(&texts.files()).unwrap_or_else(|p| panic!("{p:?}"))
    })
}

/// Every red flag known to be absent, a little pain.
const RED: &str = "breath=; foot_cold=none; foot_nerve=normal; pain=2; course=; pressure=; skin=; ill=no; fever=no; \
                   urine=no; body_cramps=none; spine=; injury=; bleeding=no";
/// A leg on which nothing is to be seen, and that hardly aches at rest.
const LEG: &str = "rest=no; swollen=none; colour=none; warm=none; steps=normal; signs=; wound=; bone=; knee=; muscles=; \
                   distance=no; bruise=none; pop=; tiptoe=can; trend=early; often=rare; seen=no";
/// A person without risks.
const YOU: &str = "clot=; pregnant=no; minor=; veins=; medicines=; conditions=; history=";

/// The starting points of stories and golden cases.
pub(crate) fn base(name: &str) -> Answers {
    let own = match name {
        // Everything asked, no warning sign, nothing that earns self-care: C14.
        "blank" => "which=left; start=unknown; pattern=use; day=d1; map=calf_mid; pain=3",
        "cramp" => "which=left; start=cramp; pattern=brief; day=d0; map=calf_mid",
        "night" => "which=right; start=night; pattern=brief; day=d0; map=calf_mid",
        "doms" => "which=both; start=after; pattern=use; day=d1; map=calf_mid; trend=same; steps=stiff",
        "strain" => "which=left; start=sudden; pattern=use; day=d0; map=calf_inner; pain=3",
        "knock" => "which=left; start=blow; pattern=use; day=d0; map=calf_mid; bruise=small; pain=3",
        "tight" => "which=both; start=gradual; pattern=tight; day=d7; map=calf_mid; trend=same",
        "shin" => "which=both; start=gradual; pattern=use; day=d5; map=shin_inner; trend=same; pain=3",
        "heel" => "which=left; start=gradual; pattern=use; day=d5; map=heel_cord; trend=same; pain=3",
        other => panic!("no base {other}"),
    };
    let mut answers = Answers::new();
    for part in ["age=a16_44", RED, LEG, YOU, own] {
        put(&mut answers, part);
    }
    answers
}

/// Sets answers from text; `question=-` takes the answer away.
pub(crate) fn put(answers: &mut Answers, text: &str) {
    for part in text.split(';').map(str::trim).filter(|p| !p.is_empty()) {
        let (question, value) = part.split_once('=').unwrap_or_else(|| panic!("{part}"));
        if value == "-" {
            answers.remove(question);
            continue;
        }
        let kind = triage()
            .question(question)
            .unwrap_or_else(|| panic!("no question {question}"))
            .kind;
        answers.insert(question.to_owned(), answer(kind, question, value));
    }
}

fn answer(kind: Kind, question: &str, value: &str) -> Answer {
    if value == "?" {
        return Answer::NotSure;
    }
    if kind == Kind::Scale {
        return Answer::Number {
            value: value.parse().unwrap(),
        };
    }
    let known = |option: &str| {
        let question = triage().question(question).unwrap();
        assert!(question.has(option), "{} has no option {option}", question.id);
        option.to_owned()
    };
    let parts = || value.split(',').filter(|v| !v.is_empty());
    let chosen: BTreeSet<String> = parts().filter(|v| !v.starts_with('?')).map(known).collect();
    let unsure: BTreeSet<String> = parts().filter_map(|v| v.strip_prefix('?')).map(known).collect();
    Answer::Options { chosen, unsure }
}

/// A base with changes.
pub(crate) fn answers(name: &str, changes: &str) -> Answers {
    let mut answers = base(name);
    put(&mut answers, changes);
    answers
}

/// `L1` to `L4`.
pub(crate) fn level(code: &str) -> Level {
    match code {
        "L1" => Level::Emergency,
        "L2" => Level::SameDay,
        "L3" => Level::ClinicianDays,
        "L4" => Level::SelfCare,
        other => panic!("no level {other}"),
    }
}
