use super::{
    Graph,
    lexer::{Token, tokens},
};
use std::{collections::BTreeSet, fs};

/// A crate of these files in a folder of its own in the temporary folder.
fn crate_of(name: &str, files: &[(&str, &str)]) -> Graph {
    let folder = std::env::temp_dir().join(format!("soleus-graph-{}-{name}", std::process::id()));
    for (file, text) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let graph = Graph::read(&folder).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    graph
}

fn used(graph: &Graph, by: &str) -> Vec<String> {
    graph.arrows()[by].iter().cloned().collect()
}

#[test]
fn imports_paths_and_re_exports_lead_to_the_file_that_defines() {
    let graph = crate_of(
        "paths",
        &[
            ("lib.rs", "mod a;\nmod b;\nmod c;\npub use c::Thing;"),
            (
                "a.rs",
                "use crate::{Thing, b::{self, Inner as Other}};\nfn f() { b::deep::g(); }",
            ),
            ("b/mod.rs", "mod deep;\npub struct Inner;"),
            ("b/deep.rs", "pub fn g() { super::super::c::h() }"),
            ("c.rs", "pub struct Thing;\npub fn h() {}"),
        ],
    );
    assert_eq!(used(&graph, "a"), ["b", "b::deep", "c"]);
    assert_eq!(used(&graph, "b"), [""; 0], "declaring a child is no arrow");
    assert_eq!(used(&graph, "b::deep"), ["c"]);
    assert_eq!(used(&graph, "lib"), ["c"]);
    assert!(graph.circles().is_empty());
}

#[test]
fn a_circle_is_found_over_three_files_and_told_once() {
    let graph = crate_of(
        "circle",
        &[
            ("lib.rs", "mod a; mod b; mod c; mod d;"),
            ("a.rs", "fn f() { crate::b::g() }"),
            ("b.rs", "use super::c; fn g() { c::h() }"),
            ("c.rs", "use crate::a::*;"),
            ("d.rs", "use crate::a::f;"),
        ],
    );
    let group: BTreeSet<String> = ["a", "b", "c"].map(str::to_owned).into();
    assert_eq!(graph.circles(), [group]);
    assert!(graph.to_string().ends_with("circle of 3: a, b, c"), "{graph}");
}

#[test]
fn what_is_compiled_for_tests_alone_is_left_out() {
    let graph = crate_of(
        "tests",
        &[
            ("lib.rs", "mod a; mod b; #[cfg(test)] mod missing;"),
            (
                "a.rs",
                "#[cfg(test)]\nuse crate::{b::{x, y}};\nfn f() {}\n#[cfg(test)]\nmod tests { use crate::b::x; }\n\
                 #[cfg(not(test))]\nfn g() { crate::b::x() }",
            ),
            ("b.rs", "mod inner { use super::x; }\nfn x() {}\nfn y() {}"),
        ],
    );
    assert_eq!(used(&graph, "a"), ["b"], "only what is not for tests");
    assert_eq!(
        used(&graph, "b"),
        [""; 0],
        "an inner module that looks into its own file"
    );
}

#[test]
fn comments_strings_and_lifetimes_hold_no_tokens() {
    let text = "// crate::a\n/* /* crate::b */ */ \"crate::c \\\" \" r#\"crate::\"d\"# 'x' '\\'' &'a b'\"'e";
    let names: Vec<Token> = tokens(text)
        .into_iter()
        .filter(|token| matches!(token, Token::Name(_)))
        .collect();
    let name = |word: &str| Token::Name(word.to_owned());
    assert_eq!(names, [name("a"), name("b"), name("e")]);
}
