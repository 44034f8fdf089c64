import { expect, it } from "vitest";
import { capturedIo } from "../../captured-io.ts";
import { runCli } from "../../run-cli.ts";
import { twoPathPlan } from "../diff/two-path-plan.fixture.ts";

const estimate = async (argv: readonly string[]) => {
  const io = capturedIo({ files: { "plan.yaml": twoPathPlan } });
  const code = await runCli(["estimate", ...argv, "--md", "--draws", "300"], io);
  return { code, lines: io.stdout.trimEnd().replaceAll("\\$", "$").split("\n") };
};

it("says the money first, then the verdict and a row for each path, in 20 lines", async () => {
  const { code, lines } = await estimate(["plan.yaml"]);
  expect(code).toBe(0);
  expect(lines[0]).toMatch(/^<!-- outlay-estimate \w{12} -->$/);
  expect(lines[1]).toMatch(
    /^\*\*\$\S+ a month in year two, \$\S+ to build, \$\S+ over 5 years\*\* \([a-z-]+\) · `plan\.yaml`$/,
  );
  expect(lines.filter((line) => line.startsWith("| "))).toHaveLength(4);
  expect(lines.length).toBeLessThanOrEqual(20);
});

it.each([
  {
    name: "a price is missing",
    argv: ["plan.yaml", "--path", "hosted", "--set", "paths.hosted.model=openai/gpt-image-2"],
    want: /^\*\*Incomplete, as something has no price: /,
  },
  {
    name: "no path can be built",
    argv: ["plan.yaml", "--path", "self-hosted", "--set", "paths.self-hosted.model=deepseek-v3"],
    want: /^\*\*✗ Not calculated: no path can be priced/,
  },
  { name: "no file", argv: ["none.yaml"], want: /^\*\*✗ Not calculated: `none\.yaml`/ },
  {
    name: "a mistake",
    argv: ["plan.yaml", "--set", "workload.tasks=many"],
    want: /^\*\*✗ Not calculated: `plan\.yaml`/,
  },
])("$name is said first", async ({ argv, want }) => {
  expect((await estimate(argv)).lines[1]).toMatch(want);
});
