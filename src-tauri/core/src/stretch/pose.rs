//! A posture as data: joint angles and an anchor, in a side view facing right.
//!
//! Lengths are shares of the body's height; x grows to the right, y upwards, the floor is y = 0. Angles are degrees, as
//! a physiotherapist would name them: hip, knee, shoulder and elbow flexion, ankle dorsiflexion. The *near* leg is the
//! right one and the one that is stretched; the drawing is mirrored for the left. What must touch is written beside
//! each pose, and [`super::Figure::misses`] tells what does not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A point in shares of the body's height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "PosePoint"))]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Upwards from the floor.
    pub y: f64,
}

/// Lengths of the body's parts as shares of its height (rounded from standard body-segment tables).
pub mod proportions {
    /// Hip to shoulder.
    pub const TRUNK: f64 = 0.29;
    /// Shoulder to the middle of the head.
    pub const NECK: f64 = 0.125;
    /// Shoulder to elbow.
    pub const UPPER_ARM: f64 = 0.172;
    /// Elbow to wrist.
    pub const FOREARM: f64 = 0.15;
    /// Wrist to the middle of the palm.
    pub const HAND: f64 = 0.045;
    /// Hip to knee.
    pub const THIGH: f64 = 0.245;
    /// Knee to ankle.
    pub const SHANK: f64 = 0.24;
    /// Ankle to sole.
    pub const SOLE: f64 = 0.042;
    /// Ankle back to the heel.
    pub const HEEL: f64 = 0.042;
    /// Ankle forward to the ball of the foot.
    pub const BALL: f64 = 0.088;
    /// Ball of the foot to the tip of the toes.
    pub const TOES: f64 = 0.042;
    /// Half the trunk's depth: how far hip and shoulder stay from what is sat or lain on.
    pub const DEPTH: f64 = 0.058;
}

/// A joint or a place on the body that can be anchored or must touch something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "BodySpot"))]
#[allow(missing_docs, reason = "the names are the body's")]
pub enum Spot {
    Hip,
    Shoulder,
    Head,
    NearKnee,
    NearAnkle,
    NearHeel,
    NearBall,
    NearToe,
    NearElbow,
    NearWrist,
    NearPalm,
    FarKnee,
    FarAnkle,
    FarHeel,
    FarBall,
    FarToe,
    FarElbow,
    FarWrist,
    FarPalm,
}

/// What a spot must touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "TouchSurface"))]
pub enum Surface {
    /// The floor, y = 0.
    Floor,
    /// The wall.
    Wall,
    /// The seat of the chair, or what one stands on.
    Seat,
    /// The near thigh.
    NearThigh,
}

/// A spot that must touch a surface. Hip and shoulder touch with the trunk's depth between.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "PoseContact"))]
pub struct Contact {
    /// Which part of the body.
    pub spot: Spot,
    /// What it touches.
    pub on: Surface,
}

/// One leg's joint angles in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "LegAngles"))]
pub struct Leg {
    /// Hip flexion: 0 in line with the trunk, positive forwards. -30 to 130.
    pub hip: f64,
    /// Knee flexion: 0 straight. -3 to 150.
    pub knee: f64,
    /// Ankle dorsiflexion: 0 square, positive toes to shin. -55 to 40.
    pub ankle: f64,
    /// Toes bent up against the foot. -20 to 70.
    #[serde(default)]
    pub toes: f64,
}

/// One arm's joint angles in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "ArmAngles"))]
pub struct Arm {
    /// Shoulder flexion: 0 along the trunk, positive forwards. -60 to 180.
    pub shoulder: f64,
    /// Elbow flexion: 0 straight. 0 to 150.
    pub elbow: f64,
    /// Wrist extension: 0 in line, positive back of the hand to the forearm. -80 to 95.
    #[serde(default)]
    pub wrist: f64,
}

/// The spot that fixes the figure in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "PoseAnchor"))]
pub struct Anchor {
    /// Which spot.
    pub spot: Spot,
    /// Where, to the right.
    pub x: f64,
    /// Where, upwards.
    pub y: f64,
}

