//! A figure: two postures with their props, and the check that what must touch does touch.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Contact, Point, Pose, Spot, Surface, proportions};

/// A box to sit or stand on, or the wall: where it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "FigureSlab"))]
pub struct Slab {
    /// Its left edge.
    pub from: f64,
    /// Its right edge.
    pub to: f64,
    /// Its upper face.
    pub height: f64,
}

/// The drawing of an exercise: the start, the hold, and the props.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "FigureData"))]
pub struct Figure {
    /// What the picture shows, for people who do not see it.
    pub alt: String,
    /// The starting position.
    pub rest: Pose,
    /// The hold, or the far end of a repetition.
    pub hold: Pose,
    /// The wall's face, to the right of the person.
    #[serde(default)]
    pub wall: Option<f64>,
    /// A chair: its seat.
    #[serde(default)]
    pub chair: Option<Slab>,
    /// A pillow to stand on.
    #[serde(default)]
    pub pillow: Option<Slab>,
    /// Whether a strap runs from the hands round the ball of the near foot.
    #[serde(default)]
    pub strap: bool,
}

/// How far a contact may gape: about one centimetre on a person of 1.7 m.
pub const TOLERANCE: f64 = 0.007;

impl Figure {
    /// Every contact that does not touch, every joint beyond its range, and every spot that sinks into the floor or the
    /// wall, as sentences for whoever draws.
    pub fn misses(&self) -> Vec<String> {
        let mut misses = Vec::new();
        for (name, pose) in [("rest", &self.rest), ("hold", &self.hold)] {
            let spots = pose.spots();
            for contact in &pose.contacts {
                let Some(gap) = self.gap(*contact, &spots) else {
                    misses.push(format!(
                        "{name}: {:?} is to touch {:?}, which is not drawn",
                        contact.spot, contact.on
                    ));
                    continue;
                };
                if gap.abs() > TOLERANCE {
                    misses.push(format!(
                        "{name}: {:?} misses {:?} by {gap:.3}",
                        contact.spot, contact.on
                    ));
                }
            }
            for (spot, point) in &spots {
                if point.y < -TOLERANCE {
                    misses.push(format!("{name}: {spot:?} is {:.3} below the floor", -point.y));
                }
                if self.wall.is_some_and(|wall| point.x > wall + TOLERANCE) {
                    misses.push(format!("{name}: {spot:?} is inside the wall"));
                }
            }
            misses.extend(
                out_of_range(pose)
                    .into_iter()
                    .map(|joint| format!("{name}: {joint}")),
            );
        }
        misses
    }

    fn gap(&self, contact: Contact, spots: &BTreeMap<Spot, Point>) -> Option<f64> {
        let at = *spots.get(&contact.spot)?;
        let trunk = matches!(contact.spot, Spot::Hip | Spot::Shoulder);
        let depth = if trunk { proportions::DEPTH } else { 0.0 };
        match contact.on {
            Surface::Floor => Some(at.y - depth),
            Surface::Wall => self.wall.map(|wall| wall - at.x),
            Surface::Seat => self.chair.or(self.pillow).map(|slab| {
                let beside = (slab.from - at.x).max(at.x - slab.to).max(0.0);
                (at.y - depth - slab.height).abs().max(beside)
            }),
            Surface::NearThigh => {
                let (hip, knee) = (spots.get(&Spot::Hip)?, spots.get(&Spot::NearKnee)?);
                Some((distance_to(at, *hip, *knee) - 0.045).max(0.0))
            }
        }
    }
}

fn distance_to(at: Point, from: Point, to: Point) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let along = (((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
    (at.x - from.x - along * dx).hypot(at.y - from.y - along * dy)
}

fn out_of_range(pose: &Pose) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut check = |name: &str, value: f64, range: std::ops::RangeInclusive<f64>| {
        if !range.contains(&value) {
            wrong.push(format!("{name} at {value:.1} degrees is beyond {range:?}"));
        }
    };
    for (side, leg) in [("near", pose.near_leg), ("far", pose.far_leg)] {
        check(&format!("{side} hip"), leg.hip, -30.0..=130.0);
        check(&format!("{side} knee"), leg.knee, -3.0..=150.0);
        check(&format!("{side} ankle"), leg.ankle, -55.0..=40.0);
        check(&format!("{side} toes"), leg.toes, -20.0..=70.0);
    }
    for (side, arm) in [("near", pose.near_arm), ("far", pose.far_arm)] {
        check(&format!("{side} shoulder"), arm.shoulder, -60.0..=180.0);
        check(&format!("{side} elbow"), arm.elbow, 0.0..=150.0);
        check(&format!("{side} wrist"), arm.wrist, -80.0..=95.0);
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stretch::{Anchor, Arm, Leg};

    const STRAIGHT: Leg = Leg {
        hip: 0.0,
        knee: 0.0,
        ankle: 0.0,
        toes: 0.0,
    };
    const HANGING: Arm = Arm {
        shoulder: 0.0,
        elbow: 0.0,
        wrist: 0.0,
    };

    fn standing() -> Pose {
        Pose {
            trunk: 0.0,
            neck: 0.0,
            near_leg: STRAIGHT,
            far_leg: STRAIGHT,
            near_arm: HANGING,
            far_arm: HANGING,
            anchor: Anchor {
                spot: Spot::NearHeel,
                x: 0.0,
                y: 0.0,
            },
            contacts: vec![Contact {
                spot: Spot::FarBall,
                on: Surface::Floor,
            }],
        }
    }

    fn drawn(pose: Pose) -> Figure {
        Figure {
            alt: String::new(),
            rest: pose.clone(),
            hold: pose,
            wall: None,
            chair: None,
            pillow: None,
            strap: false,
        }
    }

    #[test]
    fn a_standing_figure_is_one_body_height_tall_and_has_both_feet_down() {
        let spots = standing().spots();
        assert!(
            (spots[&Spot::Head].y + 0.06 - 1.0).abs() < 0.01,
            "head top is at one body height"
        );
        assert!(drawn(standing()).misses().is_empty());
    }

    #[test]
    fn joints_bend_the_way_people_do() {
        let mut pose = standing();
        pose.near_leg = Leg {
            hip: 90.0,
            knee: 90.0,
            ankle: 10.0,
            toes: 0.0,
        };
        pose.near_arm = Arm {
            shoulder: 90.0,
            elbow: 90.0,
            wrist: 0.0,
        };
        pose.anchor.spot = Spot::FarHeel;
        let spots = pose.spots();
        assert!(
            spots[&Spot::NearKnee].x > spots[&Spot::Hip].x + 0.2,
            "the thigh lifts forwards"
        );
        assert!(
            spots[&Spot::NearAnkle].y < spots[&Spot::NearKnee].y,
            "the shank hangs from the knee"
        );
        assert!(
            spots[&Spot::NearToe].y > spots[&Spot::NearHeel].y,
            "dorsiflexion lifts the toes"
        );
        assert!(
            spots[&Spot::NearWrist].y > spots[&Spot::NearElbow].y,
            "the elbow bends the hand up and forwards"
        );
    }

    #[test]
    fn a_heel_in_the_air_a_sunken_toe_and_a_broken_knee_are_told() {
        let mut pose = standing();
        pose.far_leg.ankle = 20.0;
        pose.near_leg.knee = -20.0;
        let misses = drawn(pose).misses().join("\n");
        assert!(misses.contains("FarBall misses Floor"), "{misses}");
        assert!(misses.contains("near knee"), "{misses}");
    }
}
