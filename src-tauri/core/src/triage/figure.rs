//! The self-check figure of a question: where to look or feel, marked on the drawn legs.

use serde::{Deserialize, Serialize};

/// What is drawn beside "how to find out".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "CheckFigure"))]
pub struct SelfCheck {
    /// Places of the leg map that are marked.
    #[serde(default)]
    pub marks: Vec<String>,
    /// A tape round both calves, 10 cm below the bump under the kneecap.
    #[serde(default)]
    pub tape: bool,
    /// The drawing in words, for those who do not see it.
    pub alt: String,
}

impl SelfCheck {
    /// The places the drawing has.
    pub const PLACES: [&'static str; 11] = [
        "thigh",
        "knee",
        "shin-front",
        "shin-inner",
        "leg-outer",
        "foot",
        "behind-knee",
        "calf-inner-upper",
        "calf-outer",
        "calf-mid",
        "heel-cord",
    ];

    /// A mark that the drawing does not have.
    pub fn stranger(&self) -> Option<&String> {
        self.marks
            .iter()
            .find(|mark| *mark != "whole-leg" && !Self::PLACES.contains(&mark.as_str()))
    }
}
