//! One exercise: what to do, which muscle, which props, and its figure.

use serde::{Deserialize, Serialize};

use super::Figure;
use crate::care::Activity;

/// The muscle or tendon an exercise is for: what the figure marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Muscle {
    /// The upper, two-headed calf muscle: stretched with the knee straight.
    Gastrocnemius,
    /// The deep calf muscle: stretched with the knee bent.
    Soleus,
    /// The back of the thigh.
    Hamstrings,
    /// The whole calf, both muscles.
    Calf,
}

/// Something the person needs at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Prop {
    /// A wall to lean on.
    Wall,
    /// A strap, band, belt or towel.
    Strap,
    /// A firm chair.
    Chair,
    /// Something to lie on.
    Mat,
    /// A firm cushion or folded towel to stand on.
    Pillow,
}

/// One exercise. Ids are kebab-case and stable: history refers to them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Exercise {
    /// Stable id, the file's name.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The one line kept on screen: at most 12 words.
    pub cue: String,
    /// What to do, step by step.
    pub instructions: Vec<String>,
    /// How to make it gentler on a sore leg.
    pub gentler: String,
    /// Whom it is not for, or when to leave it out.
    pub not_when: String,
    /// Where it should be felt, in plain words.
    pub felt: String,
    /// The muscle the figure marks.
    pub muscle: Muscle,
    /// What is needed.
    pub props: Vec<Prop>,
    /// The class that locks and gates apply to.
    pub activity: Activity,
    /// Source ids, at least one.
    pub sources: Vec<String>,
    /// What in it is our own choice ("rule of thumb"), if anything.
    pub ours: Option<String>,
    /// The drawing; own exercises have none.
    pub figure: Option<Figure>,
}
