//! Reads content into its final form: definitions replaced, every name checked.

use std::collections::BTreeSet;

use super::{
    answer::Id,
    content::{Otherwise, Triage},
    expr::Expr,
    question::{Choice, Kind, Question, Stage},
};
use crate::care::Level;

/// Something wrong in the content: the id it stands at, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The table of the file it stands in: `question`, `rule`, `cause`, `gate`, `lock`, `daily`, `sheet`, `define`, `level`.
    pub table: &'static str,
    /// The id of the question, rule, cause, gate, lock or row.
    pub id: Id,
    /// What is wrong and what to do.
    pub reason: String,
}

impl Triage {
    /// Replaces `$names`, gives yes-or-no questions their options, and checks that everything named exists.
    ///
    /// # Errors
    /// All faults at once.
    pub fn loaded(mut self) -> Result<Self, Vec<Fault>> {
        for question in &mut self.question {
            if question.kind == Kind::YesNo {
                question.options = ["yes", "no"]
                    .map(|o| Choice {
                        id: o.to_owned(),
                        text: String::new(),
                    })
                    .to_vec();
                question.clear = Some("no".to_owned());
            }
        }
        let mut faults = self.faults();
        let whole = self.clone();
        self.each_condition(&mut |table, id, expr| {
            if let Err(reason) = whole.settle(expr, 0) {
                faults.push(Fault {
                    table,
                    id: id.to_owned(),
                    reason,
                });
            }
        });
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }

    /// Definitions first, so that a broken one is reported where it stands and not where it is used.
    fn each_condition(&mut self, visit: &mut impl FnMut(&'static str, &str, &mut Expr)) {
        for (name, expr) in &mut self.define {
            visit("define", name, expr);
        }
        if let Some(needs) = &mut self.self_care_needs {
            visit("", "self_care_needs", needs);
        }
        for rule in &mut self.rule {
            visit("rule", &rule.id, &mut rule.when);
            if let Some(unless) = &mut rule.unless {
                visit("rule", &rule.id, unless);
            }
        }
        self.gate
            .iter_mut()
            .for_each(|g| visit("gate", &g.id, &mut g.hide));
        self.lock
            .iter_mut()
            .for_each(|l| visit("lock", &l.id, &mut l.when));
        for cause in &mut self.cause {
            let id = cause.id.clone();
            cause
                .speaks_for
                .iter_mut()
                .chain(&mut cause.against)
                .for_each(|c| visit("cause", &id, &mut c.when));
        }
    }

    /// Replaces names and checks questions and options in one condition.
    fn settle(&self, expr: &mut Expr, depth: u8) -> Result<(), String> {
        match expr {
            Expr::Named(name) => {
                let found = self.define.get(name).ok_or(format!("`${name}` is not defined"))?;
                if depth > 8 {
                    return Err(format!("`${name}` is defined by itself"));
                }
                let mut found = found.clone();
                self.settle(&mut found, depth + 1)?;
                *expr = found;
                Ok(())
            }
            Expr::All(parts) | Expr::Any(parts) => parts.iter_mut().try_for_each(|p| self.settle(p, depth)),
            Expr::Not(inner) | Expr::Maybe(inner) => self.settle(inner, depth),
            Expr::Is(question, options) => self.known_options(question, options),
            Expr::AtLeast(question, _) => match self.asked(question)?.kind {
                Kind::Scale | Kind::Many => Ok(()),
                Kind::YesNo | Kind::One => Err(format!("`{question}` has no numbers to compare")),
            },
            Expr::Unsure(question) | Expr::Open(question) => self.asked(question).map(|_| ()),
            Expr::Clear(question) => self.clear(question).map(|clear| *expr = clear),
            Expr::Always => Ok(()),
        }
    }

    fn clear(&self, question: &str) -> Result<Expr, String> {
        let asked = self.asked(question)?;
        match (asked.kind, &asked.clear) {
            (Kind::Many, _) => Ok(Expr::Clear(question.to_owned())),
            (Kind::YesNo | Kind::One, Some(clear)) => Ok(Expr::Is(question.to_owned(), vec![clear.clone()])),
            (Kind::YesNo | Kind::One | Kind::Scale, _) => {
                Err(format!("`{question}` has no answer that clears it"))
            }
        }
    }

    fn asked(&self, question: &str) -> Result<&Question, String> {
        self.question(question)
            .ok_or(format!("there is no question `{question}`"))
    }

    fn known_options(&self, question: &str, options: &[Id]) -> Result<(), String> {
        let asked = self.asked(question)?;
        match options.iter().find(|o| !asked.has(o)) {
            Some(option) => Err(format!("question `{question}` has no option `{option}`")),
            None => Ok(()),
        }
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut say = |table: &'static str, id: &str, reason: String| {
            faults.push(Fault {
                table,
                id: id.to_owned(),
                reason,
            })
        };
        self.question_faults(&mut say);
        self.rule_faults(&mut say);
        self.sheet_faults(&mut say);
        for cause in &self.cause {
            for clue in cause.speaks_for.iter().chain(&cause.against) {
                if !(1..=3).contains(&clue.weight) {
                    say("cause", &cause.id, "a weight must be 1, 2 or 3".to_owned());
                }
            }
        }
        for row in &self.daily {
            if let Some(question) = row.questions.iter().find(|q| self.question(q).is_none()) {
                say("daily", &row.id, format!("there is no question `{question}`"));
            }
        }
        if self.lock_reason.is_empty() {
            let why = "it is missing: why the two urgent levels lock everything";
            say("", "lock_reason", why.to_owned());
        }
        for level in [
            Level::Emergency,
            Level::SameDay,
            Level::ClinicianDays,
            Level::SelfCare,
        ] {
            if self.level_text(level).is_none() {
                say("level", "", format!("no words for the level {level:?}"));
            }
        }
        faults
    }

