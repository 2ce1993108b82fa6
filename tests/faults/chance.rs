//! Damage by chance, the same for the same seed: to bytes, to lines of text, and to values inside sound JSON.

use serde_json::{Value, json};

/// Chances from a seed.
pub(crate) struct Chance(fastrand::Rng);

impl Chance {
    /// The chances of this seed.
    pub(crate) fn of(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    /// A seed that gives the chances from here on.
    pub(crate) fn seed(&self) -> u64 {
        self.0.get_seed()
    }

    /// A number below `limit`; 0 when there is none.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0.usize(..limit.max(1))
    }

    /// One of `things`.
    pub(crate) fn one<'t, T>(&mut self, things: &'t [T]) -> &'t T {
        &things[self.below(things.len())]
    }

    /// Changes `bytes` in one to eight places: other bytes, swapped pieces, cuts, repeats, numbers at their limits.
    pub(crate) fn spoil(&mut self, bytes: &mut Vec<u8>) {
        const WORDS: [&[u8]; 10] = [
            b"null",
            b"-1",
            b"9223372036854775808",
            b"1e999",
            b"\"\"",
            b"{}",
            b"[[[[[[",
            b"\xff\xff\xff\xff",
            b"\0\0\0\0",
            b"\\u0000",
        ];
        for _ in 0..=self.below(8) {
            let (at, length) = (self.below(bytes.len()), 1 + self.below(64));
            let end = (at + length).min(bytes.len());
            match self.below(6) {
                0 => bytes[at..end].iter_mut().for_each(|byte| *byte = 0),
                1 => bytes.truncate(at.max(1)),
                2 => {
                    let piece = bytes[at..end].to_vec();
                    let to = self.below(bytes.len());
                    bytes.splice(to..to, piece);
                }
                3 => drop(bytes.drain(at..end)),
                4 => {
                    let word = self.one(&WORDS);
                    bytes.splice(at..end, word.iter().copied());
                }
                _ => {
                    let bit = self.below(8);
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << bit;
                    }
                }
            }
        }
    }

    /// Changes `text` in one to four lines, so that most of it keeps its form: a line gone, doubled, moved or indented,
    /// a number at its limit, a word of another line, a broken quote.
    pub(crate) fn spoil_lines(&mut self, text: &str) -> String {
        const NUMBERS: [&str; 7] = ["0", "-1", "255", "65536", "1e308", "9223372036854775807", "nan"];
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for _ in 0..=self.below(4) {
            let at = self.below(lines.len());
            let Some(line) = lines.get(at).cloned() else { break };
            match self.below(8) {
                0 => drop(lines.remove(at)),
                1 => lines.insert(at, line),
                2 => {
                    let to = self.below(lines.len());
                    lines.swap(at, to);
                }
                3 => lines[at] = format!("    {line}"),
                4 => {
                    let digits = |c: char| c.is_ascii_digit();
                    let number = self.one(&NUMBERS);
                    if let Some(first) = line.find(digits) {
                        let rest = line[first..].trim_start_matches(digits);
                        lines[at] = format!("{}{number}{rest}", &line[..first]);
                    }
                }
                5 => {
                    let other = lines[self.below(lines.len())].clone();
                    let words: Vec<&str> = other.split_whitespace().collect();
                    let word = words.get(self.below(words.len())).copied().unwrap_or("{}");
                    let place = line.char_indices().map(|(place, _)| place).collect::<Vec<_>>();
                    let place = place.get(self.below(place.len())).copied().unwrap_or(0);
                    lines[at] = format!("{}{word}{}", &line[..place], &line[place..]);
                }
                6 => lines[at] = line.replacen(['"', ']', '}', '|', '*'], "", 1),
                _ => {
                    lines[at] = format!(
                        "{line}{}",
                        self.one(&["[", "{", "\"", "|", "](", "\u{0}", "é\u{301}"])
                    )
                }
            }
        }
        lines.join("\n")
    }

    /// Changes one to three values inside `value`, which stays sound JSON.
    pub(crate) fn spoil_value(&mut self, value: &mut Value) {
        for _ in 0..=self.below(3) {
            self.spoil_one(value, 0);
        }
    }

    fn spoil_one(&mut self, value: &mut Value, depth: usize) {
        let here = self.below(6) == 0 && depth > 1;
        match value {
            Value::Object(members) if !here && !members.is_empty() => {
                let at = self.below(members.len());
                let key = members.keys().nth(at).cloned().unwrap_or_default();
                if self.below(24) == 0 {
                    members.remove(&key);
                } else if let Some(member) = members.get_mut(&key) {
                    self.spoil_one(member, depth + 1);
                }
            }
            Value::Array(items) if !here && !items.is_empty() => {
                let at = self.below(items.len());
                match self.below(24) {
                    0 => drop(items.remove(at)),
                    1 => items.push(items[at].clone()),
                    _ => self.spoil_one(&mut items[at], depth + 1),
                }
            }
            Value::Number(_) => *value = self.number(),
            Value::Null | Value::Bool(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
                *value = self.value();
            }
        }
    }

    fn number(&mut self) -> Value {
        const NUMBERS: [i64; 14] = [
            0,
            -1,
            1,
            10,
            11,
            255,
            256,
            65_536,
            -4_000_000_000_000,
            4_102_444_800_000,
            253_402_300_799_999,
            -377_705_116_800_000,
            i64::MAX,
            i64::MIN,
        ];
        match self.below(20) {
            0 => json!(1e308),
            1 => json!(u64::MAX),
            2 => json!(0.5),
            _ => json!(self.one(&NUMBERS)),
        }
    }

    fn value(&mut self) -> Value {
        const TEXTS: [&str; 14] = [
            "",
            "no",
            "yes",
            "not_sure",
            "left",
            "both",
            "L1",
            "\u{0}",
            "=cmd()",
            "0000-00-00",
            "9999-12-31",
            "-9999-01-01",
            "2026-11-21",
            "\u{202e}\u{1f9b5}",
        ];
        match self.below(8) {
            0 => Value::Null,
            1 => json!({}),
            2 => json!([]),
            3 => json!(true),
            4 => self.number(),
            5 => json!("x".repeat(self.below(3000))),
            _ => json!(self.one(&TEXTS)),
        }
    }
}
