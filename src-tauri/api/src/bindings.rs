//! TypeScript for every type that crosses IPC, and the command list. Compiled for the bindings test only.

use std::collections::{BTreeMap, HashSet};

use ts_rs::{Config, TS, TypeVisitor};

use crate::{commands, failure::Failure};

/// One command's name with the names of its types, and the declarations they need.
pub(crate) struct Signature {
    name: &'static str,
    args: String,
    out: String,
    decls: BTreeMap<String, String>,
}

impl Signature {
    pub(crate) fn of<A: TS + 'static, O: TS + 'static>(name: &'static str) -> Self {
        let cfg = config();
        let mut collect = Collect::default();
        collect.visit::<A>();
        collect.visit::<O>();
        Self {
            name,
            args: A::name(&cfg),
            out: O::name(&cfg),
            decls: collect.decls,
        }
    }
}

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

fn config() -> Config {
    Config::new().with_large_int("number")
}

/// Walks a type and everything it is made of, keeping one declaration per name.
#[derive(Default)]
struct Collect {
    seen: HashSet<std::any::TypeId>,
    decls: BTreeMap<String, String>,
}

impl TypeVisitor for Collect {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(std::any::TypeId::of::<T>()) {
            return;
        }
        let cfg = config();
        if T::output_path().is_some() {
            self.decls.insert(T::ident(&cfg), T::decl(&cfg));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}