    fn question_faults(&self, say: &mut impl FnMut(&'static str, &str, String)) {
        let mut say = |id: &str, reason: String| say("question", id, reason);
        let mut seen = BTreeSet::new();
        for question in &self.question {
            if !seen.insert(&question.id) {
                say(&question.id, "this question id is used twice".to_owned());
            }
            if let Some(mark) = question.figure.as_ref().and_then(|figure| figure.stranger()) {
                say(&question.id, format!("its figure has no place `{mark}`"));
            }
            let needs = matches!(question.kind, Kind::One | Kind::Many);
            if needs && question.options.is_empty() {
                say(&question.id, "a question of this kind needs options".to_owned());
            }
            if let Some(clear) = question.clear.as_ref().filter(|c| !question.has(c)) {
                say(
                    &question.id,
                    format!("its clearing answer `{clear}` is not one of its options"),
                );
            }
            if question.sources.is_empty() {
                say(
                    &question.id,
                    "it names no source (`SEM15` and the like, or a `GK-` id)".to_owned(),
                );
            }
        }
    }

    /// A row must have an answer that clears it, and a red flag never stands on a sheet.
    fn sheet_faults(&self, say: &mut impl FnMut(&'static str, &str, String)) {
        let mut say = |id: &str, reason: String| say("sheet", id, reason);
        for sheet in &self.sheet {
            if self.question(&sheet.id).is_some() {
                say(&sheet.id, "a question has this id".to_owned());
            }
            for row in &sheet.rows {
                match self.question(&row.question) {
                    None => say(&sheet.id, format!("there is no question `{}`", row.question)),
                    Some(q) if !matches!(q.stage, Stage::Leg | Stage::You) => {
                        say(
                            &sheet.id,
                            format!("`{}` is asked by itself, never on a sheet", q.id),
                        );
                    }
                    Some(q) if q.clearing_answer().is_none() => {
                        say(&sheet.id, format!("`{}` has no answer that clears it", q.id));
                    }
                    Some(_) => {}
                }
            }
        }
    }

    fn rule_faults(&self, say: &mut impl FnMut(&'static str, &str, String)) {
        let mut say = |id: &str, reason: String| say("rule", id, reason);
        let mut seen = BTreeSet::new();
        for rule in &self.rule {
            if !seen.insert(&rule.id) {
                say(&rule.id, "this rule id is used twice".to_owned());
            }
            let letter = match rule.level {
                Level::Emergency => 'E',
                Level::SameDay => 'S',
                Level::ClinicianDays => 'C',
                Level::SelfCare => 'X',
            };
            if !rule.id.starts_with(letter) {
                say(
                    &rule.id,
                    format!("a rule of its level has an id that starts with `{letter}`"),
                );
            }
            if rule.sources.is_empty() && rule.label != "ours" {
                say(
                    &rule.id,
                    "it names no source and is not labelled `ours`".to_owned(),
                );
            }
            if speaks_of_itself(&rule.say) && (rule.say_other.is_empty() || speaks_of_itself(&rule.say_other))
            {
                say(
                    &rule.id,
                    "`say` speaks of itself: put the same for somebody else's leg into `say_other`"
                        .to_owned(),
                );
            }
            if rule.level == Level::ClinicianDays && !(1..=14).contains(&rule.within_days) {
                say(&rule.id, "`within_days` must be 1 to 14".to_owned());
            }
            if rule.otherwise.is_some() != (rule.when == Expr::Always) {
                say(
                    &rule.id,
                    "`always` belongs to rules of last resort, and only to them".to_owned(),
                );
            }
            if let Some(cause) = rule.must_not_miss.iter().find(|c| self.cause(c).is_none()) {
                say(&rule.id, format!("there is no cause `{cause}`"));
            }
            let lines = rule.r#do.iter().chain(&rule.dont).filter_map(|l| l.gate.as_ref());
            for gate in lines.filter(|g| !self.gate.iter().any(|x| &x.id == *g)) {
                say(&rule.id, format!("there is no gate `{gate}`"));
            }
        }
        for otherwise in [Otherwise::NotEnoughAsked, Otherwise::NothingMatched] {
            let mut those = self.rule.iter().filter(|r| r.otherwise == Some(otherwise));
            let reason = format!("there must be exactly one rule with otherwise = {otherwise:?}");
            match (those.next(), those.next()) {
                (Some(_), None) => {}
                // The second one is where the mistake is; none at all has no place but the kind.
                (_, second) => say(second.map_or("", |rule| &rule.id), reason),
            }
        }
    }
}

/// Whether a sentence speaks of the speaker's own body. "I am worried" and "I checked" fit a helper too.
fn speaks_of_itself(text: &str) -> bool {
    let text = text.replace("I am worried", "").replace("I checked", "");
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.any(|word| matches!(word, "I" | "my" | "My" | "me" | "Me"))
}
