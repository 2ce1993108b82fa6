//! What reviewers said of the content, item by item, as `content/review.toml` keeps it.

use serde::{Deserialize, Serialize};

/// What a reviewer says of one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It may stay as it is.
    Agree,
    /// It must change; the comment says how.
    Change,
    /// It may stay; the comment says what to think about.
    Comment,
}

/// One item that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judged {
    /// The item: `rule:E1`, `question:pain`.
    pub id: String,
    /// The digest of the text that was looked at: another one means that it has changed since.
    pub digest: String,
    /// What was said.
    pub verdict: Verdict,
    /// In the reviewer's words; never empty where something must change.
    #[serde(default)]
    pub comment: String,
}

/// One filled review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// Name and profession.
    pub reviewer: String,
    /// The day it was finished, `YYYY-MM-DD`.
    pub date: String,
    /// The version of the content that was looked at.
    pub content_version: String,
    /// What was looked at.
    #[serde(default)]
    pub item: Vec<Judged>,
}
