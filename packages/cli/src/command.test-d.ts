import { expectTypeOf, it } from "vitest";
import {
  choice,
  count,
  defineCommand,
  flag,
  optional,
  required,
  rest,
  text,
  texts,
} from "./command.ts";
import { exitCode } from "./exit-code.ts";

it("gives a verb values of the types that its arguments and options say", () => {
  defineCommand({
    args: { plan: required("PLAN", ""), node: optional("NODE", ""), more: rest("FILE", "") },
    options: {
      draws: count("N", "", { preset: 1 }),
      seed: count("N", ""),
      path: choice("P", ["hosted", "self-hosted"], ""),
      set: texts("A=B", ""),
      at: text("TIME", ""),
      strict: flag(""),
    },
    examples: [],
    run({ args, options }) {
      expectTypeOf(args.plan).toEqualTypeOf<string>();
      expectTypeOf(args.node).toEqualTypeOf<string | undefined>();
      expectTypeOf(args.more).toEqualTypeOf<readonly string[]>();
      expectTypeOf(options.draws).toEqualTypeOf<number>();
      expectTypeOf(options.seed).toEqualTypeOf<number | undefined>();
      expectTypeOf(options.path).toEqualTypeOf<"hosted" | "self-hosted" | undefined>();
      expectTypeOf(options.set).toEqualTypeOf<readonly string[]>();
      expectTypeOf(options.at).toEqualTypeOf<string | undefined>();
      expectTypeOf(options.strict).toEqualTypeOf<boolean>();
      expectTypeOf(options.json).toEqualTypeOf<boolean>();
      // @ts-expect-error an option that is not described
      options.sed;
      return exitCode.ok;
    },
  });
});

it("refuses an exit code that means nothing", () => {
  // @ts-expect-error 4 is not one of ours
  defineCommand({ args: {}, options: {}, examples: [], run: () => 4 });
});
