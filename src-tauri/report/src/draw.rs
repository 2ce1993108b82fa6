//! Draws the pages and writes the file.

use krilla::{
    Document as Pdf, SerializeSettings,
    color::luma,
    configure::{Accessibility, Archival, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect},
    metadata::{DateTime, Metadata},
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, FillRule, Stroke as Line, StrokeDash},
    surface::Surface,
    tagging::{Artifact, ArtifactType, BBox, ContentTag, SpanTag},
    text::TextDirection,
};
use soleus_core::{report::document::Document, time::Stamp};

use crate::{
    blocks::{SIZE, WIDTH},
    error::PdfError,
    mark::{Laid, Shape, Stroke},
    pages::{Placed, Sheet},
    tags::{Drawn, tree},
    text::Faces,
};

/// The bytes of a document that was laid out.
pub(crate) fn write(
    document: &Document,
    faces: &Faces,
    blocks: &[Laid],
    pages: &[Vec<Placed>],
    sheet: Sheet,
) -> Result<Vec<u8>, PdfError> {
    let refused = |why: String| PdfError::Refused(why);
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|why| refused(format!("{why:?}")))?;
    let mut pdf = Pdf::new_with(SerializeSettings {
        configuration,
        enable_tagging: true,
        ..SerializeSettings::default()
    });
    let mut drawn: Vec<Vec<Option<Drawn>>> =
        blocks.iter().map(|block| vec![None; block.marks.len()]).collect();
    let mut outline = Outline::new();
    for (index, placed) in pages.iter().enumerate() {
        let settings =
            PageSettings::from_wh(sheet.width, sheet.height).ok_or_else(|| refused("the paper".into()))?;
        let mut page = pdf.start_page_with(settings);
        let mut surface = page.surface();
        let artist = Artist {
            faces,
            sheet,
            page: index,
        };
        for place in placed {
            let Some(mark) = blocks
                .get(place.block)
                .and_then(|block| block.marks.get(place.mark))
            else {
                continue;
            };
            let at = (sheet.left + mark.x, place.down + mark.y);
            let called = artist.draw(&mut surface, &mark.shape, at);
            if let Some(slot) = drawn
                .get_mut(place.block)
                .and_then(|marks| marks.get_mut(place.mark))
            {
                *slot = called;
            }
            if place.mark == 0
                && let Some(title) = blocks
                    .get(place.block)
                    .map(|block| &block.title)
                    .filter(|title| !title.is_empty())
            {
                let to = XyzDestination::new(index, Point::from_xy(0.0, (at.1 - 14.0).max(0.0)));
                outline.push_child(OutlineNode::new(title.clone(), to));
            }
        }
        artist.edges(&mut surface, document, pages.len());
        surface.finish();
        page.finish();
    }
    pdf.set_tag_tree(tree(blocks, &drawn, &document.lang));
    pdf.set_outline(outline);
    pdf.set_metadata(metadata(document));
    pdf.finish().map_err(|why| refused(format!("{why:?}")))
}

/// Nothing of the person: the title has no name, and there is no author.
fn metadata(document: &Document) -> Metadata {
    Metadata::new()
        .title(document.title.clone())
        .language(document.lang.clone())
        .creator(format!("Soleus {}", env!("CARGO_PKG_VERSION")))
        .document_id(format!("{} {}", document.title, document.made.ms))
        .creation_date(date(document.made))
}

