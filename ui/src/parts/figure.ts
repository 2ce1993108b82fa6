/**
 * Draws a posture: joint angles in, outlines out. Lengths are shares of the body's height; the picture's y grows
 * downwards. The same lengths stand in `core/src/stretch/pose.rs`, where the contacts are checked.
 */

import { bodyOf, type Arm, type Body, type Leg, type Point, type Posture } from "./posture";

export { between, bodyOf, type Posture } from "./posture";

export interface Slab {
  from: number;
  to: number;
  height: number;
}
export interface FigureData {
  alt: string;
  rest: Posture;
  hold: Posture;
  wall: number | null;
  chair: Slab | null;
  pillow: Slab | null;
  strap: boolean;
}
export type MuscleName = "gastrocnemius" | "soleus" | "hamstrings" | "calf";

/** One outline. `role` chooses its colours; shapes of one limb share a `limb` so that their seams vanish. */
export interface Limb {
  role: "far" | "near";
  paths: string[];
}
export interface Drawing {
  far: Limb[];
  body: Limb[];
  near: Limb[];
  arm: Limb[];
  muscle: string;
  strap: string;
  face: string;
}

/** Where along a limb (0 to 1) and how far to its front and back the skin lies. */
type Profile = readonly (readonly [at: number, front: number, back: number])[];

const THIGH: Profile = [[-0.1, 0.05, 0.056], [0.12, 0.058, 0.06], [0.4, 0.056, 0.054], [0.75, 0.043, 0.04], [1.02, 0.039, 0.033]];
const SHANK: Profile = [[-0.04, 0.039, 0.032], [0.12, 0.034, 0.041], [0.32, 0.029, 0.05], [0.55, 0.024, 0.037], [0.8, 0.02, 0.023], [1.04, 0.021, 0.02]];
const UPPER_ARM: Profile = [[-0.08, 0.034, 0.034], [0.3, 0.032, 0.031], [0.7, 0.026, 0.028], [1.03, 0.024, 0.024]];
const FOREARM: Profile = [[-0.05, 0.024, 0.024], [0.25, 0.025, 0.026], [0.7, 0.019, 0.019], [0.96, 0.016, 0.014]];
// The palm's skin, not the bone, is what touches: little lies on the palm's side.
const HAND: Profile = [[-0.25, 0.016, 0.012], [0.3, 0.026, 0.006], [1, 0.024, 0.005], [1.5, 0.014, 0.004]];
const TRUNK: Profile = [[-0.14, 0.045, 0.052], [0.05, 0.06, 0.061], [0.35, 0.057, 0.05], [0.7, 0.066, 0.058], [0.95, 0.058, 0.056], [1.1, 0.034, 0.04]];
const NECK: Profile = [[-0.1, 0.03, 0.034], [0.4, 0.025, 0.028], [0.8, 0.026, 0.028]];

/** Points along one side of a limb. Front is to the right of a limb that hangs down. */
function edge(a: Point, b: Point, profile: Profile, side: "front" | "back", from = -1, to = 2): Point[] {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const u = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
  const front = { x: -u.y, y: u.x };
  return profile
    .filter(([at]) => at >= from && at <= to)
    .map(([at, ahead, behind]) => {
      const w = side === "front" ? ahead : -behind;
      return { x: a.x + u.x * length * at + front.x * w, y: a.y + u.y * length * at + front.y * w };
    });
}

function outline(a: Point, b: Point, profile: Profile): string {
  return smooth([...edge(a, b, profile, "front"), ...edge(a, b, profile, "back").reverse()]);
}

export const SCALE = 400;
const px = (value: number): string => (value * SCALE).toFixed(1);
const at = (p: Point): string => `${px(p.x)} ${px(-p.y)}`;

/** A closed smooth curve through the points. */
function smooth(points: Point[]): string {
  const n = points.length;
  const p = (i: number): Point => points[(i + n) % n] as Point;
  let d = `M${at(p(0))}`;
  for (let i = 0; i < n; i += 1) {
    const [before, here, next, after] = [p(i - 1), p(i), p(i + 1), p(i + 2)];
    const c1 = { x: here.x + (next.x - before.x) / 6, y: here.y + (next.y - before.y) / 6 };
    const c2 = { x: next.x - (after.x - here.x) / 6, y: next.y - (after.y - here.y) / 6 };
    d += `C${at(c1)} ${at(c2)} ${at(next)}`;
  }
  return `${d}Z`;
}

