//! Headings in a row -> sections inside sections.

use crate::{
    doc::{Block, Section},
    problem::Problem,
};

/// A heading with its blocks, before it is put under its parent. Level 0 is what precedes the first heading.
#[derive(Default)]
pub(crate) struct Flat {
    pub(crate) level: u8,
    pub(crate) id: Option<String>,
    pub(crate) title: String,
    pub(crate) line: usize,
    pub(crate) blocks: Vec<Block>,
}

impl Flat {
    /// Puts it where its level says: into the lead, a new section, or the section before it.
    pub(crate) fn place(
        self,
        file: &str,
        lead: &mut Vec<Block>,
        out: &mut Vec<Section>,
        problems: &mut Vec<Problem>,
    ) {
        if self.level == 0 {
            *lead = self.blocks;
            return;
        }
        if self.id.is_none() {
            problems.push(Problem::new(
                file,
                self.line,
                format!("the heading \"{}\" has no id", self.title),
                "end it with {#a-stable-id}",
            ));
        }
        let id = self.id.unwrap_or_else(|| format!("line-{}", self.line));
        let section = Section {
            id,
            level: self.level,
            title: self.title,
            blocks: self.blocks,
            sections: vec![],
            line: self.line,
        };
        match (self.level, out.last_mut()) {
            (2, _) => out.push(section),
            (3, Some(parent)) => parent.sections.push(section),
            _ => {
                problems.push(Problem::new(
                    file,
                    section.line,
                    format!("a heading of level {} cannot stand here", section.level),
                    "use ## for sections, ### below a ##, and nothing else",
                ));
                out.push(section);
            }
        }
    }
}
