//! Where the values of a JSON text stand, by path: what serde does not tell, and what a person who mends a file needs.

/// One value.
#[derive(Debug)]
pub(crate) struct Place {
    /// Such as `routine.items[2].sets`; empty for the whole text.
    pub(crate) path: String,
    /// The line it begins in, from 1.
    pub(crate) line: usize,
    from: usize,
    to: usize,
}

/// All values of a text, the inner ones before the outer ones.
#[derive(Debug)]
pub(crate) struct Places {
    found: Vec<Place>,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl Places {
    /// Walks a text that is known to be JSON.
    pub(crate) fn of(text: &[u8]) -> Self {
        let ends = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let lines = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let mut walk = Walk {
            text,
            at: 0,
            found: Vec::new(),
        };
        // Where the walk ends early, what it found so far still stands.
        let _ = walk.value(String::new());
        let mut places = Self {
            found: walk.found,
            lines,
        };
        for place in &mut places.found {
            place.line = places.lines.partition_point(|begin| *begin <= place.from);
        }
        places
    }

    /// The line of this path, or of the nearest value round it that is there.
    pub(crate) fn line(&self, path: &str) -> Option<usize> {
        let mut path = path;
        loop {
            if let Some(place) = self.found.iter().find(|place| place.path == path) {
                return Some(place.line);
            }
            path = &path[..path.rfind(['.', '['])?];
        }
    }

    /// The innermost value at a line and column, both from 1.
    pub(crate) fn at(&self, line: usize, column: usize) -> Option<&Place> {
        let at = self.lines.get(line.checked_sub(1)?)? + column.saturating_sub(1);
        let holds = |place: &&Place| (place.from..place.to).contains(&at);
        self.found
            .iter()
            .filter(holds)
            .min_by_key(|place| place.to - place.from)
    }
}

struct Walk<'a> {
    text: &'a [u8],
    at: usize,
    found: Vec<Place>,
}

impl Walk<'_> {
    fn value(&mut self, path: String) -> Option<()> {
        let first = self.next_byte()?;
        let from = self.at;
        match first {
            b'{' => self.members(&path)?,
            b'[' => self.elements(&path)?,
            b'"' => drop(self.string()?),
            _ => {
                let ends = |byte: &u8| matches!(byte, b',' | b']' | b'}') || byte.is_ascii_whitespace();
                let rest = &self.text[self.at..];
                self.at += rest.iter().position(ends).unwrap_or(rest.len());
            }
        }
        let to = self.at;
        self.found.push(Place {
            path,
            line: 0,
            from,
            to,
        });
        Some(())
    }

    fn members(&mut self, path: &str) -> Option<()> {
        self.at += 1;
        loop {
            match self.next_byte()? {
                b'}' => break,
                b'"' => {
                    let name = self.string()?;
                    (self.next_byte()? == b':').then_some(())?;
                    self.at += 1;
                    let dot = if path.is_empty() { "" } else { "." };
                    self.value(format!("{path}{dot}{name}"))?;
                }
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(())
    }

    fn elements(&mut self, path: &str) -> Option<()> {
        self.at += 1;
        let mut index = 0;
        loop {
            match self.next_byte()? {
                b']' => break,
                b',' => self.at += 1,
                _ => {
                    self.value(format!("{path}[{index}]"))?;
                    index += 1;
                }
            }
        }
        self.at += 1;
        Some(())
    }

    fn string(&mut self) -> Option<String> {
        let from = self.at + 1;
        let mut at = from;
        loop {
            match self.text.get(at)? {
                b'"' => break,
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
        self.at = at + 1;
        Some(String::from_utf8_lossy(self.text.get(from..at)?).into_owned())
    }

    /// The next byte that is not blank, with the walk standing on it.
    fn next_byte(&mut self) -> Option<u8> {
        let rest = self.text.get(self.at..)?;
        self.at += rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
        self.text.get(self.at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_path_and_line() {
        let text = b"{\n \"a\": {\"b\": [1,\n  {\"c\\\"\": \"}\"}]},\n \"d\": true\n}";
        let places = Places::of(text);
        assert_eq!(places.line("a.b[0]"), Some(2));
        assert_eq!(places.line("a.b[1].c\\\""), Some(3));
        assert_eq!(places.line("d"), Some(4));
        assert_eq!(places.line("a.b[1].gone"), Some(3), "the value round it");
        assert_eq!(places.at(4, 7).unwrap().path, "d");
        assert_eq!(places.at(3, 4).unwrap().path, "a.b[1]");
    }

    #[test]
    fn a_text_that_breaks_off_ends_the_walk_and_nothing_else() {
        for text in ["", "{", "{\"a\": ", "[1, \"x", "{\"a\" 1}"] {
            assert!(
                Places::of(text.as_bytes())
                    .at(1, 1)
                    .is_none_or(|place| place.to <= text.len())
            );
        }
    }
}
