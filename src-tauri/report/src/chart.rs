//! A chart of pain from 0 to 10: told apart by dashes, points and names, never by colour; gaps stay gaps.

use soleus_core::report::document::{Chart, Series, Stroke as Look};

use crate::{
    mark::{Shape, Stroke},
    text::Faces,
};

const HEIGHT: f32 = 96.0;
const SMALL: f32 = 8.0;
/// Left of the axis, for its numbers.
const AXIS: f32 = 16.0;
/// Right of the lines, for their names.
const NAMES: f32 = 92.0;
const TOP: f32 = 6.0;
const BOTTOM: f32 = 14.0;

/// The chart as one figure of `width` points.
pub(crate) fn draw(chart: &Chart, width: f32, faces: &Faces) -> Shape {
    let count = chart
        .series
        .iter()
        .map(|series| series.values.len())
        .max()
        .unwrap_or(0);
    let frame = Frame {
        right: width - NAMES,
        last: count.saturating_sub(1).max(1),
    };
    let mut strokes = frame.axis();
    let (first, last) = &chart.ends;
    let small = |at, text: &str| Stroke::Text {
        at,
        text: text.to_owned(),
        size: SMALL,
    };
    strokes.push(small((AXIS, HEIGHT - 2.0), first));
    strokes.push(small(
        (frame.right - faces.width(last, SMALL, false), HEIGHT - 2.0),
        last,
    ));
    let mut names: Vec<f32> = Vec::new();
    for series in &chart.series {
        strokes.extend(frame.line(series));
        let Some(end) = series.values.iter().rev().find_map(|value| *value) else {
            continue;
        };
        let wanted = frame.y(end) + 3.0;
        let free = |y: f32| names.iter().all(|other| (other - y).abs() >= SMALL + 1.0);
        let below = (0..20_u8).map(|step| wanted + f32::from(step)).find(|y| free(*y));
        let y = below.unwrap_or(wanted);
        names.push(y);
        strokes.push(small((frame.right + 6.0, y), &series.name));
    }
    Shape::Figure {
        strokes,
        width,
        height: HEIGHT,
    }
}

struct Frame {
    right: f32,
    /// The index of the last point.
    last: usize,
}

impl Frame {
    #[expect(clippy::cast_precision_loss, reason = "a chart has some hundred points")]
    fn x(&self, index: usize) -> f32 {
        AXIS + 4.0 + (self.right - AXIS - 8.0) * index as f32 / self.last as f32
    }

    fn y(&self, value: u8) -> f32 {
        TOP + (HEIGHT - TOP - BOTTOM) * (1.0 - f32::from(value.min(10)) / 10.0)
    }

    fn axis(&self) -> Vec<Stroke> {
        let level = |value: u8| {
            let y = self.y(value);
            let line = Stroke::Line {
                through: vec![(AXIS, y), (self.right, y)],
                width: if value == 0 { 0.8 } else { 0.7 },
                dashed: false,
                grey: if value == 0 { 0 } else { 180 },
            };
            let number = Stroke::Text {
                at: (if value == 10 { 0.0 } else { 4.5 }, y + 3.0),
                text: value.to_string(),
                size: SMALL,
            };
            [line, number]
        };
        [0, 5, 10].into_iter().flat_map(level).collect()
    }

    fn line(&self, series: &Series) -> Vec<Stroke> {
        let dashed = series.stroke == Look::Dashed;
        let mut strokes = Vec::new();
        let mut run: Vec<(f32, f32)> = Vec::new();
        let points = series
            .values
            .iter()
            .enumerate()
            .map(|(index, value)| value.map(|value| (self.x(index), self.y(value))));
        for point in points.chain(std::iter::once(None)) {
            match point {
                Some(at) => {
                    run.push(at);
                    strokes.push(Stroke::Point {
                        at,
                        radius: if self.last > 60 { 1.2 } else { 1.9 },
                        round: !dashed,
                    });
                }
                None if run.len() > 1 => strokes.push(Stroke::Line {
                    through: std::mem::take(&mut run),
                    width: if dashed { 0.8 } else { 1.2 },
                    dashed,
                    grey: 0,
                }),
                None => run.clear(),
            }
        }
        strokes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_parts_the_line_and_draws_nothing() {
        let frame = Frame {
            right: 200.0,
            last: 4,
        };
        let series = Series {
            name: "walking".into(),
            values: vec![Some(6), Some(5), None, Some(3), Some(2)],
            stroke: Look::Solid,
        };
        let strokes = frame.line(&series);
        let lines = strokes
            .iter()
            .filter(|stroke| matches!(stroke, Stroke::Line { .. }))
            .count();
        let points = strokes
            .iter()
            .filter(|stroke| matches!(stroke, Stroke::Point { .. }))
            .count();
        assert_eq!((lines, points), (2, 4));
    }
}
