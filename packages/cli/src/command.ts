import type { ExitCode } from "./exit-code.ts";
import type { Group } from "./groups.ts";
import type { Io } from "./io.ts";

/** Kinds of words that `outlay __complete` prints; those that end in `=` want a value behind it. */
export const WORD_KINDS = [
  "model",
  "sold-model",
  "open-model",
  "accelerator",
  "provider",
  "book",
  "meter",
  "plan-key",
  "path",
  "catalog-kind",
  "catalog-id",
  "region",
  "place",
] as const;

/** What the shell offers for a value: file or folder names, or words of the catalog. */
export type Completes = "file" | "folder" | (typeof WORD_KINDS)[number];

/** One option of a verb; the key in `options` names it (`pricedAt` is `--priced-at`). */
export type OptionSpec<Value = unknown> = {
  /** Placeholder of the value in the help, `null` for a switch. */
  readonly value: string | null;
  readonly doc: string;
  /** One letter, for an option used often. */
  readonly short?: string;
  readonly repeatable?: boolean;
  readonly preset?: Value;
  readonly choices?: readonly string[];
  readonly completes?: Completes;
  /** Turns the typed text into the value, or gives the sentence that says what is allowed. */
  readonly read?: (text: string) => { ok: true; value: Value } | { ok: false; error: string };
};

/** One argument of a verb; the order of keys in `args` is the order on the command line. */
export type ArgumentSpec<Value = unknown> = {
  /** Its name in the help, in capitals. */
  readonly name: string;
  readonly doc: string;
  readonly required: boolean;
  readonly rest?: boolean;
  readonly choices?: readonly string[];
  readonly completes?: Completes;
  /** Never set: carries the type of the value. */
  readonly type?: Value;
};

/** One line of the examples in a verb's help; each is a command that works as it stands. */
export type Example = { readonly run: string; readonly doc: string };

/** A verb after {@link defineCommand}, its types erased; `command-table.ts` lists them. */
export type Command = {
  readonly args: Readonly<Record<string, ArgumentSpec>>;
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly examples: readonly Example[];
  readonly notes?: string;
  readonly run: (
    input: {
      readonly args: Readonly<Record<string, unknown>>;
      readonly options: Readonly<Record<string, unknown>>;
    },
    io: Io,
    table: readonly Entry[],
  ) => ExitCode | Promise<ExitCode>;
};

/** A line of the command table: what the first help page needs, and where the verb is. */
export type Entry = {
  /** `estimate`, or two words for a verb of a family: `price cost`. */
  readonly name: string;
  /** Heading in the help under which it stands. */
  readonly group: Group;
  /** One line, without a full stop. */
  readonly summary: string;
  readonly hidden?: boolean;
  /** Loads the verb; nothing of it is read before it is needed, so that `--help` stays quick. */
  readonly load: () => Promise<{ readonly command: Command }>;
};

type Values<Specs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends OptionSpec<infer Value>
    ? Value
    : Specs[Name] extends ArgumentSpec<infer Value>
      ? Value
      : never;
};

/**
 * Describes a verb. The values given to `run` are typed by `args` and `options`; every verb also
 * gets the switch `--json`. The third argument of `run` is the command table, for verbs about verbs.
 *
 * A new verb is one file `commands/<verb>.ts` that exports `command: Command = defineCommand({…})`
 * and one line in `command-table.ts`. `commands/completion.ts` is a small complete one.
 */
export const defineCommand = <
  Args extends Record<string, ArgumentSpec>,
  Options extends Record<string, OptionSpec>,
>(verb: {
  readonly args: Args;
  readonly options: Options;
  readonly examples: readonly Example[];
  readonly notes?: string;
  readonly run: (
    input: {
      readonly args: Values<Args>;
      readonly options: Values<Options> & { readonly json: boolean };
    },
    io: Io,
    table: readonly Entry[],
  ) => ExitCode | Promise<ExitCode>;
}): Command => verb as unknown as Command;

type Extra = { readonly short?: string; readonly completes?: Completes };

/** A switch: `--strict`. */
export const flag = (doc: string, extra: Extra = {}): OptionSpec<boolean> => ({
  value: null,
  doc,
  ...extra,
});

/** An option with a text: `--at TIME`; `undefined` where it is not given. */
export const text = (
  value: string,
  doc: string,
  extra: Extra = {},
): OptionSpec<string | undefined> => ({ value, doc, ...extra });

/** An option that may be given several times: `--set a=1 --set b=2`. */
export const texts = (
  value: string,
  doc: string,
  extra: Extra = {},
): OptionSpec<readonly string[]> => ({ value, doc, repeatable: true, preset: [], ...extra });

/** An option with one of a few words: `--path hosted`. */
export const choice = <const Word extends string>(
  value: string,
  choices: readonly Word[],
  doc: string,
  extra: Extra = {},
): OptionSpec<Word | undefined> => ({ value, choices, doc, ...extra });

const thousands: Readonly<Record<string, number>> = { "": 1, k: 1e3, K: 1e3, M: 1e6 };

/** A whole number as people and programs write it: `20000`, `20,000`, `20k`, `1.5M`, `1e6`; else NaN. */
function readCount(typed: string): number {
  const [, digits = "", size = ""] =
    /^((?:\d{1,3}(?:[,_]\d{3})+|\d+)(?:\.\d+)?|\d+(?:\.\d+)?e\d{1,2})([kKM]?)$/.exec(typed) ?? [];
  if (digits === "") return Number.NaN;
  return Math.round(Number(digits.replace(/[_,]/g, "")) * (thousands[size] ?? 1) * 1e6) / 1e6;
}

/** An option with a whole number between two bounds; `preset` where it is not given. */
export const count = <Preset extends number | undefined = undefined>(
  value: string,
  doc: string,
  extra: Extra & { readonly preset?: Preset; readonly min?: number; readonly max?: number } = {},
): OptionSpec<number | Preset> => {
  const { min = 0, max = Number.MAX_SAFE_INTEGER, ...rest } = extra;
  return {
    value,
    doc,
    ...rest,
    read: (typed) => {
      const number = readCount(typed);
      return Number.isInteger(number) && number >= min && number <= max
        ? { ok: true, value: number }
        : {
            ok: false,
            error: `${value} is a whole number from ${min} to ${max}, such as ${rest.preset ?? min}.`,
          };
    },
  } as OptionSpec<number | Preset>;
};

type ArgumentExtra = { readonly completes?: Completes; readonly choices?: readonly string[] };

/** An argument that must be given: `PLAN`. */
export const required = (
  name: string,
  doc: string,
  extra: ArgumentExtra = {},
): ArgumentSpec<string> => ({ name, doc, required: true, ...extra });

/** An argument that may be left out: `[FILE]`. */
export const optional = (
  name: string,
  doc: string,
  extra: ArgumentExtra = {},
): ArgumentSpec<string | undefined> => ({ name, doc, required: false, ...extra });

/** All arguments that follow: `[FILE...]`. */
export const rest = (
  name: string,
  doc: string,
  extra: ArgumentExtra = {},
): ArgumentSpec<readonly string[]> => ({ name, doc, required: false, rest: true, ...extra });
