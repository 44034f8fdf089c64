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

/** What is wrong with an answer, in sentences; undefined when it fits. */
export function checkAnswer(key: string, answer: string): string | undefined {
  const plan = parsePlan(smallest(), "plan", { set: [`${key}=${answer}`] });
  if (plan.ok) return undefined;
  const [issue] = plan.error;
  if (issue === undefined) return undefined;
  const { message, suggestion, expected } = issue;
  // The key is known to whoever answers.
  const said = message.startsWith(`${key}: `) ? message.slice(key.length + 2) : message;
  const mend =
    suggestion === undefined
      ? `${expected === undefined ? "" : `Expected ${expected}. `}For example ${exampleOf(key)}.`
      : `Did you mean ${suggestion}?`;
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.?]$/.test(said) ? "" : "."} ${mend}`;
}