/** A foot: heel, sole, ball, toes, instep; the sole is flat from heel to ball. */
function footOf(leg: Leg): string {
  const sole = unit(leg.heel, leg.ball);
  const up = { x: -sole.y, y: sole.x };
  const toe = unit(leg.ball, leg.toe);
  const toeUp = { x: -toe.y, y: toe.x };
  const off = (p: Point, along: Point, a: number, across: Point, b: number): Point => ({
    x: p.x + along.x * a + across.x * b,
    y: p.y + along.y * a + across.y * b,
  });
  const heelBack = off(leg.heel, sole, -0.012, up, 0.016);
  const ankleBack = off(leg.ankle, sole, -0.024, up, 0.006);
  const ankleFront = off(leg.ankle, sole, 0.024, up, 0.006);
  const instep = off(leg.ball, sole, -0.02, up, 0.032);
  const toeTop = off(leg.toe, toe, -0.008, toeUp, 0.018);
  const toeTip = off(leg.toe, toe, 0.004, toeUp, 0.007);
  return (
    `M${at(ankleBack)}Q${at(off(heelBack, sole, 0, up, 0.012))} ${at(heelBack)}Q${at(off(leg.heel, sole, -0.012, up, 0))} ${at(leg.heel)}` +
    `L${at(leg.ball)}L${at(leg.toe)}Q${at(off(toeTip, toe, 0.003, toeUp, -0.005))} ${at(toeTip)}Q${at(off(toeTip, toe, 0, toeUp, 0.01))} ${at(toeTop)}` +
    `L${at(instep)}Q${at(off(ankleFront, sole, 0.008, up, -0.014))} ${at(ankleFront)}Z`
  );
}

