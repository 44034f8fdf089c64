import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { exampleRun, examplesHome } from "./example-run.ts";

const root = mkdtempSync(join(tmpdir(), "outlay-examples-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const home = join(root, "node_modules", "outlay");
for (const folder of [join(home, "examples"), join(home, "dist"), join(root, "a b", "examples")]) {
  mkdirSync(folder, { recursive: true });
}
writeFileSync(join(home, "examples", "support-assistant.yaml"), "");
writeFileSync(join(root, "a b", "examples", "support-assistant.yaml"), "");
const run = "outlay estimate examples/support-assistant.yaml --path hosted";

it.each([
  { name: "where they are", home, cwd: home, want: run },
  {
    name: "beside node_modules",
    home,
    cwd: root,
    want: "outlay estimate node_modules/outlay/examples/support-assistant.yaml --path hosted",
  },
  {
    name: "in a folder with a space",
    home: join(root, "a b"),
    cwd: join(root),
    want: "outlay estimate 'a b/examples/support-assistant.yaml' --path hosted",
  },
  {
    name: "far away",
    home,
    cwd: "/",
    want: `outlay estimate ${home.slice(1)}/examples/support-assistant.yaml --path hosted`,
  },
  { name: "nowhere", home: undefined, cwd: root, want: run },
])("examples $name", ({ home, cwd, want }) => {
  expect(exampleRun(run, home, cwd)).toBe(want);
});

it("are found above a module", () => {
  expect(examplesHome(join(home, "dist"))).toBe(home);
  expect(examplesHome(tmpdir())).toBeUndefined();
});
