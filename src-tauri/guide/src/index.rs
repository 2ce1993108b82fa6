//! What the search indexes: one document per section, made from the same tree the reader sees.

use soleus_content::{
    Content,
    doc::{Article, Block, Body},
    walk,
};

/// One section of a page, as the search sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionText {
    /// The page's id.
    pub page: String,
    /// The section's id; empty for what stands before the first heading.
    pub section: String,
    /// The page's title.
    pub title: String,
    /// The section's heading; empty for what stands before the first heading.
    pub heading: String,
    /// Its text.
    pub body: String,
    /// What people say for the page (only on the first document of a page).
    pub said: Vec<String>,
}

/// Every section of every page, in library order.
pub fn sections(content: &Content) -> Vec<SectionText> {
    content.articles.iter().flat_map(of_page).collect()
}

/// Every section of one page, what stands before the first heading first.
pub fn of_page(article: &Article) -> Vec<SectionText> {
    let lead = SectionText {
        page: article.id.clone(),
        section: String::new(),
        title: article.title.clone(),
        heading: String::new(),
        body: format!("{} {}", article.summary, text(&article.lead)),
        said: article.synonyms.iter().chain(&article.asked).cloned().collect(),
    };
    let rest = article.all_sections().into_iter().map(|section| SectionText {
        page: article.id.clone(),
        section: section.id.clone(),
        title: article.title.clone(),
        heading: section.title.clone(),
        body: text(&section.blocks),
        said: Vec::new(),
    });
    std::iter::once(lead).chain(rest).collect()
}

fn text(blocks: &[Block]) -> String {
    let mut out = String::new();
    walk::each(blocks, &mut |block| {
        // A button's words are no text of the page: they would stand in a snippet as if the page said them.
        if matches!(block.body, Body::Action(_)) {
            return;
        }
        for piece in walk::texts(block) {
            if !piece.is_empty() {
                out.push_str(&piece);
                out.push(' ');
            }
        }
    });
    out.trim_end().to_owned()
}
