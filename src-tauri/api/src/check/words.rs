//! From ids to the content's words: questions, reasons, causes and advice as the window shows them.

use std::collections::BTreeSet;

use soleus_core::{
    care::Level,
    journal::{Entry, EntryId},
    triage::{
        answer::{Answer, Answers, Id, Who},
        causes::Weighed,
        content::{Line, Rule, Triage},
        engine::{Fired, Outcome},
        question::{Choice, Kind, Question, Stage},
        record::{AboutMe, Finished},
        sheet::{ABOUT, Step},
    },
};

use crate::{
    app::App,
    check::advice::unique,
    check::content::triage,
    check::emergency::{self, EmergencySettings},
    check::lock_words::in_words,
    check::plan_start,
    check::views::{
        CheckCause, CheckGiven, CheckOption, CheckQuestion, CheckReason, CheckResult, CheckSheet,
        HiddenAdvice,
    },
    settings,
};

/// The content, the answers, and the numbers to show beside them.
pub(crate) struct Words<'a> {
    triage: &'static Triage,
    answers: &'a Answers,
    numbers: Vec<String>,
    /// Whether the disk takes changes.
    saving: bool,
}

impl<'a> Words<'a> {
    pub(crate) fn of(app: &App, answers: &'a Answers) -> Self {
        let settings = settings::get(app, ()).unwrap_or_default();
        let triage = triage();
        let numbers = emergency::resolved(EmergencySettings::of(&settings)).numbers;
        Self {
            triage,
            answers,
            numbers,
            saving: saving(app),
        }
    }

    /// A question with its answer, or with the one kept in "About me" that waits to be confirmed.
    pub(crate) fn question(&self, question: &Question, kept: Option<&Entry<AboutMe>>) -> CheckQuestion {
        let given = self.answers.get(&question.id);
        let about = kept
            .and_then(|entry| entry.body.answers.get(&question.id))
            .filter(|_| given.is_none());
        let options = question.options.iter();
        CheckQuestion {
            id: question.id.clone(),
            stage: question.stage,
            kind: question.kind,
            ask: question.ask.clone(),
            short: question.short.clone(),
            why: question.why.clone(),
            help: question.help.clone(),
            figure: question.figure.clone(),
            options: options
                .map(|o| CheckOption {
                    id: o.id.clone(),
                    text: o.text.clone(),
                    given: None,
                })
                .collect(),
            map: question.map,
            answer: given.or(about).cloned(),
            from_about_me: about.is_some(),
            sheet: None,
        }
    }

    /// A step in words; of a sheet every row is an option.
    pub(crate) fn step(&self, step: &Step<'_>, kept: Option<&Entry<AboutMe>>) -> CheckQuestion {
        match step {
            Step::Question(question) => self.question(question, kept),
            Step::Sheet(sheet, rows) => CheckQuestion {
                id: sheet.id.clone(),
                stage: rows
                    .first()
                    .and_then(|row| self.triage.question(&row.question))
                    .map_or(Stage::Leg, |question| question.stage),
                ask: sheet.ask.clone(),
                short: sheet.short.clone(),
                why: sheet.why.clone(),
                help: sheet.help.clone(),
                options: rows
                    .iter()
                    .map(|row| option(&row.question, &row.text, None))
                    .collect(),
                ..several(CheckSheet::Look)
            },
            Step::Confirm(questions) => {
                let none = Answers::new();
                let answers = kept.map_or(&none, |entry| &entry.body.answers);
                let row = |question: &&Question| {
                    let kept = given(question, answers.get(&question.id));
                    option(&question.id, question.name_again(), kept)
                };
                CheckQuestion {
                    id: ABOUT.to_owned(),
                    from_about_me: true,
                    options: questions.iter().map(row).collect(),
                    ..several(CheckSheet::Confirm)
                }
            }
        }
    }

