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
    /// Classes that have to be open besides, because nobody here has said what it is; none otherwise.
    #[serde(default)]
    pub also: Vec<Activity>,
    /// Source ids, at least one.
    pub sources: Vec<String>,
    /// What in it is our own choice ("rule of thumb"), if anything.
    pub ours: Option<String>,
    /// The drawing; own exercises have none.
    pub figure: Option<Figure>,
}

impl Exercise {
    /// Counts as the strictest it could be, as long as nobody here has said what it is: a pull, a roll, a raise or a hop.
    pub fn count_as_unknown(&mut self) {
        self.activity = Activity::Strength;
        self.also = vec![Activity::Stretch, Activity::Massage, Activity::Running];
    }

    /// Every class that has to be open for it.
    pub fn classes(&self) -> impl Iterator<Item = Activity> + '_ {
        std::iter::once(self.activity).chain(self.also.iter().copied())
    }

    /// One of which only the id is known.
    #[must_use]
    pub fn unknown(id: &str) -> Self {
        let mut unknown = Self {
            id: id.to_owned(),
            title: id.to_owned(),
            cue: String::new(),
            instructions: Vec::new(),
            gentler: String::new(),
            not_when: String::new(),
            felt: String::new(),
            muscle: Muscle::Calf,
            props: Vec::new(),
            activity: Activity::Strength,
            also: Vec::new(),
            sources: Vec::new(),
            ours: None,
            figure: None,
        };
        unknown.count_as_unknown();
        unknown
    }
}
