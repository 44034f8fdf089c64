import type { CheckProblem } from "@outlay/document";
import { at } from "../../instant.ts";
import type { Lint } from "./lint.ts";

/** Sheets out of order, over each other, or with days between them that no sheet covers. */
export const sheetDates: Lint = (file) =>
  file.models.flatMap((model, m) =>
    model.prices.flatMap((sheet, s): CheckProblem[] => {
      const problem = (key: string, message: string): CheckProblem[] => [
        { message, at: ["models", m, "prices", s, key] },
      ];
      if (sheet.known !== undefined && sheet.known < file.known) {
        return problem("known", `known on ${sheet.known}, before the file itself (${file.known})`);
      }
      if (sheet.to !== undefined && at(sheet.to) <= at(sheet.from)) {
        return problem("to", `ends on ${sheet.to}, not after it begins (${sheet.from})`);
      }
      const until = sheet.promised_until;
      if (until !== undefined && at(until) < at(sheet.from.slice(0, 10))) {
        return problem(
          "promised_until",
          `promised until ${until}, before it begins (${sheet.from})`,
        );
      }
      const before = model.prices[s - 1];
      if (before === undefined) return [];
      const [knownBefore, known] = [before.known ?? file.known, sheet.known ?? file.known];
      if (known < knownBefore) {
        return problem("from", "stands after a sheet that became known later: add new sheets last");
      }
      if (at(sheet.from) <= at(before.from)) {
        if (known > knownBefore) return [];
        return problem(
          "from",
          `begins on ${sheet.from}, not after the sheet above (${before.from}); a correction states its own \`known\``,
        );
      }
      if (before.to === undefined || at(before.to) === at(sheet.from)) return [];
      const between = at(before.to) < at(sheet.from) ? "a gap" : "an overlap";
      return problem(
        "from",
        `begins on ${sheet.from}, the sheet above ends on ${before.to}: ${between}; leave \`to\` out where a sheet follows`,
      );
    }),
  );
