//! Which module of a crate uses which, read from its source files: `use` items and written-out paths.
//!
//! A node is a file. Declaring a child (`mod child;`) is no arrow; naming something in it is. A name that a module only
//! re-exports leads on to the module that defines it. What is compiled for tests alone is left out.

mod lexer;
mod source;

use source::{Named, Source};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs, io,
    path::{Path, PathBuf},
};

/// How often a re-export is followed, so that two names that stand for each other end.
const MOST_HOPS: usize = 16;

/// The modules of one crate and the arrows between them. Names are paths from the crate's root, for instance
/// `check::run`; the root itself is `lib` or `main`.
#[derive(Debug, Default)]
pub struct Graph {
    sources: BTreeMap<String, Source>,
    arrows: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    /// Reads the crate whose source lies in `folder`, from `lib.rs` and `main.rs`.
    ///
    /// # Errors
    /// A file that a `mod` item promises and that cannot be read; a folder with neither root.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut graph = Self::default();
        for root in ["lib", "main"] {
            let file = folder.join(format!("{root}.rs"));
            if file.is_file() {
                graph.read_module(root, "", &file, folder)?;
            }
        }
        if graph.sources.is_empty() {
            return Err(io::Error::other(format!(
                "no lib.rs or main.rs in {}",
                folder.display()
            )));
        }
        let names: Vec<String> = graph.sources.keys().cloned().collect();
        for name in names {
            let used = graph.used_by(&name);
            graph.arrows.insert(name, used);
        }
        Ok(graph)
    }

    /// Every module with the modules it uses.
    pub fn arrows(&self) -> &BTreeMap<String, BTreeSet<String>> {
        &self.arrows
    }

    /// The groups of modules in which each reaches each other: two or more in every group, sorted.
    pub fn circles(&self) -> Vec<BTreeSet<String>> {
        let reach: BTreeMap<&String, BTreeSet<&String>> = self
            .arrows
            .keys()
            .map(|name| (name, self.reached_from(name)))
            .collect();
        let mut circles: Vec<BTreeSet<String>> = Vec::new();
        for (name, reached) in &reach {
            let group: BTreeSet<String> = reached
                .iter()
                .filter(|other| reach.get(**other).is_some_and(|back| back.contains(*name)))
                .map(|other| (*other).clone())
                .collect();
            if group.len() > 1 && !circles.contains(&group) {
                circles.push(group);
            }
        }
        circles
    }

    /// How many modules, arrows and circles there are, and one line for each circle.
    pub fn summary(&self) -> String {
        let arrows: usize = self.arrows.values().map(BTreeSet::len).sum();
        let circles = self.circles();
        let mut text = format!(
            "{} modules, {arrows} arrows, {} circles",
            self.arrows.len(),
            circles.len()
        );
        for circle in circles {
            let names: Vec<&str> = circle.iter().map(String::as_str).collect();
            text.push_str(&format!("\n  circle of {}: {}", names.len(), names.join(", ")));
        }
        text
    }

    fn reached_from(&self, name: &str) -> BTreeSet<&String> {
        let mut reached = BTreeSet::new();
        let mut ahead: Vec<&String> = self.arrows.get(name).into_iter().flatten().collect();
        while let Some(next) = ahead.pop() {
            if reached.insert(next) {
                ahead.extend(self.arrows.get(next).into_iter().flatten());
            }
        }
        reached
    }

    /// Reads `file` as the module `name` and the files of its children, which lie in `folder`.
    fn read_module(&mut self, name: &str, prefix: &str, file: &Path, folder: &Path) -> io::Result<()> {
        let text = fs::read_to_string(file)
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", file.display())))?;
        let source = Source::read(&text);
        let children = source.children.clone();
        self.sources.insert(name.to_owned(), source);
        for child in children {
            let below = folder.join(&child);
            let flat = folder.join(format!("{child}.rs"));
            let file = if flat.is_file() {
                flat
            } else {
                below.join("mod.rs")
            };
            let name = format!("{prefix}{child}");
            self.read_module(&name, &format!("{name}::"), &file, &below)?;
        }
        Ok(())
    }

    /// The modules that define what `name` names, without itself.
    fn used_by(&self, name: &str) -> BTreeSet<String> {
        let Some(source) = self.sources.get(name) else {
            return BTreeSet::new();
        };
        let mut used: BTreeSet<String> = source
            .named
            .iter()
            .filter_map(|named| self.owner(name, named))
            .collect();
        used.remove(name);
        used
    }

    /// The module that defines what `named` in module `from` leads to; nothing for a path out of the crate, or for a
    /// module that is only brought into view.
    fn owner(&self, from: &str, named: &Named) -> Option<String> {
        let (module, left) = self.resolve(from, &named.path, MOST_HOPS)?;
        (named.glob || left > 0).then_some(module)
    }

    /// The module that a path leads to, and how many of its segments name something in there.
    fn resolve(&self, from: &str, path: &[String], hops: usize) -> Option<(String, usize)> {
        let hops = hops.checked_sub(1)?;
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.walk(root_of(from), rest, hops),
            "self" => self.walk(from, rest, hops),
            "super" if rest.first().is_some_and(|next| next == "super") => {
                self.resolve(parent_of(from), rest, hops)
            }
            "super" => self.walk(parent_of(from), rest, hops),
            _ if self.child(from, first).is_some() || self.brought(from, first).is_some() => {
                self.walk(from, path, hops)
            }
            _ => None,
        }
    }

    fn walk(&self, from: &str, path: &[String], hops: usize) -> Option<(String, usize)> {
        let mut at = from.to_owned();
        for (index, segment) in path.iter().enumerate() {
            let rest = path.get(index + 1..).unwrap_or_default();
            if let Some(child) = self.child(&at, segment) {
                at = child;
            } else if let Some(brought) = self.brought(&at, segment) {
                let whole: Vec<String> = brought.iter().chain(rest).cloned().collect();
                return self.resolve(&at, &whole, hops);
            } else {
                return Some((at, path.len() - index));
            }
        }
        Some((at, 0))
    }

    fn child(&self, of: &str, name: &str) -> Option<String> {
        let child = if is_root(of) {
            name.to_owned()
        } else {
            format!("{of}::{name}")
        };
        let declared = self.sources.get(of)?.children.contains(name);
        declared.then_some(child)
    }

    fn brought(&self, into: &str, name: &str) -> Option<&[String]> {
        self.sources.get(into)?.brought.get(name).map(Vec::as_slice)
    }
}

fn is_root(name: &str) -> bool {
    matches!(name, "lib" | "main")
}

fn root_of(name: &str) -> &str {
    if name == "main" { "main" } else { "lib" }
}

fn parent_of(name: &str) -> &str {
    name.rsplit_once("::").map_or("lib", |(parent, _)| parent)
}

impl fmt::Display for Graph {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, used) in &self.arrows {
            let used: Vec<&str> = used.iter().map(String::as_str).collect();
            writeln!(out, "{name} -> {}", used.join(", "))?;
        }
        write!(out, "{}", self.summary())
    }
}

/// The folders with the source of every crate in `folder`, and of the crate that `folder` itself is (as `soleus`).
///
/// # Errors
/// `folder` cannot be read.
pub fn crates(folder: &Path) -> io::Result<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::from([("soleus".to_owned(), folder.join("src"))]);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().join("Cargo.toml").is_file() {
            let name = entry.file_name().to_string_lossy().into_owned();
            found.insert(name, entry.path().join("src"));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
