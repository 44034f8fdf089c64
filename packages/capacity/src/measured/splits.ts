import { modelFamily } from "./curve-key.ts";
import type { Measurement } from "./measurement.ts";
import { textHash } from "./text-hash.ts";

/** What is learnt from and what is held out. */
export interface Fold {
  /** What is held out, in words. */
  readonly name: string;
  readonly train: readonly Measurement[];
  readonly test: readonly Measurement[];
}

/**
 * Leaves curves out, in `count` folds: all points of a curve are held out together, and with them every
 * curve that one run is listed under. Which fold a curve falls into depends on its configuration alone,
 * not on the order of the rows.
 *
 * @param count folds, from 2; ten when left out
 */
export function leaveCurveOut(measurements: readonly Measurement[], count = 10): Fold[] {
  const groups = groupsOf(measurements, ({ curve }) => curve);
  const names = [...groups.keys()].sort(
    (one, other) => textHash(one) - textHash(other) || (one < other ? -1 : 1),
  );
  const foldOf = new Map(names.map((name, at) => [name, at % count]));
  const groupOf = new Map(
    [...groups].flatMap(([name, all]) => all.map((one) => [one, name] as const)),
  );
  return Array.from({ length: count }, (_, fold) => {
    const held = (one: Measurement) => foldOf.get(groupOf.get(one) ?? "") === fold;
    return foldBy(`curves ${fold + 1} of ${count}`, measurements, held);
  }).filter(({ test }) => test.length > 0);
}

/**
 * Leaves one model out at a time, with all of its shape (`modelFamily`): DeepSeek R1, V3 and V3.1 are one,
 * and so are all Llamas of 80 layers.
 */
export const leaveModelOut = (measurements: readonly Measurement[]): Fold[] =>
  foldsOf(
    measurements,
    ({ model }) => modelFamily(model),
    ({ names }) => names.model,
  );

/**
 * Leaves one accelerator out at a time. B200 and GB200 are one (the same chip beside another host), and so
 * are B300 and GB300.
 */
export const leaveGpuOut = (measurements: readonly Measurement[]): Fold[] =>
  foldsOf(
    measurements,
    ({ gpu }) => chipOf(gpu.id),
    ({ names }) => names.gpu,
  );

/** The chip of a part by its id: `gb200` is two `b200` with a host of its own. */
const chipOf = (id: string): string => id.replace(/^gb(?=\d)/, "b");

function foldsOf(
  measurements: readonly Measurement[],
  keyOf: (one: Measurement) => string,
  wordOf: (one: Measurement) => string,
): Fold[] {
  const groups = groupsOf(measurements, keyOf);
  return [...groups.keys()].sort().map((key) => {
    const held = new Set(groups.get(key) ?? []);
    const words = [...new Set([...held].map(wordOf))].sort();
    return foldBy(words.join(", "), measurements, (one) => held.has(one));
  });
}

const foldBy = (
  name: string,
  all: readonly Measurement[],
  held: (one: Measurement) => boolean,
): Fold => ({ name, train: all.filter((one) => !held(one)), test: all.filter(held) });

/**
 * Measurements by key, where keys that share a run are one group: the figures of a run must not be learnt
 * from under one label while they are held out under another. A group has the name of its first key.
 */
export function groupsOf(
  measurements: readonly Measurement[],
  keyOf: (one: Measurement) => string,
): ReadonlyMap<string, readonly Measurement[]> {
  const parent = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    return root;
  };
  const keyOfRun = new Map<string, string>();
  for (const one of measurements) {
    const key = rootOf(keyOf(one));
    const before = keyOfRun.get(one.run);
    if (before === undefined) keyOfRun.set(one.run, key);
    else {
      const [first, second] = [rootOf(before), key].sort() as [string, string];
      if (first !== second) parent.set(second, first);
    }
  }
  const groups = new Map<string, Measurement[]>();
  for (const one of measurements) {
    const root = rootOf(keyOf(one));
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [one]);
    else group.push(one);
  }
  return groups;
}
