import { type Clause, compileClause } from "./clause.ts";

/** One step into a body: a key, or the first element of a list whose `field` matches. */
export type Step =
  | string
  | { readonly type: "array-match"; readonly field: string; readonly match: Clause };

/** Where a value lies: one key, or steps of which the last is a key. */
export type Path = string | readonly Step[];

/** The value at a path below `from`; `undefined` where a step finds nothing to step into. */
export type Reach = (from: unknown) => unknown;

/** Whether a value is what JSON calls an object. */
export const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `usage.billed_units`, `promptTokensDetails[modality=TEXT].tokenCount`: a path for people. */
export function pathText(path: Path): string {
  if (typeof path === "string") return path;
  return path
    .map((step) =>
      typeof step === "string" ? `.${step}` : `[${step.field} ${clauseText(step.match)}]`,
    )
    .join("")
    .replace(/^\./, "");
}

const clauseText = (clause: Clause): string => {
  const [[kind, want] = ["", ""]] = Object.entries(clause);
  return `${kind} ${typeof want === "string" ? want : JSON.stringify(want)}`;
};

/**
 * Turns a path into a function.
 *
 * @example
 * compilePath(["usage", "input_tokens"], () => {})({ usage: { input_tokens: 3 } }) // => 3
 * compilePath("usage", () => {})([1]) // => undefined
 */
export function compilePath(path: Path, refused: (pattern: string) => void): Reach {
  if (typeof path === "string") return key(path);
  const steps = path.map((step) => (typeof step === "string" ? key(step) : element(step, refused)));
  const [first, second] = steps;
  if (first !== undefined && steps.length === 1) return first;
  if (first !== undefined && second !== undefined && steps.length === 2)
    return (from) => second(first(from));
  return (from) => {
    let at = from;
    for (const step of steps) at = step(at);
    return at;
  };
}

const key =
  (name: string): Reach =>
  (from) =>
    isMapping(from) ? from[name] : undefined;

function element(step: Exclude<Step, string>, refused: (pattern: string) => void): Reach {
  const matches = compileClause(step.match, refused);
  return (from) => {
    if (!Array.isArray(from)) return undefined;
    for (const item of from) {
      if (!isMapping(item)) continue;
      const field = item[step.field];
      if (typeof field === "string" && matches(field.toLowerCase(), field) !== undefined)
        return item;
    }
    return undefined;
  };
}
