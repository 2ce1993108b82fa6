//! The TypeScript types are generated from the Rust types, and a stale file fails.

/// Set by `cargo xtask bindings`: write the file instead of judging it.
const WRITE: &str = "SOLEUS_WRITE_BINDINGS";

#[test]
fn the_committed_bindings_are_those_of_the_rust_types() {
    let file = harness::root().join("ui/src/ipc/bindings.ts");
    let fresh = soleus_api::bindings::export();
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(&file, &fresh).expect("ui/src/ipc is writable");
    }
    let committed = std::fs::read_to_string(&file)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    let pairs = committed.lines().zip(fresh.lines()).enumerate();
    let first = pairs.into_iter().find(|(_, (old, new))| old != new);
    let change = first.map_or_else(
        || {
            format!(
                "{} lines committed, {} generated",
                committed.lines().count(),
                fresh.lines().count()
            )
        },
        |(index, (old, new))| format!("line {}:\n  committed {old}\n  generated {new}", index + 1),
    );
    assert!(
        committed == fresh,
        "ui/src/ipc/bindings.ts is stale: run `cargo xtask bindings`\n{change}"
    );
}
