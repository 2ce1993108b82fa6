//! The line of each value of a JSON text, by path: serde_json tells where reading stopped, not where a field stands.

/// One value. It keeps its own name only: whole paths of many values under a long name would cost many times the text.
#[derive(Debug)]
struct Place {
    /// The number of the value it lies in; `None` for the whole text.
    parent: Option<usize>,
    name: Name,
    from: usize,
}

/// What a value is called in the one it lies in.
#[derive(Clone, Copy, Debug)]
enum Name {
    /// The whole text.
    Whole,
    /// A member, by where its name stands in the text.
    Member(usize, usize),
    /// An element, by its number from 0.
    Element(usize),
}

/// All values of a text, the outer ones before the inner ones.
#[derive(Debug)]
pub(crate) struct Places {
    text: Vec<u8>,
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
        let _ = walk.value(None, Name::Whole);
        Self {
            text: text.to_vec(),
            found: walk.found,
            lines,
        }
    }

    /// Where a value is, such as `routine.items[2].sets`; empty for the whole text.
    fn path(&self, place: &Place) -> String {
        let outer = place.parent.and_then(|parent| self.found.get(parent));
        let mut path = outer.map_or_else(String::new, |outer| self.path(outer));
        match place.name {
            Name::Whole => {}
            Name::Element(index) => path.push_str(&format!("[{index}]")),
            Name::Member(from, to) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(&String::from_utf8_lossy(
                    self.text.get(from..to).unwrap_or_default(),
                ));
            }
        }
        path
    }

    /// The line a value begins in, from 1.
    fn line_of(&self, place: &Place) -> usize {
        self.lines.partition_point(|begin| *begin <= place.from)
    }

    /// The line of this path, or of the nearest value round it that is there.
    pub(crate) fn line(&self, path: &str) -> Option<usize> {
        let mut path = path;
        loop {
            if let Some(place) = self.find(path) {
                return Some(self.line_of(place));
            }
            path = &path[..path.rfind(['.', '['])?];
        }
    }

    fn find(&self, path: &str) -> Option<&Place> {
        // Only names of the right end are spelled out.
        let fits = |place: &&Place| match place.name {
            Name::Whole => path.is_empty(),
            Name::Element(_) => path.ends_with(']'),
            Name::Member(from, to) => {
                let name = self.text.get(from..to).unwrap_or_default();
                path.as_bytes().ends_with(name)
            }
        };
        self.found
            .iter()
            .filter(fits)
            .find(|place| self.path(place) == path)
    }
}

struct Walk<'a> {
    text: &'a [u8],
    at: usize,
    found: Vec<Place>,
}

impl Walk<'_> {
    fn value(&mut self, parent: Option<usize>, name: Name) -> Option<()> {
        let first = self.next_byte()?;
        let from = self.at;
        let own = self.found.len();
        self.found.push(Place { parent, name, from });
        match first {
            b'{' => self.members(own)?,
            b'[' => self.elements(own)?,
            b'"' => {
                self.string()?;
            }
            _ => {
                let ends = |byte: &u8| matches!(byte, b',' | b']' | b'}') || byte.is_ascii_whitespace();
                let rest = &self.text[self.at..];
                self.at += rest.iter().position(ends).unwrap_or(rest.len());
            }
        }
        Some(())
    }

    fn members(&mut self, own: usize) -> Option<()> {
        self.at += 1;
        loop {
            match self.next_byte()? {
                b'}' => break,
                b'"' => {
                    let (from, to) = self.string()?;
                    (self.next_byte()? == b':').then_some(())?;
                    self.at += 1;
                    self.value(Some(own), Name::Member(from, to))?;
                }
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(())
    }

    fn elements(&mut self, own: usize) -> Option<()> {
        self.at += 1;
        let mut index = 0;
        loop {
            match self.next_byte()? {
                b']' => break,
                b',' => self.at += 1,
                _ => {
                    self.value(Some(own), Name::Element(index))?;
                    index += 1;
                }
            }
        }
        self.at += 1;
        Some(())
    }

    /// Walks a string; gives where its inside stands.
    fn string(&mut self) -> Option<(usize, usize)> {
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
        Some((from, at))
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
    }

    #[test]
    fn many_values_under_a_long_name_cost_no_more_than_their_text() {
        let zeros = vec!["0"; 50_000].join(",");
        let text = format!("{{\"{}\":[{zeros}]}}", "k".repeat(100_000));
        let places = Places::of(text.as_bytes());
        assert_eq!(places.found.len(), 50_002);
        assert_eq!(places.line("routine.items"), None, "there is no such value");
    }

    #[test]
    fn a_text_that_breaks_off_ends_the_walk_and_nothing_else() {
        for text in ["", "{", "{\"a\": ", "[1, \"x", "{\"a\" 1}"] {
            assert!(
                Places::of(text.as_bytes())
                    .line("a.b")
                    .is_none_or(|line| line == 1)
            );
        }
    }
}
