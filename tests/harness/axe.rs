//! axe-core on the page as it stands.

use crate::page::Page;
use serde_json::{Value, json};

impl Page {
    /// Fails with every violation that axe-core finds (WCAG 2.2 A and AA, and best practice).
    #[track_caller]
    pub fn assert_accessible(&self, screen: &str) {
        let violations = self.violations();
        assert!(
            violations.is_empty(),
            "axe-core on {screen}:\n{}",
            violations.join("\n")
        );
    }

    /// What axe-core objects to on the page as it stands, one line for each rule and element.
    #[track_caller]
    pub fn violations(&self) -> Vec<String> {
        self.ask_axe(&json!(null))
    }

    /// What axe-core objects to in the colours of the page as it stands: all that a second palette can change.
    #[track_caller]
    pub fn colour_violations(&self) -> Vec<String> {
        self.ask_axe(&json!({ "type": "rule", "values": ["color-contrast", "link-in-text-block"] }))
    }

    #[track_caller]
    fn ask_axe(&self, only: &Value) -> Vec<String> {
        if self.script("return typeof axe === 'undefined'") == true {
            let file = crate::root().join("ui/node_modules/axe-core/axe.min.js");
            let source =
                std::fs::read_to_string(&file).expect("axe-core is installed: run `cargo xtask test e2e`");
            self.script(&format!("{source}\nwindow.axe = axe; return true;"));
        }
        let found = self.script_async(RUN, std::slice::from_ref(only));
        assert!(found.is_array(), "axe-core did not run: {found}");
        found
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(ToOwned::to_owned)
            .collect()
    }
}

const RUN: &str = r#"
const [only, done] = arguments;
axe.run(document, { resultTypes: ['violations'], ...(only && { runOnly: only }) }).then(
  result => done(result.violations.flatMap(rule => rule.nodes.map(node =>
    `  ${rule.id} (${rule.impact}): ${rule.help}\n    ${node.target.join(' ')}\n    ${node.html.slice(0, 200)}\n    ${
      (node.failureSummary ?? '').replace(/\n\s*/g, ' ')}`))),
  error => done('axe failed: ' + error));
"#;