/// One posture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Pose {
    /// Trunk lean from upright: positive forwards, -90 lying on the back with the head to the left.
    pub trunk: f64,
    /// Head tilt against the trunk, positive nodding.
    #[serde(default)]
    pub neck: f64,
    /// The near (right) leg: the one that is worked.
    pub near_leg: Leg,
    /// The far (left) leg.
    pub far_leg: Leg,
    /// The near arm.
    pub near_arm: Arm,
    /// The far arm.
    pub far_arm: Arm,
    /// What fixes it in the picture.
    pub anchor: Anchor,
    /// What must touch what.
    #[serde(default)]
    pub contacts: Vec<Contact>,
}

/// A vector of `length` that hangs down at 0 degrees and points forwards at 90.
fn limb(from: Point, degrees: f64, length: f64) -> Point {
    let (sin, cos) = degrees.to_radians().sin_cos();
    Point {
        x: from.x + length * sin,
        y: from.y - length * cos,
    }
}

impl Pose {
    /// Where every spot is: forward kinematics from the hip, then moved so that the anchor is in its place.
    pub fn spots(&self) -> BTreeMap<Spot, Point> {
        use proportions::{NECK, TRUNK};
        let hip = Point::default();
        let shoulder = limb(hip, 180.0 - self.trunk, TRUNK);
        let head = limb(shoulder, 180.0 - self.trunk - self.neck, NECK);
        let mut spots = BTreeMap::from([(Spot::Hip, hip), (Spot::Shoulder, shoulder), (Spot::Head, head)]);
        let [knee, ankle, heel, ball, toe] = leg_spots(hip, self.trunk, self.near_leg);
        spots.extend([
            (Spot::NearKnee, knee),
            (Spot::NearAnkle, ankle),
            (Spot::NearHeel, heel),
        ]);
        spots.extend([(Spot::NearBall, ball), (Spot::NearToe, toe)]);
        let [knee, ankle, heel, ball, toe] = leg_spots(hip, self.trunk, self.far_leg);
        spots.extend([
            (Spot::FarKnee, knee),
            (Spot::FarAnkle, ankle),
            (Spot::FarHeel, heel),
        ]);
        spots.extend([(Spot::FarBall, ball), (Spot::FarToe, toe)]);
        let [elbow, wrist, palm] = arm_spots(shoulder, self.trunk, self.near_arm);
        spots.extend([
            (Spot::NearElbow, elbow),
            (Spot::NearWrist, wrist),
            (Spot::NearPalm, palm),
        ]);
        let [elbow, wrist, palm] = arm_spots(shoulder, self.trunk, self.far_arm);
        spots.extend([
            (Spot::FarElbow, elbow),
            (Spot::FarWrist, wrist),
            (Spot::FarPalm, palm),
        ]);
        let at = spots.get(&self.anchor.spot).copied().unwrap_or_default();
        let (dx, dy) = (self.anchor.x - at.x, self.anchor.y - at.y);
        for point in spots.values_mut() {
            *point = Point {
                x: point.x + dx,
                y: point.y + dy,
            };
        }
        spots
    }
}

fn leg_spots(hip: Point, trunk: f64, leg: Leg) -> [Point; 5] {
    use proportions::{BALL, HEEL, SHANK, SOLE, THIGH, TOES};
    let thigh = leg.hip - trunk;
    let shank = thigh - leg.knee;
    let foot = shank + 90.0 + leg.ankle;
    let knee = limb(hip, thigh, THIGH);
    let ankle = limb(knee, shank, SHANK);
    let under = limb(ankle, foot - 90.0, SOLE);
    let ball = limb(under, foot, BALL);
    [
        knee,
        ankle,
        limb(under, foot, -HEEL),
        ball,
        limb(ball, foot + leg.toes, TOES),
    ]
}

fn arm_spots(shoulder: Point, trunk: f64, arm: Arm) -> [Point; 3] {
    use proportions::{FOREARM, HAND, UPPER_ARM};
    let upper = arm.shoulder - trunk;
    let fore = upper + arm.elbow;
    let elbow = limb(shoulder, upper, UPPER_ARM);
    let wrist = limb(elbow, fore, FOREARM);
    [elbow, wrist, limb(wrist, fore + arm.wrist, HAND)]
}
