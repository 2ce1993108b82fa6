//! The structure tree: what each mark means, for those who hear a document.

use std::num::NonZeroU16;

use krilla::tagging::{
    BBox, Identifier, ListNumbering, Node as Tagged, Placement, TableHeaderScope, Tag, TagGroup, TagKind,
    TagTree,
};

use crate::mark::{Element, Laid, Node, Role};

/// What was drawn of a mark that speaks: what it is called in the page, and where it lies.
#[derive(Clone, Copy)]
pub(crate) struct Drawn {
    pub(crate) called: Identifier,
    /// Of a figure.
    pub(crate) lies: Option<BBox>,
}

/// The tree of all blocks; `drawn` has the marks of each.
pub(crate) fn tree(blocks: &[Laid], drawn: &[Vec<Option<Drawn>>], lang: &str) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
    for (block, marks) in blocks.iter().zip(drawn) {
        block
            .tree
            .iter()
            .for_each(|element| tree.push(group(element, marks)));
    }
    tree
}

fn group(element: &Element, marks: &[Option<Drawn>]) -> TagGroup {
    let own = element.children.iter().filter_map(|child| match child {
        Node::Mark(index) => marks.get(*index).copied().flatten(),
        Node::Element(_) => None,
    });
    let lies = own.clone().find_map(|drawn| drawn.lies);
    let mut group = TagGroup::new(kind(&element.role, lies));
    for child in &element.children {
        match child {
            Node::Element(element) => group.push(Tagged::Group(self::group(element, marks))),
            Node::Mark(index) => {
                if let Some(drawn) = marks.get(*index).copied().flatten() {
                    group.push(drawn.called);
                }
            }
        }
    }
    group
}

fn kind(role: &Role, lies: Option<BBox>) -> TagKind {
    let level = |level: u16| NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    match role {
        Role::Title(title) => Tag::Hn(level(1), Some(title.clone())).into(),
        Role::Heading(title) => Tag::Hn(level(2), Some(title.clone())).into(),
        Role::Paragraph => Tag::P.into(),
        Role::List { numbered: true } => Tag::L(ListNumbering::Decimal).into(),
        Role::List { numbered: false } => Tag::L(ListNumbering::Disc).into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::Head => Tag::THead.into(),
        Role::Rows => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Role::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
        Role::Figure(alt) => Tag::Figure(Some(alt.clone()))
            .with_bbox(lies)
            .with_placement(Some(Placement::Block))
            .into(),
    }
}
