//! A guide of a hundred times the size, for the content's own measurement and for the benchmark.

use soleus_guide::{
    index::{self, SectionText},
    search::Index,
};

/// What people type, one key after the other.
pub const TYPED: [&str; 4] = [
    "blood clot in leg",
    "achiles tendon",
    "cramp at night",
    "how long until i can run",
];

const COPIES: usize = 100;

/// The guide and ninety-nine variations of it, whose words differ enough to make the vocabulary grow as well.
fn documents() -> Vec<SectionText> {
    let sections = index::sections(soleus_guide::content());
    let copy = |n: usize| {
        sections.iter().map(move |text| SectionText {
            page: format!("{}-{n}", text.page),
            section: text.section.clone(),
            title: text.title.clone(),
            heading: text.heading.clone(),
            body: text
                .body
                .split(' ')
                .map(|word| {
                    if n > 0 && word.len() > 6 {
                        format!("{word}{n} ")
                    } else {
                        format!("{word} ")
                    }
                })
                .collect(),
            said: text.said.clone(),
        })
    };
    (0..COPIES).flat_map(copy).collect()
}

/// The search on it.
pub fn search() -> Index {
    let lists = &soleus_guide::content().lists;
    Index::build(documents(), &lists.same, &lists.spellings)
}
