//! Honest labels: a mark never says more than the kind of its sources can carry.

use crate::{
    catalogue::{Source, SourceKind},
    content::Content,
    doc::{Block, Label},
    problem::Problem,
    walk,
};

/// Marks whose label is stronger than their sources, as the page "Sources and labels" explains the labels.
pub(super) fn check(content: &Content, problems: &mut Vec<Problem>) {
    for article in &content.articles {
        walk::blocks(article, &mut |block| {
            if let Some(what) = fault(content, block) {
                let fix = "use a lower label, or a source of a better kind";
                problems.push(Problem::new(&article.file, block.line, what, fix));
            }
        });
    }
}

fn fault(content: &Content, block: &Block) -> Option<String> {
    let mark = block.mark.as_ref()?;
    let label = mark.label?;
    let sources = mark.sources.iter().filter_map(|id| content.source(id));
    let best = sources.map(carries).max()?;
    let agree = mark.sources.len() > 1;
    let honest = match label {
        Label::Strong => best == Carries::Rules,
        Label::Some => best >= Carries::Findings || agree,
        Label::Weak | Label::Opinion | Label::Ours => true,
    };
    (!honest).then(|| {
        format!(
            "the label says more than `{}` can carry",
            mark.sources.join("`, `")
        )
    })
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