    /// A result in words.
    pub(crate) fn result(&self, id: Option<EntryId>, who: Who, done: &Finished) -> CheckResult {
        let outcome = &done.outcome;
        let text = self.triage.level_text(outcome.level);
        let fired = self.decisive(outcome);
        let rules: Vec<&'static Rule> = fired
            .iter()
            .filter_map(|fired| self.triage.rule(&fired.rule))
            .collect();
        // What to do comes from the rules of this very level: what is right for a lesser one may be wrong here.
        let same: Vec<&'static Rule> = rules
            .iter()
            .copied()
            .filter(|rule| rule.level == outcome.level)
            .collect();
        let open = |line: &&Line| {
            line.gate
                .as_ref()
                .is_none_or(|gate| !outcome.hidden.contains(gate))
        };
        let lines =
            |of_level: Option<&Vec<Line>>, rules: &[&'static Rule], of_rule: fn(&Rule) -> &Vec<Line>| {
                let of_level = of_level.into_iter().flatten();
                let of_rules = rules.iter().flat_map(|rule| of_rule(rule));
                // Help first, except where nobody is called: there the painkillers of every case come last.
                let all: Vec<&Line> = match outcome.level {
                    Level::SelfCare => of_rules.chain(of_level).collect(),
                    Level::ClinicianDays | Level::SameDay | Level::Emergency => {
                        of_level.chain(of_rules).collect()
                    }
                };
                unique(all.into_iter().filter(open).map(|line| line.text.clone()))
            };
        let next = next(&same, outcome.level).filter(|_| who == Who::Me);
        let change = text.map(|text| text.change.as_slice()).unwrap_or_default().iter();
        CheckResult {
            saved: id.is_some() && self.saving,
            id,
            who,
            at: done.at,
            level: outcome.level,
            name: text.map(|text| text.name.clone()).unwrap_or_default(),
            meaning: text.map(|text| text.meaning.clone()).unwrap_or_default(),
            due: done.due,
            reasons: fired.iter().filter_map(|fired| self.reason(fired, who)).collect(),
            causes: done
                .causes
                .iter()
                .filter_map(|weighed| self.cause(weighed))
                .collect(),
            change: unique(change.chain(same.iter().flat_map(|rule| &rule.change)).cloned()),
            r#do: lines(text.map(|text| &text.r#do), &same, |rule| &rule.r#do),
            dont: lines(text.map(|text| &text.dont), &rules, |rule| &rule.dont),
            hidden: self.hidden(&outcome.hidden),
            locks: outcome.locks.iter().map(in_words).collect(),
            numbers: self.numbers.clone(),
            unsure: self.shorts(&outcome.unsure),
            missing: self.shorts(&outcome.missing),
            answers: self
                .triage
                .question
                .iter()
                .filter_map(|question| self.given(&question.id))
                .collect(),
            start: plan_start::of(next.as_deref(), self.answers),
            next,
            leg: self.only("which").filter(|leg| leg != "none"),
            place: self.only("map"),
            content: done.content.clone(),
            reopen_until: None,
            taken_back: false,
        }
    }

    /// The one option chosen for `question`, if it was exactly one.
    fn only(&self, question: &str) -> Option<String> {
        match self.answers.get(question)? {
            Answer::Options { chosen, .. } if chosen.len() == 1 => chosen.first().cloned(),
            Answer::Options { .. } | Answer::Number { .. } | Answer::NotSure => None,
        }
    }

