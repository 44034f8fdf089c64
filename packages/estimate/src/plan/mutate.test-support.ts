/**
 * Dice of a mutation: a whole number from 0 to `below - 1`. The test gives it, so that a failing
 * plan can be made again from the numbers it was made of.
 */
export type Pick = (below: number) => number;

/** Dice made from one seed: the 32-bit mix of splitmix, which is the same on every machine. */
export function diceFrom(seed: number): Pick {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
}

/** Text that has broken parsers and formulas before. */
const scraps: readonly string[] = [
  ..."0123456789.,:;-+%$€/\\'\"[]{}()<>&*!|>@`#?~ \t\n\r",
  ...[
    "\u0000",
    "\uFEFF",
    "\uFFFD",
    "\uD800",
    "½",
    "١",
    "∞",
    "🙂",
    "---\n",
    "...\n",
    "&a ",
    "*a",
    "!!float ",
  ],
];

const values: readonly string[] = [
  ...["", "~", "null", "true", "{}", "[]", "[[]]", "{ a: 1 }", ".nan", ".inf", "-.inf", "NaN"],
  ...["0", "-0", "-1", "1", "0.1", "1e-300", "1e300", "1e400", "9007199254740993", "1e15", "0x1F"],
  ...[
    "0 %",
    "100 %",
    "99.999999 %",
    "1e-9 %",
    "1 % to 2 %",
    "0 % to 5 %",
    "low 0 %, likely 0 %, high 100 %",
  ],
  ...[
    "1 / month",
    "1e12 / month",
    "1 to 1000000",
    "1 to 9e5",
    "low 1, likely 1, high 1e6",
    "5 to 4",
  ],
  ...[
    "0 hours / day",
    "24 hours / day",
    "$0",
    "$1e9",
    "€5",
    "1,5",
    "1.500",
    "1 month",
    "120 months",
  ],
  ...[
    "-99 % / year",
    "2000 % / year",
    "-50 % to 50 % / year",
    "constructor",
    "__proto__",
    "1970-01",
  ],
];

const keys: readonly string[] = [
  "tasks",
  "__proto__",
  "toString",
  "model",
  "",
  "<<",
  "unit",
  "hosted",
];

type Change = (lines: string[], pick: Pick) => string[];

const at = (lines: readonly string[], pick: Pick): number => pick(Math.max(1, lines.length));

const spliceText = (line: string, from: number, cut: number, put: string): string =>
  line.slice(0, from) + put + line.slice(from + cut);

const character: Change = (lines, pick) => {
  const line = at(lines, pick);
  const text = lines[line] ?? "";
  const from = pick(text.length + 1);
  return lines.with(
    line,
    spliceText(text, from, pick(3), pick(2) === 0 ? (scraps[pick(scraps.length)] ?? "") : ""),
  );
};

/** Replaces what follows a colon, or a number inside the line. */
const token: Change = (lines, pick) => {
  const line = at(lines, pick);
  const text = lines[line] ?? "";
  const places = [...text.matchAll(/(?<=:\s)[^{[,}\]#]+|\d[\d.,]*/g)];
  const place = places[pick(Math.max(1, places.length))];
  if (place === undefined) return lines;
  return lines.with(
    line,
    spliceText(text, place.index, place[0].length, values[pick(values.length)] ?? ""),
  );
};

/** Multiplies a number in the line, so that the plan often stays valid. */
const size: Change = (lines, pick) => {
  const line = at(lines, pick);
  const text = lines[line] ?? "";
  const places = [...text.matchAll(/\b\d+(?:\.\d+)?/g)];
  const place = places[pick(Math.max(1, places.length))];
  if (place === undefined) return lines;
  const factor = [0, 0.01, 0.5, 2, 3, 10, 1000, 1e6][pick(8)] ?? 1;
  const number = String(Number(place[0]) * factor);
  return lines.with(line, spliceText(text, place.index, place[0].length, number));
};

const removeLine: Change = (lines, pick) => lines.toSpliced(at(lines, pick), 1 + pick(2));

const repeatLine: Change = (lines, pick) => {
  const line = at(lines, pick);
  return lines.toSpliced(at(lines, pick), 0, lines[line] ?? "");
};

const moveLine: Change = (lines, pick) => {
  const from = at(lines, pick);
  return lines.toSpliced(from, 1).toSpliced(at(lines, pick), 0, lines[from] ?? "");
};

const indent: Change = (lines, pick) => {
  const line = at(lines, pick);
  const text = lines[line] ?? "";
  return lines.with(
    line,
    pick(2) === 0 ? `${["  ", " ", "\t"][pick(3)]}${text}` : text.replace(/^ {1,2}/, ""),
  );
};

const rename: Change = (lines, pick) => {
  const line = at(lines, pick);
  const name = keys[pick(keys.length)] ?? "";
  return lines.with(line, (lines[line] ?? "").replace(/[\w-]+(?=:)/, name));
};

const truncate: Change = (lines, pick) => lines.slice(0, Math.max(1, at(lines, pick)));

const changes: readonly Change[] = [
  ...[character, token, token, size, size, size, size],
  ...[removeLine, removeLine, repeatLine, moveLine, indent, rename, truncate],
];

/**
 * A plan with one to three things wrong: characters, values, keys or whole lines. Many mutants are
 * still valid plans, with numbers nobody would choose; those are for the tests of the estimate.
 */
export function mutatePlan(text: string, pick: Pick): string {
  let lines = text.split("\n");
  const count = 1 + pick(3);
  for (let step = 0; step < count; step++) {
    lines = (changes[pick(changes.length)] ?? character)(lines, pick);
    if (lines.length === 0) lines = [""];
  }
  return lines.join("\n");
}
