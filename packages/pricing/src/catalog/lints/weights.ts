import type { CheckProblem } from "@outlay/document";
import type { Lint } from "./lint.ts";

/** A model that names an open model as its own and is said to be closed. */
export const weights: Lint = (file) =>
  file.models.flatMap(({ weights = file.weights, open_model: open }, m): CheckProblem[] =>
    open === undefined || weights === "open"
      ? []
      : [
          {
            message: `has the weights of the open model \`${open}\`, and does not say \`weights: open\``,
            at: ["models", m, "open_model"],
          },
        ],
  );