fn date(made: Stamp) -> DateTime {
    let civil = Stamp::new(made.ms, 0).civil();
    let small = |value: i8| u8::try_from(value).unwrap_or(0);
    DateTime::new(u16::try_from(civil.year()).unwrap_or(1970))
        .month(small(civil.month()))
        .day(small(civil.day()))
        .hour(small(civil.hour()))
        .minute(small(civil.minute()))
        .second(small(civil.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

struct Artist<'a> {
    faces: &'a Faces,
    sheet: Sheet,
    page: usize,
}

impl Artist<'_> {
    /// Draws one mark; answers what it is called if it speaks.
    fn draw(&self, surface: &mut Surface<'_>, shape: &Shape, at: (f32, f32)) -> Option<Drawn> {
        let tag = match shape {
            Shape::Text { .. } => ContentTag::Span(SpanTag::empty()),
            Shape::Figure { .. } => ContentTag::Other,
            Shape::Rule { .. } | Shape::Box { .. } => {
                ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout))
            }
        };
        let called = surface.start_tagged(tag);
        let mut lies = None;
        match shape {
            Shape::Text { text, bold, size } => self.text(surface, at, text, *bold, *size),
            Shape::Figure {
                strokes,
                width,
                height,
            } => {
                strokes.iter().for_each(|stroke| self.stroke(surface, stroke, at));
                lies = Rect::from_xywh(at.0, at.1, *width, *height).map(|rect| BBox::new(self.page, rect));
            }
            Shape::Rule { length, grey } => line(surface, &[at, (at.0 + length, at.1)], 0.7, false, *grey),
            Shape::Box { side } => {
                let (x, y) = at;
                let corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)];
                line(surface, &corners, 0.8, false, 0);
            }
        }
        surface.end_tagged();
        shape.speaks().then_some(Drawn { called, lies })
    }

    fn text(&self, surface: &mut Surface<'_>, at: (f32, f32), text: &str, bold: bool, size: f32) {
        surface.set_stroke(None);
        surface.set_fill(Some(fill(0)));
        let font = self.faces.face(bold).font.clone();
        surface.draw_text(
            Point::from_xy(at.0, at.1),
            font,
            size,
            text,
            false,
            TextDirection::LeftToRight,
        );
    }

    fn stroke(&self, surface: &mut Surface<'_>, stroke: &Stroke, corner: (f32, f32)) {
        let moved = |at: &(f32, f32)| (corner.0 + at.0, corner.1 + at.1);
        match stroke {
            Stroke::Line {
                through,
                width,
                dashed,
                grey,
            } => {
                let points: Vec<_> = through.iter().map(moved).collect();
                line(surface, &points, *width, *dashed, *grey);
            }
            Stroke::Point { at, radius, round } => point(surface, moved(at), *radius, *round),
            Stroke::Text { at, text, size } => self.text(surface, moved(at), text, false, *size),
        }
    }

    /// What stands outside of the text: the title on every further page, and the page's number with who speaks.
    fn edges(&self, surface: &mut Surface<'_>, document: &Document, pages: usize) {
        let size = SIZE - 1.0;
        if self.page > 0 {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header)));
            let at = (self.sheet.left, self.sheet.top - 8.0);
            self.text(surface, at, &document.title, false, size);
            surface.end_tagged();
        }
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        let text = document
            .page
            .replace("{n}", &(self.page + 1).to_string())
            .replace("{of}", &pages.to_string());
        let x = self.sheet.left + WIDTH - self.faces.width(&text, size, false);
        self.text(
            surface,
            (x, self.sheet.height - self.sheet.top + 14.0),
            &text,
            false,
            size,
        );
        surface.end_tagged();
    }
}

fn fill(grey: u8) -> Fill {
    Fill {
        paint: luma::Color::new(grey).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}

fn line(surface: &mut Surface<'_>, points: &[(f32, f32)], width: f32, dashed: bool, grey: u8) {
    let mut path = PathBuilder::new();
    for (index, (x, y)) in points.iter().enumerate() {
        if index == 0 {
            path.move_to(*x, *y);
        } else {
            path.line_to(*x, *y);
        }
    }
    let Some(path) = path.finish() else { return };
    surface.set_fill(None);
    surface.set_stroke(Some(Line {
        paint: luma::Color::new(grey).into(),
        width,
        dash: dashed.then(|| StrokeDash {
            array: vec![3.0, 2.0],
            offset: 0.0,
        }),
        ..Line::default()
    }));
    surface.draw_path(&path);
}

fn point(surface: &mut Surface<'_>, (x, y): (f32, f32), radius: f32, round: bool) {
    let mut path = PathBuilder::new();
    let r = radius;
    if round {
        // A circle in four curves.
        let k = r * 0.5523;
        path.move_to(x + r, y);
        path.cubic_to(x + r, y + k, x + k, y + r, x, y + r);
        path.cubic_to(x - k, y + r, x - r, y + k, x - r, y);
        path.cubic_to(x - r, y - k, x - k, y - r, x, y - r);
        path.cubic_to(x + k, y - r, x + r, y - k, x + r, y);
    } else {
        path.move_to(x - r, y - r);
        path.line_to(x + r, y - r);
        path.line_to(x + r, y + r);
        path.line_to(x - r, y + r);
    }
    path.close();
    let Some(path) = path.finish() else { return };
    surface.set_stroke(None);
    surface.set_fill(Some(fill(0)));
    surface.draw_path(&path);
}
