/** Postures: joint angles in, places of the joints out. The same lengths stand in `core/src/stretch/pose.rs`. */

export interface Point {
  x: number;
  y: number;
}
export interface LegAngles {
  hip: number;
  knee: number;
  ankle: number;
  toes: number;
}
export interface ArmAngles {
  shoulder: number;
  elbow: number;
  wrist: number;
}
export interface Posture {
  trunk: number;
  neck: number;
  near_leg: LegAngles;
  far_leg: LegAngles;
  near_arm: ArmAngles;
  far_arm: ArmAngles;
  anchor: { spot: string; x: number; y: number };
}
const LENGTH = {
  trunk: 0.29,
  neck: 0.125,
  upperArm: 0.172,
  forearm: 0.15,
  hand: 0.045,
  thigh: 0.245,
  shank: 0.24,
  sole: 0.042,
  heel: 0.042,
  ball: 0.088,
  toes: 0.042,
};

/** A vector that hangs down at 0 degrees and points forwards at 90 (y upwards). */
function limb(from: Point, degrees: number, length: number): Point {
  const a = (degrees * Math.PI) / 180;
  return { x: from.x + length * Math.sin(a), y: from.y - length * Math.cos(a) };
}

export interface Leg {
  hip: Point;
  knee: Point;
  ankle: Point;
  heel: Point;
  ball: Point;
  toe: Point;
}
export interface Arm {
  shoulder: Point;
  elbow: Point;
  wrist: Point;
  palm: Point;
}
export interface Body {
  hip: Point;
  shoulder: Point;
  head: Point;
  near_leg: Leg;
  far_leg: Leg;
  near_arm: Arm;
  far_arm: Arm;
}

function legOf(hip: Point, trunk: number, leg: LegAngles): Leg {
  const thigh = leg.hip - trunk;
  const shank = thigh - leg.knee;
  const foot = shank + 90 + leg.ankle;
  const knee = limb(hip, thigh, LENGTH.thigh);
  const ankle = limb(knee, shank, LENGTH.shank);
  const under = limb(ankle, foot - 90, LENGTH.sole);
  const ball = limb(under, foot, LENGTH.ball);
  return { hip, knee, ankle, heel: limb(under, foot, -LENGTH.heel), ball, toe: limb(ball, foot + leg.toes, LENGTH.toes) };
}

function armOf(shoulder: Point, trunk: number, arm: ArmAngles): Arm {
  const upper = arm.shoulder - trunk;
  const fore = upper + arm.elbow;
  const elbow = limb(shoulder, upper, LENGTH.upperArm);
  const wrist = limb(elbow, fore, LENGTH.forearm);
  return { shoulder, elbow, wrist, palm: limb(wrist, fore + arm.wrist, LENGTH.hand) };
}

/** Forward kinematics from the hip, then moved so that the anchor is in its place. */
export function bodyOf(pose: Posture): Body {
  const hip = { x: 0, y: 0 };
  const shoulder = limb(hip, 180 - pose.trunk, LENGTH.trunk);
  const body: Body = {
    hip,
    shoulder,
    head: limb(shoulder, 180 - pose.trunk - pose.neck, LENGTH.neck),
    near_leg: legOf(hip, pose.trunk, pose.near_leg),
    far_leg: legOf(hip, pose.trunk, pose.far_leg),
    near_arm: armOf(shoulder, pose.trunk, pose.near_arm),
    far_arm: armOf(shoulder, pose.trunk, pose.far_arm),
  };
  const at = spot(body, pose.anchor.spot);
  return moved(body, pose.anchor.x - at.x, pose.anchor.y - at.y);
}

function spot(body: Body, name: string): Point {
  if (name === "hip") return body.hip;
  if (name === "shoulder") return body.shoulder;
  const [side, part] = name.split("_");
  const leg: Leg = side === "near" ? body.near_leg : body.far_leg;
  const arm: Arm = side === "near" ? body.near_arm : body.far_arm;
  return (leg as unknown as Record<string, Point>)[part ?? ""] ?? (arm as unknown as Record<string, Point>)[part ?? ""] ?? body.hip;
}

function moved(body: Body, dx: number, dy: number): Body {
  const shift = (p: Point): Point => ({ x: p.x + dx, y: p.y + dy });
  const all = <T extends object>(part: T): T =>
    Object.fromEntries(Object.entries(part).map(([name, p]) => [name, shift(p as Point)])) as T;
  return {
    hip: shift(body.hip),
    shoulder: shift(body.shoulder),
    head: shift(body.head),
    near_leg: all(body.near_leg),
    far_leg: all(body.far_leg),
    near_arm: all(body.near_arm),
    far_arm: all(body.far_arm),
  };
}

/** Between two postures, joint by joint, so that no limb changes its length. */
export function between(rest: Posture, hold: Posture, t: number): Posture {
  const mix = (a: number, b: number): number => a + (b - a) * t;
  const all = <T extends object>(a: T, b: T): T =>
    Object.fromEntries(
      Object.entries(a).map(([name, value]) => [name, mix(value as number, (b as Record<string, number>)[name] ?? 0)]),
    ) as T;
  const from = spot(bodyOf(rest), hold.anchor.spot);
  return {
    trunk: mix(rest.trunk, hold.trunk),
    neck: mix(rest.neck, hold.neck),
    near_leg: all(rest.near_leg, hold.near_leg),
    far_leg: all(rest.far_leg, hold.far_leg),
    near_arm: all(rest.near_arm, hold.near_arm),
    far_arm: all(rest.far_arm, hold.far_arm),
    anchor: { spot: hold.anchor.spot, x: mix(from.x, hold.anchor.x), y: mix(from.y, hold.anchor.y) },
  };
}
