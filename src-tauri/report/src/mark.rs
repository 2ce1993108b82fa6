//! What is drawn, and what it is: marks with their places in a block, and the tree of what they mean.

/// A stroke of a figure.
#[derive(Clone, Debug)]
pub(crate) enum Stroke {
    /// A line through points, in points from the figure's corner.
    Line {
        /// The points.
        through: Vec<(f32, f32)>,
        /// Its width.
        width: f32,
        /// Whether it is dashed.
        dashed: bool,
        /// 0 is black, 255 white.
        grey: u8,
    },
    /// A filled square or round point.
    Point {
        /// Its middle.
        at: (f32, f32),
        /// Half its size.
        radius: f32,
        /// Round, or square.
        round: bool,
    },
    /// A text of the figure.
    Text {
        /// Where its line begins.
        at: (f32, f32),
        /// What it says.
        text: String,
        /// Its size.
        size: f32,
    },
}

/// What one mark draws.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    /// One line of text; `y` is its base line.
    Text {
        /// What it says.
        text: String,
        /// Bold.
        bold: bool,
        /// Its size in points.
        size: f32,
    },
    /// A figure with everything in it.
    Figure {
        /// What it draws.
        strokes: Vec<Stroke>,
        /// Its width.
        width: f32,
        /// Its height.
        height: f32,
    },
    /// A thin line to the right: decoration, or a line to write on.
    Rule {
        /// Its length.
        length: f32,
        /// 0 is black, 255 white.
        grey: u8,
    },
    /// An empty box to tick.
    Box {
        /// Its side.
        side: f32,
    },
}

impl Shape {
    /// Whether it says something, and so is part of the tree; the rest is decoration.
    pub(crate) fn speaks(&self) -> bool {
        matches!(self, Shape::Text { .. } | Shape::Figure { .. })
    }
}

/// A shape at its place, from the corner of its block.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) shape: Shape,
}

/// What a part of the tree is.
#[derive(Clone, Debug)]
pub(crate) enum Role {
    Title(String),
    Heading(String),
    Paragraph,
    List { numbered: bool },
    Item,
    Label,
    Body,
    Table,
    Head,
    Rows,
    Row,
    ColumnHead,
    RowHead,
    Cell,
    Figure(String),
}

/// A part of the tree with what lies in it.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    pub(crate) role: Role,
    pub(crate) children: Vec<Node>,
}

/// A part of the tree, or a mark of the block by its index.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    Element(Element),
    Mark(usize),
}

/// One block, laid out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Laid {
    /// Its heading, for the outline; the first block's is the title.
    pub(crate) title: String,
    pub(crate) marks: Vec<Mark>,
    pub(crate) tree: Vec<Element>,
    pub(crate) height: f32,
    /// Heights at which the block may go on on the next page, in order.
    pub(crate) breaks: Vec<f32>,
}
