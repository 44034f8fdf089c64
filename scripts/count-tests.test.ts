import { expect, it } from "vitest";
import { countTests } from "./count-tests.ts";

const all = { types: true, lint: true, tests: true };
const file = (status: string, ...statuses: string[]) => ({
  status,
  assertionResults: statuses.map((each) => ({ status: each })),
});

it.each([
  { name: "all good", files: [file("passed", "passed", "passed")], steps: all, want: [4, 0, 0] },
  { name: "skipped", files: [file("passed", "passed", "skipped")], steps: all, want: [3, 0, 1] },
  {
    name: "one fails",
    files: [file("failed", "passed", "failed")],
    steps: { ...all, tests: false },
    want: [3, 1, 0],
  },
  {
    name: "a file does not load",
    files: [file("failed"), file("passed", "passed")],
    steps: { ...all, tests: false },
    want: [3, 1, 0],
  },
  {
    name: "a type error outside of tests",
    files: [file("passed", "passed")],
    steps: { ...all, tests: false },
    want: [3, 1, 0],
  },
  { name: "no test ran", files: [], steps: all, want: [2, 1, 0] },
  {
    name: "types and lint fail",
    files: [file("passed", "passed")],
    steps: { types: false, lint: false, tests: true },
    want: [1, 2, 0],
  },
])("$name", ({ files, steps, want: [passed, failed, skipped] }) => {
  expect(countTests({ testResults: files }, steps)).toEqual({ passed, failed, skipped });
});

it("counts a missing report as a failure", () => {
  expect(countTests(undefined, { ...all, tests: false })).toEqual({
    passed: 2,
    failed: 1,
    skipped: 0,
  });
});
