import {
  type Issue,
  issueAt,
  type Located,
  nearestAll,
  type Place,
  type Problem,
} from "@outlay/document";
import { type Plan, planRows } from "../../plan/index.ts";
import type { Defaults } from "./default.ts";
import { statedKey } from "./stated-key.ts";

/** Where the name stands: before its figure on the same line, else the figure. */
function nameAt(id: string, at: Place): Place {
  const from = at.sourceLine.lastIndexOf(id, at.column - 1);
  return from < 0 ? at : { ...at, column: from + 1, endColumn: from + 1 + id.length };
}

/** A name that is no default, with the nearest names. */
export function unknownDefault(id: string, at: Place, catalog: Defaults): Issue {
  const isKey = planRows.some(({ key }) => key === id);
  const near = nearestAll(id, catalog.keys(), 5);
  return issueAt(nameAt(id, at), {
    code: "unknown_key",
    message: isKey
      ? `\`${id}\` is a key of the plan, and no default: state it there`
      : `there is no default \`${id}\``,
    ...(isKey
      ? {}
      : {
          expected: `the name of a default, as outlay explain shows it${near.length === 0 ? "" : `; nearest: ${near.join(", ")}`}`,
          ...(near[0] === undefined ? {} : { suggestion: near[0] }),
        }),
  });
}

/** A figure that a key of the plan states already; none where it does not. */
export function statedTwice(
  plan: Plan,
  catalog: Defaults,
  id: string,
  at: Place,
): Issue | undefined {
  const key = statedKey(plan, catalog, id);
  if (key === undefined) return undefined;
  return issueAt(nameAt(id, at), {
    code: "inconsistent",
    message: `\`${id}\` is what ${key} stands for, and the plan states that: one figure has one place`,
    expected: `${key} or inputs.${id}, not both`,
  });
}

/** A problem of a text at its place in the plan; the whole text where its parts moved. */
export function unreadFigure(id: string, { value, at }: Located<string>, problem: Problem): Issue {
  const { from, to = value.length, example, code = "wrong_value", ...words } = problem;
  const start = at.sourceLine.indexOf(value, at.column - 1);
  const place =
    from === undefined || start < 0
      ? at
      : { ...at, column: start + 1 + from, endColumn: start + 1 + Math.max(to, from + 1) };
  return issueAt(place, {
    ...words,
    code,
    message: `inputs.${id}: ${problem.message}`,
    ...(example === undefined ? {} : { example: `${id}: ${example}` }),
  });
}
