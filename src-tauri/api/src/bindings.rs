//! TypeScript for every type that crosses IPC, and the command list. Compiled for the bindings test only.

use ts_rs::TypeVisitor;

use crate::{
    commands,
    failure::Failure,
    signature::{Collect, Signature},
};

/// The whole of `ui/src/ipc/bindings.ts`.
pub fn export() -> String {
    let signatures = commands::signatures();
    let mut collect = Collect::default();
    collect.visit::<Failure>();
    let mut decls = collect.decls;
    for signature in &signatures {
        decls.extend(signature.decls.clone());
    }
    let mut text = String::from(
        "// GENERATED from the Rust types by `cargo xtask bindings`. Do not edit: a stale file fails the tests.\n\n",
    );
    for decl in decls.values() {
        text.push_str(&format!("export {decl}\n\n"));
    }
    text.push_str("/** Every command: what it takes and what it answers. */\nexport interface Commands {\n");
    for Signature { name, args, out, .. } in &signatures {
        text.push_str(&format!("  {name}: {{ args: {args}; out: {out} }};\n"));
    }
    text.push_str("}\n\n/** What the window hears. */\nexport interface Events {\n");
    text.push_str("  \"session-changed\": unknown;\n  \"data-changed\": string[];\n}\n");
    text
}
