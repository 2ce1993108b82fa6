//! What an export may hold, so that no file from elsewhere costs more than a few times its size: judged while it is read,
//! before anything is kept of it.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

/// The largest export that is read: ten years of a full record are about 40 MB.
pub const MOST_BYTES: u64 = 128 * 1024 * 1024;
/// Most entries, and most revisions: ten years of a full record are about 70,000 entries.
const MOST_LINES: usize = 1_000_000;
/// The longest body of an entry, setting or session: a check with its whole log of answers has about 30 kB.
const MOST_TEXT: usize = 1024 * 1024;
/// How deep lists and objects of a body may lie in each other; the deepest of ours has 9.
const MOST_DEPTH: usize = 64;

/// The lines of one list of an export, still text.
pub(super) struct Lines<'f>(pub(super) Vec<&'f RawValue>);

impl<'de: 'f, 'f> Deserialize<'de> for Lines<'f> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Counted;
        impl<'de> Visitor<'de> for Counted {
            type Value = Vec<&'de RawValue>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut lines = Vec::new();
                while let Some(line) = list.next_element()? {
                    if lines.len() == MOST_LINES {
                        return Err(A::Error::custom("more than a million"));
                    }
                    lines.push(line);
                }
                Ok(lines)
            }
        }
        from.deserialize_seq(Counted).map(Self)
    }
}

/// Why a body is not stored, if it is too long or too deep.
pub(crate) fn body(text: &str) -> Result<(), String> {
    if text.len() > MOST_TEXT {
        return Err("it is longer than 1 MB".to_owned());
    }
    let (mut depth, mut deepest, mut quoted, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => depth += 1,
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    if deepest > MOST_DEPTH {
        return Err("its lists lie too deep in each other".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests;
