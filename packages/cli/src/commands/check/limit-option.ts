import type { Issue } from "@outlay/document";

/** What a bare number means for a limit typed on the command line, where `$` is a sign of the shell. */
const completed: Readonly<Record<string, (number: string) => string>> = {
  build: (number) => `$${number}`,
  total: (number) => `$${number}`,
  fiscal_year: (number) => `$${number}`,
  run_month: (number) => `$${number} / month`,
  cost_per_task: (number) => `$${number} / task`,
  cost_per_success: (number) => `$${number} / task`,
  chance_of_exceeding: (number) => `${number} %`,
};

/**
 * `total=2M` as an override of the plan. A bare number is completed: `total` is in dollars, `run_month`
 * in dollars a month, a chance in percent.
 *
 * @example
 * limitOverride("run_month=40k") // => "limits.run_month=$40k / month"
 * limitOverride("time_to_launch=6 months") // => "limits.time_to_launch=6 months"
 */
export function limitOverride(typed: string): string {
  const at = typed.indexOf("=");
  const key = typed.slice(0, at).trim();
  const value = typed.slice(at + 1).trim();
  const complete = Object.hasOwn(completed, key) ? completed[key] : undefined;
  const bare = /^\d[\d.,_']*[kKMB]?$/.test(value);
  return `limits.${key}=${bare && complete !== undefined ? complete(value) : value}`;
}

/** Whether `--limit` was given a key and a value. */
export const isLimit = (typed: string): boolean => /^\s*[\w.]+\s*=\s*\S/.test(typed);

/**
 * Issues of overrides that were made of `--limit`, at their place in what was typed.
 *
 * @param overrides those that `limitOverride` made
 */
export const asTyped = (issues: readonly Issue[], overrides: readonly string[]): Issue[] =>
  issues.map((issue) => {
    const { sourceLine, column, endColumn } = issue;
    if (sourceLine === undefined || !overrides.includes(sourceLine)) return issue;
    const cut = "limits.".length;
    return {
      ...issue,
      file: "--limit",
      column: Math.max(1, column - cut),
      endColumn: Math.max(2, endColumn - cut),
      sourceLine: sourceLine.slice(cut),
    };
  });
