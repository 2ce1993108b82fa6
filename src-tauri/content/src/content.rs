//! All of `content/` as one value.

use soleus_core::{
    doctor::preparing::Preparing,
    recovery::{plan::Plan, trial::TestFigure},
    stretch::Library,
    triage::Triage,
};

use crate::{
    catalogue::{self, Catalogue, Source, Term},
    doc::{Article, Section, Shelf},
    files::{File, Files},
    front, markdown, plans, preparing,
    problem::Problem,
    report::{self, ReportWords},
    stretches, triage, trials,
};

/// All of `content/`, parsed once.
#[derive(Clone, Debug)]
pub struct Content {
    /// The pages, by shelf and by their place in it.
    pub articles: Vec<Article>,
    /// Sources, glossary, review and the other lists.
    pub lists: Catalogue,
    /// Exercises and routines.
    pub stretches: Library,
    /// How each functional test is drawn, in the order the tests are shown.
    pub tests: Vec<TestFigure>,
    /// Recovery plans with their gates.
    pub plans: Vec<Plan>,
    /// Questions, rules, causes and texts of the check.
    pub triage: Triage,
    /// Words of the papers a person hands over.
    pub report: ReportWords,
    /// What may be asked at a visit, and which tests may come.
    pub preparing: Preparing,
}

impl Content {
    /// Reads every file. Problems are added to `problems`; whatever could not be read is left out.
    pub fn read(files: &Files<'_>, problems: &mut Vec<Problem>) -> Self {
        let mut articles: Vec<Article> = files
            .under("guide")
            .filter(|file| file.path.ends_with(".md"))
            .filter_map(|file| article(&file, problems))
            .collect();
        articles.sort_by(|a, b| (a.shelf, a.order, &a.id).cmp(&(b.shelf, b.order, &b.id)));
        let stretches = or_report(stretches::load(files), problems);
        let lists = catalogue::load(files, problems);
        let triage = or_report(triage::load(files), problems);
        Self {
            preparing: or_report(preparing::load(files, &triage, &lists.sources), problems),
            tests: or_report(trials::load(files, &stretches), problems),
            articles,
            lists,
            stretches,
            plans: or_report(plans::load(files), problems),
            triage,
            report: or_report(report::load(files), problems),
        }
    }

    /// The page with this id.
    pub fn article(&self, id: &str) -> Option<&Article> {
        self.articles.iter().find(|article| article.id == id)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.lists.sources.iter().find(|source| source.id == id)
    }

    /// The explained word with this id.
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.lists.terms.iter().find(|term| term.id == id)
    }

    /// The shelves with their pages, in library order; a shelf without pages is left out.
    pub fn shelves(&self) -> Vec<(Shelf, Vec<&Article>)> {
        Shelf::ALL
            .into_iter()
            .map(|shelf| {
                (
                    shelf,
                    self.articles
                        .iter()
                        .filter(|article| article.shelf == shelf)
                        .collect(),
                )
            })
            .filter(|(_, pages): &(Shelf, Vec<&Article>)| !pages.is_empty())
            .collect()
    }
}

fn or_report<T: Default>(loaded: Result<T, Vec<Problem>>, problems: &mut Vec<Problem>) -> T {
    loaded.unwrap_or_else(|found| {
        problems.extend(found);
        T::default()
    })
}

fn article(file: &File<'_>, problems: &mut Vec<Problem>) -> Option<Article> {
    let (mut article, body, first) = front::split(file)
        .map_err(|problem| problems.push(problem))
        .ok()?;
    front::check(&article, file.stem(), problems);
    (article.lead, article.sections) = markdown::read(file.path, first, body, problems);
    Some(article)
}

impl Article {
    /// Every section, each before the ones below it.
    pub fn all_sections(&self) -> Vec<&Section> {
        self.sections
            .iter()
            .flat_map(|section| std::iter::once(section).chain(&section.sections))
            .collect()
    }

    /// Whether the page has a section with this id.
    pub fn has_section(&self, id: &str) -> bool {
        self.all_sections().iter().any(|section| section.id == id)
    }
}
