//! What a display shows, read from the file that Xvfb keeps its picture in.
//!
//! No driver is asked: its pictures need a renderer that costs three times the work, and that no person sees.

use std::path::PathBuf;
use std::process::Command;

/// The picture of a display, as it is when it is read.
#[derive(Debug, Clone)]
pub(crate) struct Screen {
    /// Its name, such as `:7`.
    pub(crate) display: String,
    /// Xvfb's file, in the format of X Window Dump.
    pub(crate) file: PathBuf,
}

/// A part of a display, in pixels from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) x: usize,
    pub(crate) y: usize,
    pub(crate) width: usize,
    pub(crate) height: usize,
}

/// The whole display, whatever its size.
pub(crate) const EVERYTHING: Area = Area {
    x: 0,
    y: 0,
    width: usize::MAX,
    height: usize::MAX,
};

impl Screen {
    /// Where the inside of the visible window lies whose title ends with `title`.
    pub(crate) fn window(&self, title: &str) -> Result<Area, String> {
        let run = |program: &str, arguments: &[&str]| {
            let output = Command::new(program)
                .args(arguments)
                .env("DISPLAY", &self.display)
                .output()
                .map_err(|error| format!("{program}: {error}"))?;
            Ok::<String, String>(String::from_utf8_lossy(&output.stdout).into_owned())
        };
        let found = run(
            "xdotool",
            &["search", "--onlyvisible", "--name", &format!("{title}$")],
        )?;
        let id = found
            .lines()
            .next()
            .ok_or(format!("no window titled {title} is visible"))?;
        // xdotool would tell its place too, but some of its versions count the frame twice.
        let printed = run("xwininfo", &["-id", id])?;
        area_in(&printed).ok_or(format!("xwininfo says not where {title} is: {printed}"))
    }

    /// What `area` shows, as PNG; what lies outside the display is left out.
    pub(crate) fn png(&self, area: Area) -> Result<Vec<u8>, String> {
        let dump = std::fs::read(&self.file).map_err(|error| error.to_string())?;
        let (width, height, colours) = cut(&dump, area).ok_or("the file is no dump of a display")?;
        let mut png = Vec::new();
        let mut encoder = png::Encoder::new(&mut png, width, height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::Fast);
        let written = encoder
            .write_header()
            .and_then(|mut writer| writer.write_image_data(&colours));
        written.map_err(|error| error.to_string())?;
        Ok(png)
    }
}

/// The area that xwininfo prints. A window may begin left of the display or above it: what cannot be seen is left out.
fn area_in(printed: &str) -> Option<Area> {
    let number = |name: &str| {
        let mut lines = printed.lines();
        let number = lines.find_map(|line| line.trim().strip_prefix(name)?.trim().parse::<i64>().ok())?;
        Some(usize::try_from(number).unwrap_or(0))
    };
    Some(Area {
        x: number("Absolute upper-left X:")?,
        y: number("Absolute upper-left Y:")?,
        width: number("Width:")?,
        height: number("Height:")?,
    })
}

/// Width, height and colours (red, green, blue) of `area` in a dump with 32 bits a pixel.
fn cut(dump: &[u8], area: Area) -> Option<(u32, u32, Vec<u8>)> {
    // The head is numbers of 32 bits, the highest byte first: its own length, then by place what X11/XWDFile.h says.
    let number = |place: usize| {
        let bytes = dump.get(place * 4..place * 4 + 4)?;
        usize::try_from(u32::from_be_bytes(bytes.try_into().ok()?)).ok()
    };
    let (head, across, down) = (number(0)?, number(4)?, number(5)?);
    let (lowest_first, bits, line_bytes, palette) = (number(7)? == 0, number(11)?, number(12)?, number(19)?);
    if bits != 32 {
        return None;
    }
    let pixels = dump.get(head + palette * 12..)?;
    let (left, top) = (area.x.min(across), area.y.min(down));
    let (width, height) = (area.width.min(across - left), area.height.min(down - top));
    let mut colours = Vec::with_capacity(width * height * 3);
    for line in pixels.chunks(line_bytes).skip(top).take(height) {
        for pixel in line.chunks_exact(4).skip(left).take(width) {
            match lowest_first {
                true => colours.extend([pixel[2], pixel[1], pixel[0]]),
                false => colours.extend([pixel[1], pixel[2], pixel[3]]),
            }
        }
    }
    Some((u32::try_from(width).ok()?, u32::try_from(height).ok()?, colours))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A dump of two by two pixels: red, green, blue, white.
    fn dump() -> Vec<u8> {
        let mut numbers = [0_u32; 25];
        for (place, number) in [(0, 100), (1, 7), (4, 2), (5, 2), (11, 32), (12, 8), (19, 1)] {
            numbers[place] = number;
        }
        let mut bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_be_bytes()).collect();
        bytes.extend([0; 12]);
        bytes.extend([0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0]);
        bytes
    }

    #[test]
    fn the_inside_of_a_window_is_read_from_what_xwininfo_prints() {
        let printed =
            "  Absolute upper-left X:  311\n  Absolute upper-left Y:  -4\n  Width: 178\n  Height: 90\n";
        let area = Area {
            x: 311,
            y: 0,
            width: 178,
            height: 90,
        };
        assert_eq!(area_in(printed), Some(area));
        assert_eq!(area_in("xwininfo: error"), None);
    }

    #[test]
    fn a_part_of_the_display_is_cut_out_of_the_dump() {
        let area = Area {
            x: 1,
            y: 0,
            width: 1,
            height: 9,
        };
        let found = cut(&dump(), area);
        assert_eq!(found, Some((1, 2, vec![0, 255, 0, 255, 255, 255])));
        assert_eq!(cut(&dump(), EVERYTHING).map(|(w, h, _)| (w, h)), Some((2, 2)));
        assert_eq!(cut(&dump()[..90], EVERYTHING), None);
    }
}
