//! SQLite's pages read by hand: the records on table leaf pages (sqlite.org/fileformat2.html, sections 1.6 and 2.1).

use std::{
    cell::{Cell, RefCell},
    collections::HashSet,
};

/// One column of a record.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'b> {
    Null,
    Int(i64),
    Text(&'b str),
    /// Anything the record has no use for.
    Other,
}

impl<'b> Value<'b> {
    pub(super) fn text(&self) -> Option<&'b str> {
        if let Value::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    pub(super) fn int(&self) -> Option<i64> {
        if let Value::Int(int) = self {
            Some(*int)
        } else {
            None
        }
    }
}

const TABLE_LEAF: u8 = 13;
/// How often the length of the file may be read in vain, along chains that lead nowhere, before such chains are left.
const MOST_WASTE: usize = 8;
/// Kinds of pages a tree is made of; anything else that is not all zeros is an overflow page, a free page or damage.
const KINDS: [u8; 4] = [2, 5, 10, TABLE_LEAF];

/// Hands every record of every table leaf page to `take`; returns how many pages of that look had a broken cell.
pub(super) fn each_record(bytes: &[u8], mut take: impl FnMut(&[Value<'_>])) -> usize {
    let size = page_size(bytes);
    let usable = size - usize::from(bytes.get(20).copied().unwrap_or(0)).min(size / 8);
    let file = File {
        bytes,
        size,
        usable,
        used: RefCell::default(),
        may_waste: Cell::new(bytes.len().saturating_mul(MOST_WASTE)),
    };
    let mut broken = 0;
    for (index, page) in bytes.chunks(size).enumerate() {
        let header = if index == 0 { 100 } else { 0 };
        match page.get(header) {
            Some(&TABLE_LEAF) => broken += usize::from(!file.leaf(page, header, &mut take)),
            Some(kind) if index == 0 && !KINDS.contains(kind) => broken += 1,
            _ => {}
        }
    }
    broken
}

fn page_size(bytes: &[u8]) -> usize {
    match bytes.get(16..18) {
        Some(&[0, 1]) => 65_536,
        Some(&[high, low]) => {
            let size = usize::from(u16::from_be_bytes([high, low]));
            // A damaged header says nonsense; every file of ours has pages of 4096.
            if size >= 512 && size.is_power_of_two() {
                size
            } else {
                4096
            }
        }
        _ => 4096,
    }
}

struct File<'b> {
    bytes: &'b [u8],
    size: usize,
    usable: usize,
    /// Overflow pages that belong to a whole record already: each belongs to one.
    used: RefCell<HashSet<u32>>,
    /// Bytes of overflow pages that may still be read in vain.
    may_waste: Cell<usize>,
}

impl File<'_> {
    /// Reads the cells of one leaf; false if any of them is broken.
    fn leaf(&self, page: &[u8], header: usize, take: &mut impl FnMut(&[Value<'_>])) -> bool {
        let cells = usize::from(short(page, header + 3));
        let mut whole = cells <= self.size / 4;
        for cell in 0..cells.min(self.size / 4) {
            let at = usize::from(short(page, header + 8 + 2 * cell));
            match self.payload(page, at) {
                Some(payload) => match record(&payload) {
                    Some(values) => take(&values),
                    None => whole = false,
                },
                None => whole = false,
            }
        }
        whole
    }

    /// The payload of the cell at `at`, with what overflowed to other pages.
    fn payload(&self, page: &[u8], at: usize) -> Option<Vec<u8>> {
        let (length, used) = varint(page.get(at..)?)?;
        let length = usize::try_from(length)
            .ok()
            .filter(|length| *length <= self.bytes.len())?;
        let (_rowid, used_by_id) = varint(page.get(at + used..)?)?;
        let start = at + used + used_by_id;
        let most = self.usable - 35;
        if length <= most {
            return Some(page.get(start..start + length)?.to_vec());
        }
        let least = (self.usable - 12) * 32 / 255 - 23;
        let rest = least + (length - least) % (self.usable - 4);
        let local = if rest <= most { rest } else { least };
        let mut payload = page.get(start..start + local)?.to_vec();
        let first = long(page, start + local)?;
        let mut chain = HashSet::new();
        let whole = self.follow(first, length, &mut payload, &mut chain);
        if whole.is_some() {
            self.used.borrow_mut().extend(chain);
            return Some(payload);
        }
        let wasted = payload.len() - local;
        self.may_waste.set(self.may_waste.get().saturating_sub(wasted));
        None
    }

    /// Appends the chain of overflow pages that begins at `next` to `payload` until that has `length` bytes. A chain that
    /// meets itself or another record's is broken.
    fn follow(
        &self,
        mut next: u32,
        length: usize,
        payload: &mut Vec<u8>,
        chain: &mut HashSet<u32>,
    ) -> Option<()> {
        while payload.len() < length {
            let reads_in_vain = payload.len() > self.may_waste.get();
            if reads_in_vain || self.used.borrow().contains(&next) || !chain.insert(next) {
                return None;
            }
            let index = usize::try_from(next).ok()?.checked_sub(1)?;
            let overflow = self
                .bytes
                .get(index.checked_mul(self.size)?..)?
                .get(..self.usable)?;
            let part = (length - payload.len()).min(self.usable - 4);
            payload.extend_from_slice(overflow.get(4..4 + part)?);
            next = long(overflow, 0)?;
        }
        Some(())
    }
}

/// Decodes a record; `None` if it does not fit its own header.
fn record(payload: &[u8]) -> Option<Vec<Value<'_>>> {
    let (head_length, mut at) = varint(payload)?;
    let head_length = usize::try_from(head_length).ok()?;
    let mut body = payload.get(head_length..)?;
    let mut values = Vec::new();
    while at < head_length {
        let (kind, used) = varint(payload.get(at..head_length)?)?;
        at += used;
        let length = usize::try_from(match kind {
            0 | 8 | 9 => 0,
            1..=4 => kind,
            5 => 6,
            6 | 7 => 8,
            10 | 11 => return None,
            text_or_blob => (text_or_blob - 12) / 2,
        })
        .ok()?;
        let (bytes, rest) = body.split_at_checked(length)?;
        body = rest;
        values.push(match kind {
            0 => Value::Null,
            1..=6 => Value::Int(int(bytes)),
            8 => Value::Int(0),
            9 => Value::Int(1),
            odd if odd >= 13 && odd % 2 == 1 => Value::Text(std::str::from_utf8(bytes).ok()?),
            _ => Value::Other,
        });
    }
    Some(values)
}

fn int(bytes: &[u8]) -> i64 {
    let sign = bytes
        .first()
        .map_or(0, |first| if first & 0x80 == 0 { 0 } else { -1 });
    bytes
        .iter()
        .fold(sign, |value, byte| (value << 8) | i64::from(*byte))
}

/// A variable-length integer and how many bytes it took.
fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut value = 0_u64;
    for (index, byte) in bytes.iter().take(9).enumerate() {
        if index == 8 {
            return Some(((value << 8) | u64::from(*byte), 9));
        }
        value = (value << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value, index + 1));
        }
    }
    None
}

fn short(bytes: &[u8], at: usize) -> u16 {
    bytes
        .get(at..at + 2)
        .and_then(|two| <[u8; 2]>::try_from(two).ok())
        .map_or(0, u16::from_be_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..at + 4)
        .and_then(|four| <[u8; 4]>::try_from(four).ok())
        .map(u32::from_be_bytes)
}
