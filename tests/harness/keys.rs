//! Names of keys, as WebDriver spells them.

/// The characters of a key press such as `Tab`, `F2`, `Control+k` or `a`: modifiers first.
#[track_caller]
pub(crate) fn chord(keys: &str) -> Vec<char> {
    if keys == "+" {
        return vec!['+'];
    }
    keys.split('+').map(character).collect()
}

#[track_caller]
fn character(name: &str) -> char {
    const NAMED: [(&str, char); 18] = [
        ("Backspace", '\u{E003}'),
        ("Tab", '\u{E004}'),
        ("Enter", '\u{E007}'),
        ("Shift", '\u{E008}'),
        ("Control", '\u{E009}'),
        ("Alt", '\u{E00A}'),
        ("Escape", '\u{E00C}'),
        ("Space", ' '),
        ("PageUp", '\u{E00E}'),
        ("PageDown", '\u{E00F}'),
        ("End", '\u{E010}'),
        ("Home", '\u{E011}'),
        ("ArrowLeft", '\u{E012}'),
        ("ArrowUp", '\u{E013}'),
        ("ArrowRight", '\u{E014}'),
        ("ArrowDown", '\u{E015}'),
        ("Delete", '\u{E017}'),
        ("Meta", '\u{E03D}'),
    ];
    if let Some((_, character)) = NAMED.iter().find(|(known, _)| *known == name) {
        return *character;
    }
    if let Some(number) = name
        .strip_prefix('F')
        .and_then(|digits| digits.parse::<u32>().ok())
    {
        return char::from_u32(0xE030 + number).expect("a function key");
    }
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter,
        _ => panic!("no key is named `{name}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::chord;

    #[test]
    fn modifiers_come_first_and_function_keys_are_numbered() {
        assert_eq!(chord("Control+k"), ['\u{E009}', 'k']);
        assert_eq!(chord("F2"), ['\u{E032}']);
        assert_eq!(chord("+"), ['+']);
    }
}
