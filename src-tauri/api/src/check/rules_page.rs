//! The page that says how the check decides.

use std::collections::BTreeSet;

use soleus_core::triage::answer::Answers;

use crate::{
    app::App,
    check::{
        content::triage,
        tables::{RuleText, RulesView},
        words::Words,
    },
    failure::Failure,
};

/// The page "How this check decides".
///
/// # Errors
/// None; the signature is every command's.
pub fn rules(app: &App, (): ()) -> Result<RulesView, Failure> {
    let triage = triage();
    let short = |id: &String| triage.question(id).map(|question| question.short.clone());
    let rules = triage.rule.iter().map(|rule| {
        let mut reads = BTreeSet::new();
        rule.when.questions(&mut reads);
        rule.unless.iter().for_each(|unless| unless.questions(&mut reads));
        RuleText {
            id: rule.id.clone(),
            level: rule.level,
            title: rule.title.clone(),
            because: rule.because.clone(),
            reads: reads.iter().filter_map(short).collect(),
            sources: rule.sources.clone(),
            label: rule.label.clone(),
        }
    });
    let none = Answers::new();
    let words = Words::of(app, &none);
    Ok(RulesView {
        version: triage.version.clone(),
        questions: triage
            .question
            .iter()
            .map(|question| words.question(question, None))
            .collect(),
        rules: rules.collect(),
        proved: triage.invariant.iter().map(|one| one.text.clone()).collect(),
        choices: triage.choice.iter().map(|one| one.text.clone()).collect(),
    })
}
