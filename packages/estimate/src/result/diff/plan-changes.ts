import type { Plan } from "../../plan/index.ts";

/** Where a value stands in a plan's file, or in a `--set`. */
export interface KeyPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A value of a plan, as written. */
export interface KeyWords {
  readonly words: string;
  /** Absent for words of a fixed list, which keep no place. */
  readonly at?: KeyPlace;
}

/** A key of the plan language whose meaning differs between two plans. */
export interface KeyChange {
  /** `workload.tasks`; an item of a list by its name: `integrations[Zendesk].access`. */
  readonly key: string;
  /** Absent where the plan leaves the key out. */
  readonly a?: KeyWords;
  readonly b?: KeyWords;
  /** Leads from the top of a plan to the value; items of a list by name or position. */
  readonly steps: readonly string[];
}

type Value = unknown;
type Fields = Readonly<Record<string, Value>>;

/**
 * The keys that differ in meaning, in the order of A, then what only B has. `200k / month` and
 * `200000 / month` are the same; so are comments and the order of keys. A section that one plan
 * leaves out is one change, with all its words.
 *
 * @example
 * planChanges({ name: "A" } as never, { name: "B" } as never)[0]?.key // => "name"
 */
export function planChanges(a: Plan, b: Plan): readonly KeyChange[] {
  const changes: KeyChange[] = [];
  compare(a, b, [], changes);
  return changes;
}

function compare(a: Value, b: Value, steps: readonly string[], out: KeyChange[]): void {
  if (a === undefined && b === undefined) return;
  const itemsA = itemsOf(a);
  const itemsB = itemsOf(b);
  if (itemsA !== undefined && itemsB !== undefined) {
    for (const name of new Set([...itemsA.keys(), ...itemsB.keys()])) {
      compare(itemsA.get(name), itemsB.get(name), [...steps, `[${name}]`], out);
    }
    return;
  }
  if (isSection(a) && isSection(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      compare(a[key], b[key], [...steps, key], out);
    }
    return;
  }
  if (meaning(a) === meaning(b)) return;
  out.push({
    key: steps.join(".").replaceAll(".[", "["),
    steps,
    ...(a === undefined ? {} : { a: wordsOf(a) }),
    ...(b === undefined ? {} : { b: wordsOf(b) }),
  });
}

/** A list of sections by name, or by position where names are missing or said twice. */
function itemsOf(value: Value): ReadonlyMap<string, Value> | undefined {
  if (!Array.isArray(value) || !value.some(isSection)) return undefined;
  const names = value.map((item: Fields) => item["name"] ?? item["role"]);
  const named =
    names.every((name) => typeof name === "string") && new Set(names).size === names.length;
  return new Map(value.map((item, at) => [named ? String(names[at]) : String(at + 1), item]));
}

const isObject = (value: Value): value is Fields => typeof value === "object" && value !== null;
const isQuantity = (value: Value): value is Fields => isObject(value) && "distribution" in value;
const isLocated = (value: Value): value is Fields =>
  isObject(value) && "value" in value && "at" in value;
const isSection = (value: Value): value is Fields =>
  isObject(value) && !Array.isArray(value) && !isQuantity(value) && !isLocated(value);

/** What a value means, without its place and its words: equal texts mean the same. */
const meaning = (value: Value): string =>
  JSON.stringify(value, (key, each: unknown) => {
    if (key === "position" || key === "at") return undefined;
    return isQuantity(each) ? { distribution: each["distribution"], unit: each["unit"] } : each;
  }) ?? "";

function wordsOf(value: Value): KeyWords {
  if (isQuantity(value)) return { words: String(value["text"]), ...placed(value["position"]) };
  if (isLocated(value)) return { words: String(value["value"]), ...placed(value["at"]) };
  if (Array.isArray(value)) {
    return {
      words: value.length === 0 ? "none" : value.map((each) => wordsOf(each).words).join(", "),
    };
  }
  if (isSection(value)) {
    const parts = Object.entries(value).filter(([, each]) => each !== undefined);
    const words = parts.map(([key, each]) => {
      const inner = wordsOf(each).words;
      return isSection(each) ? `${key} (${inner})` : `${key} ${inner}`;
    });
    const [first] = parts.flatMap(([, each]) => wordsOf(each).at ?? []);
    return { words: words.join(", "), ...(first === undefined ? {} : { at: first }) };
  }
  return { words: String(value) };
}

function placed(place: Value): { readonly at?: KeyPlace } {
  if (!isObject(place)) return {};
  const { file, line, column } = place as unknown as KeyPlace;
  return { at: { file, line, column } };
}

/**
 * A plan with one key as another plan has it, left out where that leaves it out. Sections on the way
 * are copied; a list item is found by its name, else by its position, and added at the end.
 */
export function withKeyOf(plan: Plan, other: Plan, steps: readonly string[]): Plan {
  return replaced(plan, other, steps) as Plan;
}

function replaced(mine: Value, theirs: Value, steps: readonly string[]): Value {
  const [step, ...rest] = steps;
  if (step === undefined) return theirs;
  const items = itemsOf(mine);
  const others = itemsOf(theirs);
  if (items !== undefined || others !== undefined) {
    const name = step.slice(1, -1);
    const merged = new Map(items ?? []);
    const value = replaced(merged.get(name), others?.get(name), rest);
    if (value === undefined) merged.delete(name);
    else merged.set(name, value);
    return [...merged.values()];
  }
  const fields = { ...(mine as Fields | undefined) };
  const value = replaced(fields[step], (theirs as Fields | undefined)?.[step], rest);
  if (value === undefined) delete fields[step];
  else fields[step] = value;
  return fields;
}
