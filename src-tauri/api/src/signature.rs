//! One command's types as TypeScript. Compiled for the bindings test only.

use std::collections::{BTreeMap, HashSet};

use ts_rs::{Config, TS, TypeVisitor};

/// One command's name with the names of its types, and the declarations they need.
pub(crate) struct Signature {
    pub(crate) name: &'static str,
    pub(crate) args: String,
    pub(crate) out: String,
    pub(crate) decls: BTreeMap<String, String>,
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

fn config() -> Config {
    Config::new().with_large_int("number")
}

/// Walks a type and everything it is made of, keeping one declaration per name.
#[derive(Default)]
pub(crate) struct Collect {
    seen: HashSet<std::any::TypeId>,
    pub(crate) decls: BTreeMap<String, String>,
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
