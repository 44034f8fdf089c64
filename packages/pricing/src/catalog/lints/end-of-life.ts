import { type CheckProblem, nearest } from "@outlay/document";
import type { PriceFile } from "../price-file.ts";
import type { Lint } from "./lint.ts";

/** An end of life that says nothing or two things, or a replacement that is not in the file. */
export const endOfLife: Lint = (file) => {
  const ids = file.models.map((model) => model.id);
  return file.models.flatMap(({ id, end_of_life: end }, m): CheckProblem[] => {
    if (end === undefined) return [];
    const problems: CheckProblem[] = [];
    const said = [end.date, end.not_before, end.ended === true ? "ended" : undefined];
    if (said.filter((one) => one !== undefined).length !== 1) {
      problems.push({
        message:
          "states one of three: `date`, `not_before`, or `ended: true` where the day is not known",
        at: ["models", m, "end_of_life"],
      });
    }
    if (
      end.replacement !== undefined &&
      (!ids.includes(end.replacement) || end.replacement === id)
    ) {
      const suggestion = nearest(
        end.replacement,
        ids.filter((one) => one !== id),
      );
      problems.push({
        message: `the replacement \`${end.replacement}\` is not another model of this file`,
        ...(suggestion === undefined ? {} : { suggestion }),
        at: ["models", m, "end_of_life", "replacement"],
      });
    }
    if (end.date !== undefined) problems.push(...contradictions(file, m, end.date));
    return problems;
  });
};

/** What cannot be true of a model that ends on a day. */
function contradictions({ models }: PriceFile, m: number, date: string): CheckProblem[] {
  const { released, end_of_life: end } = models[m] ?? {};
  const next = models.find(({ id }) => id === end?.replacement)?.end_of_life?.date;
  const at = (...rest: (string | number)[]) => ["models", m, ...rest];
  return [
    ...(released !== undefined && released >= date
      ? [
          {
            message: `ends on ${date}, and was released on ${released}`,
            at: at("end_of_life", "date"),
          },
        ]
      : []),
    ...(next !== undefined && next < date
      ? [
          {
            message: `the replacement ends on ${next}, before the model itself (${date})`,
            at: at("end_of_life", "replacement"),
          },
        ]
      : []),
  ];
}