function unit(a: Point, b: Point): Point {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  return { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
}

function legLimb(leg: Leg, role: "far" | "near"): Limb {
  const { hip, knee, ankle } = leg;
  return { role, paths: [outline(hip, knee, THIGH), footOf(leg), disc(knee, 0.0365), outline(knee, ankle, SHANK)] };
}

function armLimb(arm: Arm, role: "far" | "near"): Limb {
  return {
    role,
    paths: [
      outline(arm.shoulder, arm.elbow, UPPER_ARM),
      disc(arm.elbow, 0.0245),
      outline(arm.elbow, arm.wrist, FOREARM),
      outline(arm.wrist, arm.palm, HAND),
    ],
  };
}

/** Rounds a bent joint off: two limbs that only meet at its middle would leave a notch. */
function disc(middle: Point, radius: number): string {
  const r = px(radius);
  return `M${at({ x: middle.x - radius, y: middle.y })}a${r} ${r} 0 1 0 ${px(2 * radius)} 0a${r} ${r} 0 1 0 ${px(-2 * radius)} 0Z`;
}

/** The muscle's belly along the back of its bone, in shares of the bone and of the flesh behind it. */
const MUSCLES: Record<MuscleName, { bone: "thigh" | "shank"; from: number; to: number }> = {
  gastrocnemius: { bone: "shank", from: 0.02, to: 0.56 },
  soleus: { bone: "shank", from: 0.34, to: 0.82 },
  calf: { bone: "shank", from: 0.02, to: 0.8 },
  hamstrings: { bone: "thigh", from: 0.12, to: 0.94 },
};

function muscleOf(leg: Leg, name: MuscleName): string {
  const { bone, from, to } = MUSCLES[name];
  const [a, b, profile] = bone === "thigh" ? [leg.hip, leg.knee, THIGH] : [leg.knee, leg.ankle, SHANK];
  const steps = [0, 0.06, 0.2, 0.4, 0.6, 0.8, 0.94, 1];
  // A spindle within the flesh behind the bone: rounded where it is thick, tapering to both ends.
  const belly = steps.map((s): readonly [number, number, number] => {
    const t = from + (to - from) * s;
    const behind = width(profile, t);
    const [middle, half] = [0.34 * behind, 0.6 * behind * Math.sin(Math.PI * s) ** 0.65];
    return [t, half - middle, half + middle];
  });
  return smooth([...edge(a, b, belly, "front"), ...edge(a, b, belly.slice(1, -1), "back").reverse()]);
}

/** The flesh behind the bone at `t`, between the profile's points. */
function width(profile: Profile, t: number): number {
  for (let i = 1; i < profile.length; i += 1) {
    const [a, b] = [profile[i - 1], profile[i]];
    if (a && b && t <= b[0]) return a[2] + ((b[2] - a[2]) * (t - a[0])) / (b[0] - a[0]);
  }
  return 0.02;
}

/** A strap slung round the ball of the foot: down one side, under the sole, up the other side to the hands. */
function strapOf(body: Body): string {
  const { heel, ball } = body.near_leg;
  const hand = body.near_arm.palm;
  const sole = unit(heel, ball);
  const away = { x: sole.y, y: -sole.x };
  const under = (along: number): Point => ({ x: ball.x + sole.x * along + away.x * 0.008, y: ball.y + sole.y * along + away.y * 0.008 });
  return `M${at(hand)}L${at(under(0.016))}L${at(under(-0.016))}Z`;
}

/** Everything of one posture that is drawn. */
export function draw(pose: Posture, muscle: MuscleName, strap: boolean): Drawing {
  const body = bodyOf(pose);
  const up = unit(body.shoulder, body.head);
  const ahead = { x: up.y, y: -up.x };
  const nose = (along: number, out: number): Point => ({
    x: body.head.x + up.x * along + ahead.x * out,
    y: body.head.y + up.y * along + ahead.y * out,
  });
  const head = ring(body.head, up, ahead);
  return {
    far: [armLimb(body.far_arm, "far"), legLimb(body.far_leg, "far")],
    body: [
      {
        role: "near",
        paths: [
          outlineUp(body.hip, body.shoulder, TRUNK),
          outlineUp(body.shoulder, body.head, NECK),
          `M${at(nose(0.012, 0.05))}L${at(nose(-0.008, 0.064))}L${at(nose(-0.018, 0.046))}Z`,
          head,
        ],
      },
    ],
    near: [legLimb(body.near_leg, "near")],
    arm: [armLimb(body.near_arm, "near")],
    muscle: muscleOf(body.near_leg, muscle),
    strap: strap ? strapOf(body) : "",
    face: "",
  };
}

/** The trunk's profile runs upwards, so its front is on the other hand. */
function outlineUp(a: Point, b: Point, profile: Profile): string {
  return outline(a, b, profile.map(([t, front, back]) => [t, -front, -back] as const));
}

function ring(middle: Point, up: Point, ahead: Point): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const a = (i / 10) * 2 * Math.PI;
    const [long, deep] = [0.064 * Math.cos(a), 0.053 * Math.sin(a)];
    return { x: middle.x + up.x * long + ahead.x * deep, y: middle.y + up.y * long + ahead.y * deep };
  });
  return smooth(points);
}

/** The picture's frame: both postures and the props with a margin, so that nothing jumps while it moves. */
export function frame(figure: FigureData): { x: number; y: number; width: number; height: number } {
  const points = [figure.rest, figure.hold].flatMap((pose) => {
    const body = bodyOf(pose);
    return [body.head, body.shoulder, ...Object.values(body.near_leg), ...Object.values(body.far_leg), ...Object.values(body.near_arm)];
  }) as Point[];
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  if (figure.wall !== null) xs.push(figure.wall + 0.02);
  for (const slab of [figure.chair, figure.pillow]) if (slab) xs.push(slab.from + 0.06, slab.to - 0.06);
  const [left, right] = [Math.min(...xs) - 0.1, Math.max(...xs) + 0.08];
  const top = Math.max(...ys, 0.45) + 0.09;
  return { x: left * SCALE, y: -top * SCALE, width: (right - left) * SCALE, height: (top + 0.045) * SCALE };
}
