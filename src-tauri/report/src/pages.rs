//! Where blocks stand: a block stays whole if a page can hold it, and goes on at a place where it may break if none can.

use soleus_core::report::document::Paper;

use crate::{blocks::WIDTH, mark::Laid};

/// The height of what is printed on one page, in points: 254 mm, which both papers hold.
const HEIGHT: f32 = 720.0;

/// The page's size and the corner of what is printed on it, in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sheet {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) left: f32,
    pub(crate) top: f32,
}

impl Sheet {
    pub(crate) fn of(paper: Paper) -> Self {
        let (width, height) = match paper {
            Paper::A4 => (595.28, 841.89),
            Paper::Letter => (612.0, 792.0),
        };
        Self {
            width,
            height,
            left: (width - WIDTH) / 2.0,
            top: (height - HEIGHT) / 2.0,
        }
    }
}

/// One mark on a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed {
    pub(crate) block: usize,
    pub(crate) mark: usize,
    /// How far the mark's own place is moved down.
    pub(crate) down: f32,
}

/// The marks of each page, in reading order.
pub(crate) fn place(blocks: &[Laid], sheet: Sheet) -> Vec<Vec<Placed>> {
    let mut pages: Vec<Vec<Placed>> = vec![Vec::new()];
    let mut used = 0.0;
    for (index, block) in blocks.iter().enumerate() {
        if used > 0.0 && used + block.height > HEIGHT && block.height <= HEIGHT {
            pages.push(Vec::new());
            used = 0.0;
        }
        for (from, to) in segments(block) {
            if used > 0.0 && used + (to - from) > HEIGHT {
                pages.push(Vec::new());
                used = 0.0;
            }
            let down = sheet.top + used - from;
            let mine = block
                .marks
                .iter()
                .enumerate()
                .filter(|(_, mark)| mark.y >= from && mark.y < to);
            let placed = mine.map(|(mark, _)| Placed {
                block: index,
                mark,
                down,
            });
            if let Some(page) = pages.last_mut() {
                page.extend(placed);
            }
            used += to - from;
        }
    }
    pages
}

/// The stretches of a block that stay whole.
fn segments(block: &Laid) -> Vec<(f32, f32)> {
    if block.height <= HEIGHT {
        return vec![(0.0, block.height)];
    }
    let mut cuts: Vec<f32> = block
        .breaks
        .iter()
        .copied()
        .filter(|cut| *cut > 0.0 && *cut < block.height)
        .collect();
    cuts.sort_by(f32::total_cmp);
    cuts.dedup();
    let starts = std::iter::once(0.0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain(std::iter::once(block.height));
    starts.zip(ends).collect()
}
