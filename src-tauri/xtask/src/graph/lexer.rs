//! Rust text as the few tokens that imports are made of; comments, strings and characters are left out.

use std::{iter::Peekable, str::Chars};

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A name or keyword.
    Name(String),
    /// `::`
    Separator,
    /// Any other sign.
    Sign(char),
}

/// Every token of `text`.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut chars = text.chars().peekable();
    let mut found = Vec::new();
    while let Some(char) = chars.next() {
        match char {
            '/' if chars.peek() == Some(&'/') => drop(chars.by_ref().find(|next| *next == '\n')),
            '/' if chars.peek() == Some(&'*') => skip_block(&mut chars),
            '"' => skip_string(&mut chars),
            '\'' => skip_quoted(&mut chars),
            ':' if chars.peek() == Some(&':') => {
                chars.next();
                found.push(Token::Separator);
            }
            'r' if matches!(chars.peek(), Some('"' | '#')) => skip_raw(&mut chars),
            _ if char.is_alphabetic() || char == '_' => {
                let mut name = String::from(char);
                while let Some(next) = chars.next_if(|next| next.is_alphanumeric() || *next == '_') {
                    name.push(next);
                }
                let raw = matches!(name.as_str(), "br" | "cr") && matches!(chars.peek(), Some('"' | '#'));
                if raw {
                    skip_raw(&mut chars);
                } else {
                    found.push(Token::Name(name));
                }
            }
            _ if char.is_whitespace() => {}
            _ => found.push(Token::Sign(char)),
        }
    }
    found
}

fn skip_block(chars: &mut Peekable<Chars<'_>>) {
    let mut depth = 0_usize;
    let mut before = '/';
    for char in chars.by_ref() {
        match (before, char) {
            ('/', '*') => depth += 1,
            ('*', '/') if depth <= 1 => return,
            ('*', '/') => depth -= 1,
            _ => {
                before = char;
                continue;
            }
        }
        before = ' ';
    }
}

fn skip_string(chars: &mut Peekable<Chars<'_>>) {
    while let Some(char) = chars.next() {
        match char {
            '\\' => drop(chars.next()),
            '"' => return,
            _ => {}
        }
    }
}

/// After `r`: a raw string of any number of `#`; or a raw name, of which only the sign is taken.
fn skip_raw(chars: &mut Peekable<Chars<'_>>) {
    let mut marks = 0_usize;
    while chars.next_if_eq(&'#').is_some() {
        marks += 1;
    }
    if chars.next_if_eq(&'"').is_none() {
        return;
    }
    let mut closing: Option<usize> = None;
    for char in chars.by_ref() {
        closing = match (char, closing) {
            ('"', _) => Some(0),
            ('#', Some(seen)) => Some(seen + 1),
            _ => None,
        };
        if closing == Some(marks) {
            return;
        }
    }
}

/// After `'`: a character, which ends with another `'`, or a lifetime, which does not.
fn skip_quoted(chars: &mut Peekable<Chars<'_>>) {
    let mut ahead = chars.clone();
    match ahead.next() {
        Some('\\') => {
            chars.next();
            chars.next();
            chars.by_ref().find(|next| *next == '\'');
        }
        Some(_) if ahead.next() == Some('\'') => {
            chars.next();
            chars.next();
        }
        _ => {}
    }
}
