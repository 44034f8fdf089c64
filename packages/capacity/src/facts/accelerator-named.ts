import { fail, type Outcome, ok } from "@outlay/document";
import type { Accelerator } from "./accelerator.ts";
import { type UnknownName, unknownName } from "./unknown-name.ts";

/** Words of a part's name that tell it from no other. */
const beside: ReadonlySet<string> = new Set([
  ...["nvidia", "amd", "intel", "google", "aws", "amazon", "habana", "sambanova", "cloud"],
  ...[
    "gpu",
    "tesla",
    "tensor",
    "core",
    "instinct",
    "geforce",
    "blackwell",
    "ultra",
    "hopper",
    "ampere",
  ],
  ...["lovelace", "series", "data", "center", "dlc", "server", "edition", "accelerator", "ai"],
  ...["oam", "graphics", "superchip", "grace", "nvlink", "module"],
]);

/** How far the memory that a name states may be from the datasheet: drivers and sellers count some less. */
const memoryTolerance = 1.09;

/**
 * The part of the catalog that a name means, whatever its case, punctuation, maker, kind of memory:
 * `NVIDIA H100-SXM5-80GB`, `h100_80gb` and `H100` are one.
 *
 * The words that are left must be those of the id, the name or an alias, and a memory that the name states
 * must be the part's. A name that two parts answer to (`A100`, with 40 or 80 GB) is unknown, both being near.
 *
 * @returns the part, or the ids that are nearest
 * @example
 * const none = acceleratorNamed([], "H900");
 * none.ok // => false
 */
export function acceleratorNamed(
  parts: Iterable<Accelerator>,
  name: string,
): Outcome<Accelerator, UnknownName> {
  const all = [...parts];
  const exact = all.find(({ id }) => id === name.toLowerCase());
  if (exact !== undefined) return ok(exact);
  // `NVIDIA Blackwell GPU (B200-SXM-180GB)`, `trn1.32xlarge (16 Trainium1)`: what stands in brackets, or before.
  const inside = /\(([^)]*)\)/.exec(name)?.[1];
  const before = name.replace(/\([^)]*\)/g, " ");
  const readings = [before, ...(inside === undefined ? [] : [inside, `${before} ${inside}`])];
  const close = new Set<string>();
  for (const reading of readings) {
    const asked = wordsOf(reading);
    if (asked.words === "") continue;
    const found = all.filter((part) => keysOf(part).has(asked.words) && fits(part, asked.memoryGb));
    if (found.length === 1) return ok(found[0] as Accelerator);
    for (const { id } of found) close.add(id);
  }
  if (close.size > 0) return fail({ code: "unknown-name", name, nearest: [...close] });
  return fail(
    unknownName(
      name,
      all.map(({ id }) => id),
    ),
  );
}

const fits = ({ memoryGb }: Accelerator, asked: number | undefined): boolean =>
  asked === undefined || Math.max(asked / memoryGb, memoryGb / asked) <= memoryTolerance;

interface Words {
  /** In order of the alphabet, as makers disagree about theirs. */
  readonly words: string;
  readonly memoryGb?: number;
}

function wordsOf(name: string): Words {
  let memoryGb: number | undefined;
  const words: string[] = [];
  for (const part of name.toLowerCase().split(/[^a-z0-9.]+/)) {
    const memory = /^(\d+)g(i?b)?$/.exec(part);
    if (memory !== null) memoryGb = Number(memory[1]);
    else if (!beside.has(part) && !besideForm.test(part)) words.push(...pieces(part));
  }
  return {
    words: words.sort().join(" "),
    ...(memoryGb === undefined ? {} : { memoryGb }),
  };
}

/** Kinds of memory, and how many parts there are: `HBM3e`, `NVL72`, `8x`, `x8`, `16`. */
const besideForm = /^(hbm\d?e?|g?ddr\d?x?|nvl\d+|\d+x|x\d+|\d\d)$/;

/** `h100` is `h`, `100`, and `Gaudi3` is `Gaudi 3`; the number of a socket does not count. */
const pieces = (part: string): readonly string[] =>
  part
    .replace(/^sxm\d$/, "sxm")
    .replace(/^pcie\d$/, "pcie")
    .split(/[^a-z0-9]+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])/)
    .filter((piece) => piece !== "");

function keysOf(part: Accelerator): ReadonlySet<string> {
  const known = kept.get(part);
  if (known !== undefined) return known;
  const names = [part.id, part.name, ...(part.aliases ?? [])];
  const keys = new Set(names.map((name) => wordsOf(name).words));
  kept.set(part, keys);
  return keys;
}

const kept = new WeakMap<Accelerator, ReadonlySet<string>>();
