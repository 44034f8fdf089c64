import type { ArgumentSpec, Completes, Entry, OptionSpec } from "../command.ts";
import { families } from "../groups.ts";
import { jsonOption, kebab } from "../verb.ts";

/** What a shell offers for a value. */
export type ValueWords =
  | { readonly kind: "none" }
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: Completes };

/** Whether the words of a kind end in `=` and want a value behind it. */
export const wantsValue = (kind: ValueWords["kind"]): boolean =>
  kind === "meter" || kind === "plan-key";

/** A flag, as typed. */
export type FlagWords = {
  readonly flags: readonly string[];
  readonly doc: string;
  readonly takesValue: boolean;
  readonly repeatable: boolean;
  readonly value: ValueWords;
};

/** A verb, or a family of verbs, as a shell completes it. */
export type VerbWords = {
  /** The words typed to reach it: `["price", "cost"]`. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly flags: readonly FlagWords[];
  /** In order; the last stands for all that follow where `rest` is true. */
  readonly args: readonly ValueWords[];
  readonly rest: boolean;
};

const wordsFor = (spec: OptionSpec | ArgumentSpec): ValueWords => {
  if (spec.choices) return { kind: "words", words: spec.choices };
  return spec.completes ? { kind: spec.completes } : { kind: "none" };
};

const help: FlagWords = {
  flags: ["--help", "-h"],
  doc: "show this help",
  takesValue: false,
  repeatable: false,
  value: { kind: "none" },
};

const toFlag = ([key, spec]: [string, OptionSpec]): FlagWords => ({
  flags: [`--${kebab(key)}`, ...(spec.short ? [`-${spec.short}`] : [])],
  doc: spec.doc,
  takesValue: spec.value !== null,
  repeatable: spec.repeatable ?? false,
  value: wordsFor(spec),
});

/** Loads every verb that is not hidden and says what can be typed after it; families first. */
export const describeVerbs = async (table: readonly Entry[]): Promise<readonly VerbWords[]> => {
  const seen = table.filter((entry) => !entry.hidden);
  // A family that is a verb itself (`catalog`) is described as that.
  const alone = new Set(seen.map(({ name }) => name));
  const firsts = new Set(
    seen
      .filter(({ name }) => name.includes(" "))
      .map(({ name }) => name.split(" ")[0])
      .filter((first = "") => !alone.has(first)),
  );
  const parents = [...firsts].map((first = "") => ({
    path: [first],
    summary: families[first]?.summary ?? "",
    flags: [help],
    args: [],
    rest: false,
  }));
  const verbs = await Promise.all(
    seen.map(async (entry) => {
      const { command } = await entry.load();
      const args = Object.values(command.args);
      return {
        path: entry.name.split(" "),
        summary: entry.summary,
        flags: [...Object.entries({ ...command.options, json: jsonOption }).map(toFlag), help],
        args: args.map(wordsFor),
        rest: args.at(-1)?.rest ?? false,
      };
    }),
  );
  return [...parents, ...verbs];
};
