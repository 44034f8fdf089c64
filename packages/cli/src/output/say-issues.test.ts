import type { Issue } from "@outlay/document";
import { expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import { exitCode } from "../exit-code.ts";
import { sayIssues } from "./say-issues.ts";

const issue = (line: number): Issue => ({
  code: "unknown_key",
  file: "plan.yaml",
  line,
  column: 1,
  endColumn: 5,
  message: "`taks` is not a key",
  suggestion: "tasks",
  sourceLine: "taks: 5",
});

it.each([
  { count: 1, more: "" },
  { count: 20, more: "" },
  { count: 21, more: "and 1 more issue." },
  { count: 45, more: "and 25 more issues." },
])("tells $count issues on stderr", ({ count, more }) => {
  const io = capturedIo();
  expect(
    sayIssues(
      io,
      Array.from({ length: count }, (_, at) => issue(at + 1)),
    ),
  ).toBe(exitCode.usage);
  expect(io.stdout).toBe("");
  expect(io.stderr).toContain("plan.yaml:1:1  `taks` is not a key");
  expect(io.stderr.match(/did you mean {2}tasks/g)?.length).toBe(Math.min(20, count));
  expect(io.stderr.trimEnd().split("\n").at(-1)).toContain(more || "did you mean  tasks");
});
