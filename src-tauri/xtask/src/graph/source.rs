//! One file: the children it declares, the names it brings into view, and every path it writes.

use super::lexer::{Token, tokens};
use std::collections::{BTreeMap, BTreeSet};

/// A path as it stands in a file, from `crate`, `self`, `super` or a name in view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) path: Vec<String>,
    /// It ends in `*`: everything of that module is used.
    pub(super) glob: bool,
}

/// What the graph needs of a file, without what is compiled for tests alone.
#[derive(Debug, Default)]
pub(super) struct Source {
    pub(super) children: BTreeSet<String>,
    /// What `use` items bring into view: the name with its path.
    pub(super) brought: BTreeMap<String, Vec<String>>,
    pub(super) named: Vec<Named>,
}

impl Source {
    pub(super) fn read(text: &str) -> Self {
        let mut reader = Reader {
            tokens: without_tests(&tokens(text)),
            ..Reader::default()
        };
        while reader.at < reader.tokens.len() {
            reader.step();
        }
        reader.source
    }
}

#[derive(Default)]
struct Reader {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    /// At which depth of braces each module that is written inside this file began.
    inline: Vec<usize>,
    source: Source,
}

impl Reader {
    fn step(&mut self) {
        match self.tokens.get(self.at) {
            Some(Token::Sign('{')) => self.depth += 1,
            Some(Token::Sign('}')) => {
                self.depth = self.depth.saturating_sub(1);
                if self.inline.last() == Some(&self.depth) {
                    self.inline.pop();
                }
            }
            Some(Token::Name(word)) if word == "use" && !self.after_separator() => {
                self.at += 1;
                self.use_tree(&[]);
                return;
            }
            Some(Token::Name(word)) if word == "mod" => self.module(),
            Some(Token::Name(_)) if !self.after_separator() => {
                self.path();
                return;
            }
            _ => {}
        }
        self.at += 1;
    }

    fn after_separator(&self) -> bool {
        self.at.checked_sub(1).and_then(|before| self.tokens.get(before)) == Some(&Token::Separator)
    }

    fn module(&mut self) {
        let Some(Token::Name(name)) = self.tokens.get(self.at + 1) else {
            return;
        };
        match self.tokens.get(self.at + 2) {
            Some(Token::Sign(';')) => drop(self.source.children.insert(name.clone())),
            Some(Token::Sign('{')) => self.inline.push(self.depth),
            _ => {}
        }
    }

    /// A written-out path of two segments or more.
    fn path(&mut self) {
        let mut path = Vec::new();
        while let Some(Token::Name(name)) = self.tokens.get(self.at) {
            path.push(name.clone());
            self.at += 1;
            if self.tokens.get(self.at) != Some(&Token::Separator) {
                break;
            }
            self.at += 1;
        }
        if path.len() > 1 {
            self.name(path, false);
        }
    }

    /// One branch of a `use` item behind `prefix`; stops behind it.
    fn use_tree(&mut self, prefix: &[String]) {
        let mut path = prefix.to_vec();
        loop {
            match self.tokens.get(self.at).cloned() {
                Some(Token::Name(name)) if name == "as" => {
                    if let Some(Token::Name(name)) = self.tokens.get(self.at + 1).cloned() {
                        self.bring(name, path);
                    }
                    self.at += 2;
                    return;
                }
                Some(Token::Name(name)) if name == "self" && !path.is_empty() => self.at += 1,
                Some(Token::Name(name)) => {
                    path.push(name);
                    self.at += 1;
                }
                Some(Token::Separator) => self.at += 1,
                Some(Token::Sign('*')) => {
                    self.at += 1;
                    self.name(path, true);
                    return;
                }
                Some(Token::Sign('{')) => {
                    self.at += 1;
                    self.branches(&path);
                    return;
                }
                _ => {
                    if let Some(name) = path.last().cloned() {
                        self.bring(name, path);
                    }
                    return;
                }
            }
        }
    }

    fn branches(&mut self, prefix: &[String]) {
        while let Some(token) = self.tokens.get(self.at) {
            match token {
                Token::Sign('}') => {
                    self.at += 1;
                    return;
                }
                Token::Sign(',') => self.at += 1,
                Token::Sign(_) | Token::Name(_) | Token::Separator => self.use_tree(prefix),
            }
        }
    }

    fn bring(&mut self, name: String, path: Vec<String>) {
        if path.len() > 1 && self.inline.is_empty() {
            self.source.brought.insert(name, path.clone());
        }
        self.name(path, false);
    }

    /// Keeps a path as seen from the file: `super` in a module that is written inside it may lead to the file itself.
    fn name(&mut self, mut path: Vec<String>, glob: bool) {
        let up = path.iter().take_while(|segment| *segment == "super").count();
        let inside = up.min(self.inline.len());
        path.drain(..inside);
        if inside > 0 && path.first().is_none_or(|first| first != "super") {
            path.insert(0, "self".to_owned());
        }
        self.source.named.push(Named { path, glob });
    }
}

/// The tokens without items under `#[cfg(test)]`, or under any other `cfg` that asks for `test`.
fn without_tests(all: &[Token]) -> Vec<Token> {
    let mut left = Vec::new();
    let mut at = 0;
    while let Some(token) = all.get(at) {
        if *token == Token::Sign('#') && all.get(at + 1) == Some(&Token::Sign('[')) {
            let end = closing(all, at + 1, '[', ']');
            if is_for_tests(all.get(at..end).unwrap_or_default()) {
                at = item_end(all, end);
                continue;
            }
        }
        left.push(token.clone());
        at += 1;
    }
    left
}

fn is_for_tests(attribute: &[Token]) -> bool {
    let has = |word: &str| {
        attribute
            .iter()
            .any(|token| matches!(token, Token::Name(name) if name == word))
    };
    has("cfg") && has("test") && !has("not")
}

/// Behind the item that begins at `at`: its `;`, or the brace that closes its body.
fn item_end(all: &[Token], mut at: usize) -> usize {
    let is_use = |token: &Token| matches!(token, Token::Name(name) if name == "use");
    let mut imports = false;
    while let Some(token) = all.get(at) {
        match token {
            Token::Sign('[') => at = closing(all, at, '[', ']'),
            Token::Sign('{') if !imports => return closing(all, at, '{', '}'),
            Token::Sign(';') => return at + 1,
            other @ (Token::Sign(_) | Token::Name(_) | Token::Separator) => {
                imports |= is_use(other);
                at += 1;
            }
        }
    }
    at
}

/// Behind the sign that closes the one at `at`.
fn closing(all: &[Token], mut at: usize, opens: char, closes: char) -> usize {
    let mut depth = 0_usize;
    while let Some(token) = all.get(at) {
        at += 1;
        if *token == Token::Sign(opens) {
            depth += 1;
        } else if *token == Token::Sign(closes) {
            depth -= 1;
            if depth == 0 {
                break;
            }
        }
    }
    at
}
