//! Letters that cannot be printed: what steers the direction or has no width is taken out, what the typeface lacks is said.

use soleus_core::report::document::{Block, Document, Piece, Spoken};

use crate::text::Faces;

/// How many letters of `text` the typeface lacks.
pub fn unprintable(text: &str) -> usize {
    Faces::read().map_or(0, |faces| lacking(&visible(text), &faces))
}

fn lacking(text: &str, faces: &Faces) -> usize {
    let lacks = |letter: &char| !letter.is_whitespace() && !faces.has(*letter);
    text.chars().filter(lacks).count()
}

/// `text` without controls, zero-width letters and those that turn the direction of writing.
fn visible(text: &str) -> String {
    let steers = |letter: char| matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    text.chars()
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .filter(|letter| !letter.is_control() && !steers(*letter))
        .collect()
}

/// The document with every run of letters that cannot be printed replaced by how many there are.
pub(crate) fn printable(document: &Document, faces: &Faces) -> Document {
    let say = |text: &str| said(text, faces, &document.unprintable);
    let spoken = |spoken: &Spoken| Spoken {
        text: say(&spoken.text),
        voice: spoken.voice,
    };
    let piece = |piece: &Piece| match piece {
        Piece::Text { label, text } => Piece::Text {
            label: label.as_deref().map(say),
            text: spoken(text),
        },
        Piece::List {
            label,
            numbered,
            items,
        } => Piece::List {
            label: label.as_deref().map(say),
            numbered: *numbered,
            items: items.iter().map(spoken).collect(),
        },
        Piece::Table { label, head, rows } => Piece::Table {
            label: say(label),
            head: head.iter().map(|cell| say(cell)).collect(),
            rows: rows
                .iter()
                .map(|row| row.iter().map(|cell| say(cell)).collect())
                .collect(),
        },
        Piece::Chart { .. } | Piece::Blank { .. } | Piece::Boxes { .. } => piece.clone(),
    };
    let block = |block: &Block| Block {
        id: block.id.clone(),
        title: say(&block.title),
        pieces: block.pieces.iter().map(piece).collect(),
    };
    Document {
        blocks: document.blocks.iter().map(block).collect(),
        ..document.clone()
    }
}

/// A text as it can be printed: a run of letters that the typeface lacks becomes one note.
fn said(text: &str, faces: &Faces, note: &str) -> String {
    let (mut out, mut missing) = (String::new(), 0_usize);
    let tell = |out: &mut String, missing: &mut usize| {
        if *missing > 0 {
            out.push_str(&note.replace("{n}", &missing.to_string()));
            *missing = 0;
        }
    };
    for letter in visible(text).chars() {
        if letter.is_whitespace() && missing > 0 {
            continue;
        }
        if letter.is_whitespace() || faces.has(letter) {
            if missing > 0 {
                tell(&mut out, &mut missing);
                out.push(' ');
            }
            out.push(letter);
        } else {
            missing += 1;
        }
    }
    tell(&mut out, &mut missing);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_letters_the_typeface_lacks_is_counted_and_never_drawn_as_boxes() {
        assert_eq!(unprintable("Dr. Łukasz Nováková"), 0);
        assert_eq!(unprintable("שרה כהן"), 6);
        let faces = Faces::read().unwrap();
        assert_eq!(said("Dr שרה כהן, clinic", &faces, "[{n}]"), "Dr [6] , clinic");
    }

    #[test]
    fn what_turns_the_direction_of_writing_is_taken_out() {
        let faces = Faces::read().unwrap();
        assert_eq!(said("a\u{202e}b\u{200b}c\u{0}", &faces, "[{n}]"), "abc");
    }
}