    /// What decided: every rule that fired, or the benign patterns when none did. While an emergency stops the questions,
    /// a rule that fires only because the rest was not asked is no reason to show.
    fn decisive<'o>(&self, outcome: &'o Outcome) -> Vec<&'o Fired> {
        let said = |fired: &&Fired| {
            outcome.level < Level::Emergency || fired.because.iter().any(|id| self.answers.contains_key(id))
        };
        match outcome.level {
            Level::SelfCare => outcome.patterns.iter().collect(),
            Level::ClinicianDays | Level::SameDay | Level::Emergency => {
                outcome.fired.iter().filter(said).collect()
            }
        }
    }

    fn reason(&self, fired: &Fired, who: Who) -> Option<CheckReason> {
        let rule = self.triage.rule(&fired.rule)?;
        Some(CheckReason {
            rule: rule.id.clone(),
            level: fired.level,
            title: rule.title.clone(),
            because: rule.because.clone(),
            who: rule.who.clone(),
            say: rule.to_say(who).to_owned(),
            answers: fired.because.iter().filter_map(|id| self.given(id)).collect(),
            sources: rule.sources.clone(),
            label: rule.label.clone(),
        })
    }

    fn cause(&self, weighed: &Weighed) -> Option<CheckCause> {
        let cause = self.triage.cause(&weighed.cause)?;
        let given = |ids: &[Id]| ids.iter().filter_map(|id| self.given(id)).collect();
        Some(CheckCause {
            id: cause.id.clone(),
            name: cause.name.clone(),
            what: cause.what.clone(),
            page: cause.page.clone(),
            speaks_for: given(&weighed.speaks_for),
            against: given(&weighed.against),
            likely: weighed.likely(),
            must_not_miss: weighed.must_not_miss,
        })
    }

    fn hidden(&self, gates: &[Id]) -> Vec<HiddenAdvice> {
        let gate = |id: &Id| self.triage.gate.iter().find(|gate| gate.id == *id);
        let words = gates.iter().filter_map(gate);
        words
            .map(|gate| HiddenAdvice {
                name: gate.name.clone(),
                because: gate.because.clone(),
            })
            .collect()
    }

    fn shorts(&self, ids: &[Id]) -> Vec<String> {
        ids.iter()
            .filter_map(|id| self.triage.question(id))
            .map(|question| question.short.clone())
            .collect()
    }

    /// A question and its answer; `None` for one that was not answered.
    fn given(&self, id: &Id) -> Option<CheckGiven> {
        given(self.triage.question(id)?, self.answers.get(id))
    }
}

/// What a result leads to: from self-care the first that a pattern names; above it only what every rule of the level allows.
fn next(rules: &[&Rule], level: Level) -> Option<String> {
    match level {
        Level::SelfCare => rules.iter().find_map(|rule| rule.next.clone()),
        Level::ClinicianDays if rules.iter().all(|rule| rule.next.is_some()) => rules.first()?.next.clone(),
        Level::ClinicianDays | Level::SameDay | Level::Emergency => None,
    }
}

/// Whether changes reach the disk.
pub(crate) fn saving(app: &App) -> bool {
    app.store().is_ok_and(|store| store.pending().is_none())
}

/// A step that stands for several questions, without its words.
fn several(sheet: CheckSheet) -> CheckQuestion {
    CheckQuestion {
        id: String::new(),
        stage: Stage::You,
        kind: Kind::Many,
        ask: String::new(),
        short: String::new(),
        why: String::new(),
        help: String::new(),
        figure: None,
        options: Vec::new(),
        map: false,
        answer: None,
        from_about_me: false,
        sheet: Some(sheet),
    }
}

fn option(id: &Id, text: &str, given: Option<CheckGiven>) -> CheckOption {
    CheckOption {
        id: id.clone(),
        text: text.to_owned(),
        given,
    }
}

/// An answer with its options in words.
fn given(question: &Question, answer: Option<&Answer>) -> Option<CheckGiven> {
    let texts = |ids: &BTreeSet<Id>| {
        let chosen = question.options.iter().filter(|option| ids.contains(&option.id));
        // "yes" and "no" have no text of their own: the window has words for them.
        let text = |option: &Choice| {
            if option.text.is_empty() {
                &option.id
            } else {
                &option.text
            }
            .clone()
        };
        chosen.map(text).collect::<Vec<_>>()
    };
    let mut given = CheckGiven {
        short: question.short.clone(),
        chosen: Vec::new(),
        unsure: Vec::new(),
        number: None,
        not_sure: false,
    };
    match answer? {
        Answer::Options { chosen, unsure } => {
            given.chosen = texts(chosen);
            given.unsure = texts(unsure);
        }
        Answer::Number { value } => given.number = Some(*value),
        Answer::NotSure => given.not_sure = true,
    }
    Some(given)
}
