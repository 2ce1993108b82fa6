//! Honest labels: a mark and a rule of the check never say more than the kind of their sources can carry.

use crate::{
    catalogue::{Source, SourceKind},
    content::Content,
    doc::{Block, Label},
    problem::Problem,
    walk,
};

/// Marks and rules whose label is stronger than their sources, as the page "Sources and labels" explains the labels.
pub(super) fn check(content: &Content, problems: &mut Vec<Problem>) {
    let fix = "use a lower label, or a source of a better kind";
    for article in &content.articles {
        walk::blocks(article, &mut |block| {
            if let Some(what) = fault(content, block) {
                problems.push(Problem::new(&article.file, block.line, what, fix));
            }
        });
    }
    for rule in &content.triage.rule {
        let said = Label::of_word(&rule.label).and_then(|label| too_strong(content, label, &rule.sources));
        if let Some(what) = said {
            problems.push(Problem::new("triage", 0, format!("{}: {what}", rule.id), fix));
        }
    }
}

fn fault(content: &Content, block: &Block) -> Option<String> {
    let mark = block.mark.as_ref()?;
    too_strong(content, mark.label?, &mark.sources)
}

/// What is wrong with a label over these sources.
fn too_strong(content: &Content, label: Label, ids: &[String]) -> Option<String> {
    let sources = ids.iter().filter_map(|id| content.source(id));
    let best = sources.map(carries).max()?;
    let agree = ids.len() > 1;
    let honest = match label {
        Label::Strong => best == Carries::Rules,
        Label::Some => best >= Carries::Findings || agree,
        Label::Weak | Label::Opinion | Label::Ours => true,
    };
    (!honest).then(|| format!("the label says more than `{}` can carry", ids.join("`, `")))
}

/// What a kind of source can carry by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Carries {
    /// That somebody says so, or that it has happened.
    Voices,
    /// What one study found.
    Findings,
    /// What is settled: guidelines, reviews, trials, textbooks, national health services.
    Rules,
}

/// What a source can carry: one that nobody read for this app is a voice at most, whatever its kind.
fn carries(source: &Source) -> Carries {
    if source.read.is_empty() {
        return Carries::Voices;
    }
    match source.kind {
        SourceKind::Guideline
        | SourceKind::Review
        | SourceKind::Trial
        | SourceKind::PatientInformation
        | SourceKind::Textbook => Carries::Rules,
        SourceKind::Study => Carries::Findings,
        SourceKind::GeneralKnowledge
        | SourceKind::CaseReport
        | SourceKind::Opinion
        | SourceKind::Commercial
        | SourceKind::News
        | SourceKind::Seed => Carries::Voices,
    }
}
