//! Base64, as the WebDriver sends pictures.

/// Decodes standard Base64; characters outside the alphabet are skipped.
pub(crate) fn decode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let mut held = 0_u32;
    let mut bits = 0;
    for value in text.bytes().filter_map(value) {
        held = (held << 6) | value;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 0xff).expect("masked to a byte"));
        }
    }
    bytes
}

fn value(letter: u8) -> Option<u32> {
    let value = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn text_of_every_length_is_decoded() {
        assert_eq!(decode("c29sZXVz"), b"soleus");
        assert_eq!(decode("c29sZXU="), b"soleu");
        assert_eq!(decode("c29sZQ=="), b"sole");
    }
}
