//! From the pieces of a document to marks and their meaning: a narrow column of headings, a wide one of text.

use soleus_core::report::document::{Block, Document, Piece, Spoken};

use crate::{
    chart,
    mark::{Element, Laid, Mark, Node, Role, Shape},
    text::Faces,
};

/// The width of everything, in points: 180 mm, which both papers hold.
pub(crate) const WIDTH: f32 = 510.0;
/// Where the wide column begins.
const TEXT_X: f32 = 108.0;
const TEXT_WIDTH: f32 = WIDTH - TEXT_X;
pub(crate) const SIZE: f32 = 9.5;
const TITLE_SIZE: f32 = 15.0;
/// From one base line to the next.
const LEADING: f32 = 12.0;
/// Between two blocks.
const GAP: f32 = 5.0;
/// Between the columns of a table.
const CELL_GAP: f32 = 10.0;

/// The blocks of `document`, the first of them its title.
pub(crate) fn lay_out(document: &Document, faces: &Faces) -> Vec<Laid> {
    let mut blocks = vec![title(document, faces)];
    blocks.extend(document.blocks.iter().map(|one| block(one, faces)));
    blocks.push(foot(document, faces));
    blocks
}

fn title(document: &Document, faces: &Faces) -> Laid {
    let mut pen = Pen::new(faces, &document.title);
    pen.y = TITLE_SIZE;
    let mark = pen.text(0.0, &document.title, true, TITLE_SIZE);
    pen.element(Role::Title(document.title.clone()), vec![mark]);
    pen.y += 4.0;
    pen.paragraph(0.0, WIDTH, None, &Spoken::app(&document.made_text));
    pen.paragraph(0.0, WIDTH, None, &Spoken::app(&document.speaks));
    pen.done()
}

fn foot(document: &Document, faces: &Faces) -> Laid {
    let mut pen = Pen::new(faces, "");
    pen.rule(0.0, WIDTH, 150);
    pen.paragraph(0.0, WIDTH, None, &Spoken::app(&document.foot));
    pen.done()
}

fn block(block: &Block, faces: &Faces) -> Laid {
    let mut pen = Pen::new(faces, &block.title);
    pen.rule(0.0, WIDTH, 150);
    let lines = faces.wrap(&block.title, SIZE, true, TEXT_X - 8.0, TEXT_X - 8.0);
    let count = lines.len();
    let marks = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            pen.y += LEADING;
            pen.text(0.0, &joined(line, index, count), true, SIZE)
        })
        .collect();
    pen.element(Role::Heading(block.title.clone()), marks);
    let heading = pen.y;
    pen.y = 0.0;
    for piece in &block.pieces {
        pen.piece(piece);
    }
    pen.y = pen.y.max(heading);
    pen.done()
}

/// A line of several, with the blank that parts it from the next word.
fn joined(line: &str, index: usize, count: usize) -> String {
    if index + 1 < count {
        format!("{line} ")
    } else {
        line.to_owned()
    }
}

/// Writes one block from the top down; `y` is the base line of what was written last.
struct Pen<'a> {
    faces: &'a Faces,
    laid: Laid,
    y: f32,
}

impl<'a> Pen<'a> {
    fn new(faces: &'a Faces, title: &str) -> Self {
        Self {
            faces,
            laid: Laid {
                title: title.to_owned(),
                ..Laid::default()
            },
            y: 0.0,
        }
    }

    fn done(mut self) -> Laid {
        self.laid.height = self.y + GAP;
        self.laid
    }

    fn mark(&mut self, x: f32, y: f32, shape: Shape) -> Node {
        self.laid.marks.push(Mark { x, y, shape });
        Node::Mark(self.laid.marks.len() - 1)
    }

    fn text(&mut self, x: f32, text: &str, bold: bool, size: f32) -> Node {
        let shape = Shape::Text {
            text: text.to_owned(),
            bold,
            size,
        };
        self.mark(x, self.y, shape)
    }

    fn rule(&mut self, x: f32, length: f32, grey: u8) {
        self.mark(x, self.y + 2.0, Shape::Rule { length, grey });
    }

    fn element(&mut self, role: Role, children: Vec<Node>) {
        self.laid.tree.push(Element { role, children });
    }

