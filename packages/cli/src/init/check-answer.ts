import { formatIssue } from "@outlay/document";
import { parsePlan, planRows, planTemplate } from "@outlay/estimate";

/** The example of a key in the plan table. */
export const exampleOf = (key: string): string => {
  const row = planRows.find((candidate) => candidate.key === key);
  if (row === undefined || !("example" in row)) throw new Error(`${key} has no example`);
  return row.example;
};

/** The smallest plan, into which one answer is put to see whether it fits. */
const smallest = (): string =>
  planTemplate({
    values: Object.fromEntries(
      [
        ...["outlay", "name", "workload.tasks", "workload.input_tokens", "workload.output_tokens"],
        ...["paths.self-hosted.model", "paths.self-hosted.accelerator"],
      ].map((key) => [key, exampleOf(key)]),
    ),
  });

/**
 * What is wrong with an answer, as text for a terminal; undefined when it fits.
 *
 * @param flag what the answer was given as, for the message
 */
export function checkAnswer(key: string, answer: string, flag: string): string | undefined {
  const plan = parsePlan(smallest(), "plan", { set: [`${key}=${answer}`] });
  if (plan.ok) return undefined;
  const shift = key.length + 1;
  const issues = plan.error.map((issue) => ({
    ...issue,
    file: flag,
    column: Math.max(1, issue.column - shift),
    endColumn: Math.max(2, issue.endColumn - shift),
    sourceLine: answer,
  }));
  return issues.map(formatIssue).join("\n");
}
