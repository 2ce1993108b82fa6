//! The typeface, the widths of texts in it, and how a text is broken into lines.

use krilla::text::Font;

use crate::error::PdfError;

static REGULAR: &[u8] = include_bytes!("../fonts/AtkinsonHyperlegibleNext-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../fonts/AtkinsonHyperlegibleNext-Bold.ttf");

/// A word without a blank that is longer is broken anywhere.
const LONGEST_WORD: usize = 40;

/// One weight of the typeface.
pub(crate) struct Face {
    /// For drawing.
    pub(crate) font: Font,
    letters: ttf_parser::Face<'static>,
}

/// The typeface in its two weights.
pub(crate) struct Faces {
    regular: Face,
    bold: Face,
}

impl Faces {
    pub(crate) fn read() -> Result<Self, PdfError> {
        Ok(Self {
            regular: Face::read(REGULAR)?,
            bold: Face::read(BOLD)?,
        })
    }

    pub(crate) fn face(&self, bold: bool) -> &Face {
        if bold { &self.bold } else { &self.regular }
    }

    /// The width of `text` in points.
    pub(crate) fn width(&self, text: &str, size: f32, bold: bool) -> f32 {
        let face = &self.face(bold).letters;
        let units: u32 = text.chars().map(|letter| advance(face, letter)).sum();
        #[expect(
            clippy::cast_precision_loss,
            reason = "widths of lines are far below 2^23 units"
        )]
        let units = units as f32;
        units * size / f32::from(face.units_per_em())
    }

    /// Whether both weights have `letter`.
    pub(crate) fn has(&self, letter: char) -> bool {
        [&self.regular, &self.bold]
            .iter()
            .all(|face| face.letters.glyph_index(letter).is_some())
    }

    /// `text` in lines of at most `width` points, the first of at most `first`. There is always one line.
    pub(crate) fn wrap(&self, text: &str, size: f32, bold: bool, first: f32, width: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in text.split_whitespace().flat_map(parts) {
            let room = if lines.len() == 1 { first } else { width };
            let line = lines.last().map_or("", String::as_str);
            let longer = if line.is_empty() {
                word.clone()
            } else {
                format!("{line} {word}")
            };
            let fits = self.width(&longer, size, bold) <= room;
            match lines.last_mut() {
                Some(last) if fits || (last.is_empty() && lines_are_full(room, width)) => *last = longer,
                _ => lines.push(word),
            }
        }
        lines
    }
}

/// Whether a further line would have no more room than this one.
fn lines_are_full(room: f32, width: f32) -> bool {
    room >= width
}

/// A word, cut where it is longer than any line could hold.
fn parts(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters
        .chunks(LONGEST_WORD)
        .map(|part| part.iter().collect())
        .collect()
}

fn advance(face: &ttf_parser::Face<'_>, letter: char) -> u32 {
    let glyph = face.glyph_index(letter);
    u32::from(
        glyph
            .and_then(|glyph| face.glyph_hor_advance(glyph))
            .unwrap_or_default(),
    )
}

impl Face {
    fn read(data: &'static [u8]) -> Result<Self, PdfError> {
        Ok(Self {
            font: Font::new(data.to_vec().into(), 0).ok_or(PdfError::Typeface)?,
            letters: ttf_parser::Face::parse(data, 0).map_err(|_| PdfError::Typeface)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_its_room_and_no_word_is_lost() {
        let faces = Faces::read().unwrap();
        let text = "Walking hurts since Monday and a_word_of_very_many_letters_without_any_blank_at_all_in_it ends it";
        let lines = faces.wrap(text, 9.5, false, 60.0, 250.0);
        assert!(
            lines
                .iter()
                .skip(1)
                .all(|line| faces.width(line, 9.5, false) <= 250.0),
            "{lines:?}"
        );
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
    }
}