    /// The block may go on on the next page here.
    fn may_break(&mut self) {
        self.laid.breaks.push(self.y + LEADING * 0.35);
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Text { label, text } => self.paragraph(TEXT_X, TEXT_WIDTH, label.as_deref(), text),
            Piece::List {
                label,
                numbered,
                items,
            } => {
                if let Some(label) = label {
                    self.paragraph(TEXT_X, TEXT_WIDTH, Some(label), &Spoken::app(""));
                }
                self.list(*numbered, items);
            }
            Piece::Table { label, head, rows } => self.table(label, head, rows),
            Piece::Chart { alt, chart } => {
                self.y += 4.0;
                let shape = chart::draw(chart, TEXT_WIDTH, self.faces);
                let Shape::Figure { height, .. } = shape else {
                    return;
                };
                let mark = self.mark(TEXT_X, self.y, shape);
                self.y += height;
                self.element(Role::Figure(alt.clone()), vec![mark]);
            }
            Piece::Blank { label, lines } => self.blank(label, *lines),
            Piece::Boxes { label, options } => self.boxes(label, options),
        }
    }

    /// A paragraph, its label in bold in front.
    fn paragraph(&mut self, x: f32, width: f32, label: Option<&str>, text: &Spoken) {
        let mut marks = Vec::new();
        self.y += LEADING;
        let mut indent = 0.0;
        if let Some(label) = label {
            let label = format!("{label}: ");
            marks.push(self.text(x, &label, true, SIZE));
            indent = self.faces.width(&label, SIZE, true);
        }
        let shown = text.shown();
        if !shown.trim().is_empty() {
            let lines = self.faces.wrap(&shown, SIZE, false, width - indent, width);
            let count = lines.len();
            for (index, line) in lines.iter().enumerate() {
                if index > 0 {
                    self.may_break();
                    self.y += LEADING;
                }
                let at = if index == 0 { x + indent } else { x };
                if !line.is_empty() {
                    marks.push(self.text(at, &joined(line, index, count), false, SIZE));
                }
            }
        }
        if !marks.is_empty() {
            self.element(Role::Paragraph, marks);
        }
        self.may_break();
    }

    fn list(&mut self, numbered: bool, items: &[Spoken]) {
        let mut children = Vec::new();
        for (index, item) in items.iter().enumerate() {
            self.y += LEADING;
            let sign = if numbered {
                format!("{}. ", index + 1)
            } else {
                "• ".to_owned()
            };
            let label = self.text(TEXT_X, &sign, false, SIZE);
            let indent = if numbered { 14.0 } else { 9.0 };
            let width = TEXT_WIDTH - indent;
            let lines = self.faces.wrap(&item.shown(), SIZE, false, width, width);
            let count = lines.len();
            let mut body = Vec::new();
            for (index, line) in lines.iter().enumerate() {
                if index > 0 {
                    self.may_break();
                    self.y += LEADING;
                }
                body.push(self.text(TEXT_X + indent, &joined(line, index, count), false, SIZE));
            }
            self.may_break();
            let parts = vec![node(Role::Label, vec![label]), node(Role::Body, body)];
            children.push(node(Role::Item, parts));
        }
        self.element(Role::List { numbered }, children);
    }

    fn table(&mut self, label: &str, head: &[String], rows: &[Vec<String>]) {
        self.paragraph(TEXT_X, TEXT_WIDTH, None, &Spoken::app(label));
        self.laid.breaks.pop();
        let widths = self.widths(head, rows);
        let top = self.row(head, &widths, true);
        self.rule(TEXT_X, widths.iter().sum::<f32>().min(TEXT_WIDTH), 100);
        let body: Vec<Node> = rows.iter().map(|row| self.row(row, &widths, false)).collect();
        let parts = vec![node(Role::Head, vec![top]), node(Role::Rows, body)];
        self.element(Role::Table, parts);
    }

    /// The widths of the columns, each with the gap behind it: as wide as their longest cell, narrower together if they must.
    fn widths(&self, head: &[String], rows: &[Vec<String>]) -> Vec<f32> {
        let natural: Vec<f32> = (0..head.len())
            .map(|column| {
                let bold = head.get(column).map(|cell| self.faces.width(cell, SIZE, true));
                let cells = rows.iter().filter_map(|row| row.get(column));
                let plain = cells.map(|cell| self.faces.width(cell, SIZE, column == 0));
                bold.into_iter().chain(plain).fold(0.0, f32::max) + CELL_GAP
            })
            .collect();
        let share = (TEXT_WIDTH / natural.iter().sum::<f32>()).min(1.0);
        natural.iter().map(|width| width * share).collect()
    }

    fn row(&mut self, cells: &[String], widths: &[f32], is_head: bool) -> Node {
        let top = self.y;
        let (mut x, mut lowest) = (TEXT_X, top + LEADING);
        let mut children = Vec::new();
        for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
            let bold = is_head || column == 0;
            let room = width - CELL_GAP * 0.9;
            let lines = self.faces.wrap(cell, SIZE, bold, room, room);
            let count = lines.len();
            self.y = top;
            let mut marks = Vec::new();
            for (index, line) in lines.iter().enumerate() {
                self.y += LEADING;
                marks.push(self.text(x, &joined(line, index, count), bold, SIZE));
            }
            lowest = lowest.max(self.y);
            x += width;
            let role = match (is_head, column) {
                (true, _) => Role::ColumnHead,
                (false, 0) => Role::RowHead,
                (false, _) => Role::Cell,
            };
            children.push(node(role, marks));
        }
        self.y = lowest;
        self.may_break();
        node(Role::Row, children)
    }

    /// Lines to write on: the first goes on behind the label.
    fn blank(&mut self, label: &str, lines: u8) {
        self.y += 3.0;
        self.paragraph(TEXT_X, TEXT_WIDTH, Some(label), &Spoken::app(""));
        let indent = self.faces.width(&format!("{label}: "), SIZE, true);
        self.rule(TEXT_X + indent, (TEXT_WIDTH - indent).max(0.0), 60);
        for _ in 1..lines {
            self.y += LEADING + 3.0;
            self.rule(TEXT_X, TEXT_WIDTH, 60);
            self.may_break();
        }
    }

    fn boxes(&mut self, label: &str, options: &[String]) {
        self.y += LEADING + 2.0;
        let label = format!("{label}: ");
        let mut marks = vec![self.text(TEXT_X, &label, true, SIZE)];
        let mut x = TEXT_X + self.faces.width(&label, SIZE, true) + 4.0;
        for option in options {
            let width = self.faces.width(option, SIZE, false) + 26.0;
            if x + width > WIDTH {
                self.y += LEADING + 2.0;
                x = TEXT_X;
            }
            let side = SIZE * 0.8;
            self.mark(x, self.y - side + 0.5, Shape::Box { side });
            marks.push(self.text(x + side + 4.0, &format!("{option} "), false, SIZE));
            x += width;
        }
        self.element(Role::Paragraph, marks);
        self.may_break();
    }
}

fn node(role: Role, children: Vec<Node>) -> Node {
    Node::Element(Element { role, children })
}
