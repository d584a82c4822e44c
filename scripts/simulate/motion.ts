import { rngOf } from './person';
import type { Body, State } from './physiology';
import { type Rng, smoothStep, wander } from './rng';

/** Acceleration with gravity in g, rotation in °/s, both as x, y, z. */
export type Motion = [ax: number, ay: number, az: number, gx: number, gy: number, gz: number];

/** The mean over the `span` ms up to an instant. */
export type MeanMotion = (at: number, spanMs: number) => Motion;

const DEGREES = 180 / Math.PI;
/** Of the sensor itself: far under the 13 mg that tell of a wristband that nobody wears (van Hees). */
const NOISE_G = 0.002;
const NOISE_DPS = 0.15;
/** What hands do while one sits: 10 to 60 mg over 5 minutes on the wrists of `samples/`. */
const FIDGET_G = 0.09;
const FIDGET_MS = 700;
/** A sleeper turns about this often. */
const POSTURE_MS = 20 * 60_000;
const TURNING_SHARE = 4_000 / POSTURE_MS;
/** From puff to puff, and the hand's way to the mouth and back. */
const PUFF_MS = 30_000;
const HAND_MS = 4_000;

const SPLITS = ['pitch', 'roll', 'lively', 'drift', 'posture', 'fidget', 'noise'] as const;
type Splits = Record<(typeof SPLITS)[number], Rng>;

/** Where the wrist points (radians) and how it is pushed (g) at an instant. */
type Pose = { pitch: number; roll: number; push: number };

export function makeMotion(seed: string, body: Body): MeanMotion {
  const rng = rngOf(seed, body.person.number).split('motion');
  const splits = Object.fromEntries(SPLITS.map((name) => [name, rng.split(name)])) as Splits;
  return (at, spanMs) => {
    const state = body.stateAt(at);
    const [start, middle, end] = [at - spanMs, at - spanMs / 2, at].map((t) => poseOf(splits, state, t)) as [
      Pose,
      Pose,
      Pose,
    ];
    const turn = (DEGREES * 1_000) / spanMs;
    const motion = simpson(pulled(start), pulled(middle), pulled(end));
    // The mean rotation over a time is the way turned in it.
    motion[3] = (end.roll - start.roll) * turn;
    motion[4] = (end.pitch - start.pitch) * turn;
    if (state.worn && state.exertion > 0) addGait(motion, state.exertion, at, spanMs);
    return addNoise(motion, splits.noise, at);
  };
}

function poseOf(splits: Splits, state: State, at: number): Pose {
  if (!state.worn) return { pitch: 0.05, roll: 0.1, push: 0 };
  const { asleep } = state;
  const lyingPitch = asleep > 0 ? posture(splits.posture, at, 0) : 0;
  const lyingRoll = asleep > 0 ? posture(splits.posture, at, 1) : 0;
  if (asleep === 1) return { pitch: lyingPitch, roll: lyingRoll, push: 0 };
  const lively = ((1 + wander(splits.lively, at / 90_000)) / 2) ** 2;
  const drift = 0.5 * wander(splits.drift, at / 180_000);
  const hand = state.smoking ? handToMouth(at) : 0;
  const pitch = 0.9 * lively * wander(splits.pitch, at / 3_000) + drift + hand;
  const roll = 1.2 * lively * wander(splits.roll, at / 4_000) - drift;
  return {
    pitch: pitch + asleep * (lyingPitch - pitch),
    roll: roll + asleep * (lyingRoll - roll),
    push: (1 - asleep) * FIDGET_G * (0.3 + lively) * wander(splits.fidget, at / FIDGET_MS),
  };
}

function posture(rng: Rng, at: number, axis: number): number {
  const k = Math.floor(at / POSTURE_MS);
  const angle = (turn: number) => 2.4 * rng.at(2 * turn + axis) - 1.2;
  const turned = smoothStep((at / POSTURE_MS - k) / TURNING_SHARE);
  return angle(k - 1) + (angle(k) - angle(k - 1)) * turned;
}

function handToMouth(at: number): number {
  const since = at % PUFF_MS;
  return since < HAND_MS ? 1.1 * Math.sin((Math.PI * since) / HAND_MS) ** 2 : 0;
}

/** Gravity as the turned sensor sees it, and the push along it. */
function pulled({ pitch, roll, push }: Pose): Motion {
  const g = 1 + push;
  return [
    -g * Math.sin(pitch),
    g * Math.cos(pitch) * Math.sin(roll),
    g * Math.cos(pitch) * Math.cos(roll),
    0,
    0,
    0,
  ];
}

/** The mean of a smooth curve from its ends and its middle. */
function simpson(a: Motion, b: Motion, c: Motion): Motion {
  return a.map((value, axis) => (value + 4 * (b[axis] ?? 0) + (c[axis] ?? 0)) / 6) as Motion;
}

/** Steps twice a second and faster, arms at half their pace. */
function addGait(motion: Motion, exertion: number, at: number, spanMs: number): void {
  const hz = 1.6 + 1.3 * exertion;
  const bounce = 0.1 + 1.1 * exertion;
  const wave = (rate: number, shift: number) => meanSine(rate, shift, at, spanMs);
  motion[0] += 0.6 * bounce * wave(hz / 2, 0);
  motion[1] += 0.3 * bounce * wave(hz, 0.2);
  motion[2] += bounce * wave(hz, 0);
  motion[4] += (60 + 160 * exertion) * wave(hz / 2, 0.25);
  motion[5] += (20 + 60 * exertion) * wave(hz / 2, 0.4);
}

/** Of a sine with that many turns a second, over a time: what averages out is gone, exactly. */
function meanSine(hz: number, shift: number, at: number, spanMs: number): number {
  const turns = (hz * spanMs) / 1_000;
  const middle = (hz * (at - spanMs / 2)) / 1_000 + shift;
  return (Math.sin(2 * Math.PI * middle) * Math.sin(Math.PI * turns)) / (Math.PI * turns);
}

function addNoise(motion: Motion, rng: Rng, at: number): Motion {
  const k = 6 * Math.floor(at);
  return motion.map((value, axis) => rng.normalAt(k + axis, value, axis < 3 ? NOISE_G : NOISE_DPS)) as Motion;
}
