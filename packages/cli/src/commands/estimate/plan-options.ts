import { type PathId, pathIds } from "@outlay/estimate";
import {
  type ArgumentSpec,
  choice,
  count,
  type OptionSpec,
  required,
  texts,
} from "../../command.ts";

/** Draws when none are asked for: two digits of P80 stand still from one seed to the next. */
export const usualDraws = 20_000;

/** `PLAN`, for verbs that read one. */
export const planArgument: ArgumentSpec<string> = required("PLAN", "plan file, or - for stdin", {
  completes: "file",
});

/** Options of every verb that estimates a plan. */
export const planOptions: {
  readonly path: OptionSpec<PathId | undefined>;
  readonly set: OptionSpec<readonly string[]>;
  readonly seed: OptionSpec<number>;
  readonly draws: OptionSpec<number>;
} = {
  path: choice("P", pathIds, "only this path"),
  set: texts("KEY=VALUE", "change a key of the plan: workload.tasks='300k / month'", {
    completes: "plan-key",
  }),
  seed: count("N", "start of the random numbers; the same seed gives the same bytes", {
    preset: 1,
  }),
  draws: count("N", "how many simulated futures", { preset: usualDraws, min: 100, max: 1_000_000 }),
};
