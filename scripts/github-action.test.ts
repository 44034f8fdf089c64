// The action as a runner runs it: the step of action.yml in bash, in a repository with a pull request,
// with a `gh` on the PATH that keeps comments in a file and writes down how it was called.
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Node, parseYaml } from "@outlay/document";
import { afterAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const action = join(root, "integrations/github-action");
const home = realpathSync(mkdtempSync(join(tmpdir(), "outlay-action-")));
afterAll(() => rmSync(home, { recursive: true, force: true }));

type Plain = string | readonly Plain[] | { readonly [key: string]: Plain };
const plainOf = (node: Node): Plain =>
  node.kind === "scalar"
    ? node.text
    : node.kind === "list"
      ? node.items.map(plainOf)
      : Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)]));

interface Action {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default: string }>
  >;
  readonly outputs: Readonly<
    Record<string, { readonly description: string; readonly value: string }>
  >;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly id: string;
      readonly name: string;
      readonly shell: string;
      readonly env: Readonly<Record<string, string>>;
      readonly run: string;
    }[];
  };
}
const read = parseYaml(readFileSync(join(action, "action.yml"), "utf8"), "action.yml");
if (!read.ok) throw new Error(read.error[0]?.message);
const described = plainOf(read.value) as unknown as Action;

const plan = readFileSync(join(root, "examples/within-limits.yaml"), "utf8");
const dearer = plan.replace("tasks: 12k / month", "tasks: 15k / month");
const broken = plan.replace("tasks: 12k / month", "tasks: 60k / month");

const fakeGh = `#!${process.execPath}
const { readFileSync, writeFileSync } = require("node:fs");
const args = process.argv.slice(2);
const file = process.env.FAKE_GH;
const state = JSON.parse(readFileSync(file, "utf8"));
const body = args.includes("--input") ? JSON.parse(readFileSync(0, "utf8")).body : undefined;
state.calls.push(args);
const method = args.includes("--method") ? args[args.indexOf("--method") + 1] : "GET";
let answer = null;
if (method === "GET") answer = /page=1$/.test(args.at(-1)) ? state.comments : [];
else if (state.readOnly) {
  writeFileSync(file, JSON.stringify(state));
  process.stderr.write("gh: Resource not accessible by integration (HTTP 403)");
  process.exit(1);
} else if (method === "POST") state.comments.push({ id: 7, user: { login: "github-actions[bot]" }, body });
else state.comments.find(({ id }) => args.some((each) => each.endsWith("/" + id))).body = body;
writeFileSync(file, JSON.stringify(state));
process.stdout.write(JSON.stringify(answer ?? {}));
`;

interface Comment {
  readonly id: number;
  readonly user: { readonly login: string };
  readonly body: string;
}
interface Hub {
  readonly comments: readonly Comment[];
  readonly calls: readonly (readonly string[])[];
  readonly readOnly?: boolean;
}
type Files = Readonly<Record<string, string | null>>;

/** A clone at the merge of a pull request, as a forge checks it out. */
function pullRequest(name: string, before: Files, after: Files) {
  const folder = join(home, name);
  mkdirSync(folder);
  const git = (...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b.c", ...args], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
  const commit = (files: Files, message: string): string => {
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, path);
      if (text === null) rmSync(file);
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    }
    git("add", "-A");
    git("commit", "--quiet", "--allow-empty", "-m", message);
    return git("rev-parse", "HEAD");
  };
  git("init", "--quiet", "--initial-branch=main");
  const base = commit({ "README.md": "A", ...before }, "base");
  git("checkout", "--quiet", "-b", "branch");
  const head = commit(after, "change");
  git("checkout", "--quiet", "main");
  git("merge", "--quiet", "--no-ff", "branch", "-m", "merge");
  return { folder, base, head, commit, git };
}

interface Run {
  readonly event?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly hub?: Partial<Hub>;
}

/** Runs the steps of the action, inputs put in as a runner does. */
function runAction(
  { folder, base, head }: { folder: string; base: string; head: string },
  options: Run = {},
) {
  const temp = mkdtempSync(join(home, "runner-"));
  const file = (path: string, text: string): string => {
    writeFileSync(join(temp, path), text);
    return join(temp, path);
  };
  const gh = file("gh", fakeGh);
  chmodSync(gh, 0o755);
  symlinkSync(process.execPath, join(temp, "node"));
  const hub = file("hub.json", JSON.stringify({ comments: [], calls: [], ...options.hub }));
  const given: Readonly<Record<string, string>> = {
    token: "token-of-the-run",
    draws: "200",
    outlay: join(root, "packages/cli/bin/outlay.cjs"),
    ...options.inputs,
  };
  const [step] = described.runs.steps;
  if (step === undefined) throw new Error("no step");
  const env = Object.fromEntries(
    Object.entries(step.env).map(([key, value]) => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1] as string;
      return [key, given[input] ?? described.inputs[input]?.default ?? ""];
    }),
  );
  const [summary, output] = [file("summary.md", ""), file("output.txt", "")];
  const { status, stdout, stderr } = spawnSync(
    "bash",
    ["--noprofile", "--norc", "-eo", "pipefail", file("step.sh", step.run)],
    {
      cwd: folder,
      encoding: "utf8",
      env: {
        ...env,
        PATH: `${temp}:${process.env["PATH"]}`,
        HOME: temp,
        FAKE_GH: hub,
        GITHUB_ACTION_PATH: action,
        GITHUB_EVENT_NAME: options.event ?? "pull_request",
        GITHUB_EVENT_PATH: file(
          "event.json",
          JSON.stringify({
            pull_request: { number: 12, base: { sha: base }, head: { sha: head } },
          }),
        ),
        GITHUB_REPOSITORY: "acme/plans",
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_OUTPUT: output,
        RUNNER_TEMP: temp,
      },
    },
  );
  const state = JSON.parse(readFileSync(hub, "utf8")) as Hub;
  const outputs = Object.fromEntries(
    readFileSync(output, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.split("=") as [string, string]),
  );
  return {
    status,
    log: stdout + stderr,
    state,
    outputs,
    summary: readFileSync(summary, "utf8"),
    body: state.comments.at(-1)?.body ?? "",
    writes: state.calls.filter((call) => call.includes("--method")),
  };
}

describe("action.yml", () => {
  it("has the keys of a composite action, and no others", () => {
    expect(Object.keys(described)).toEqual(["name", "description", "inputs", "outputs", "runs"]);
    expect(described.runs.using).toBe("composite");
    expect(Object.keys(described.runs)).toEqual(["using", "steps"]);
    for (const step of described.runs.steps) {
      expect(Object.keys(step)).toEqual(["name", "id", "shell", "env", "run"]);
      expect(step.shell).toBe("bash");
    }
    for (const each of Object.values(described.inputs)) {
      expect(Object.keys(each)).toEqual(["description", "default"]);
    }
    for (const each of Object.values(described.outputs)) {
      expect(Object.keys(each)).toEqual(["description", "value"]);
      expect(each.value).toMatch(/^\$\{\{ steps\.outlay\.outputs\.[\w-]+ \}\}$/);
    }
  });

  it("puts no expression into a shell: every input is a variable of the environment", () => {
    const [step] = described.runs.steps;
    expect(step?.run).not.toContain("${{");
    const used = Object.values(step?.env ?? {}).map(
      (value) => /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1],
    );
    expect(used.toSorted()).toEqual(Object.keys(described.inputs).toSorted());
  });
});

describe("a pull request", { timeout: 240_000 }, () => {
  it("that makes a plan dearer gets one comment, which the next run replaces", () => {
    const pull = pullRequest(
      "dearer",
      { "plans/notes.yaml": plan },
      { "plans/notes.yaml": dearer },
    );
    const first = runAction(pull);
    expect(first.status, first.log).toBe(0);
    expect(first.writes).toEqual([
      ["api", "--method", "POST", "repos/acme/plans/issues/12/comments", "--input", "-"],
    ]);
    const lines = first.body.replaceAll("\\$", "$").split("\n");
    expect(lines[0]).toBe("<!-- outlay-pull-request -->");
    expect(lines[1]).toMatch(
      /^\*\*\+\$\S+ a month in year two \(\+[\d.]+ %\), .* · `plans\/notes\.yaml`$/,
    );
    expect(first.body).toContain("**✓ All 5 limits hold.**");
    expect(first.body).not.toContain(home);
    expect(first.body.split("\n").length).toBeLessThanOrEqual(80);
    expect(first.outputs["broken"]).toBe("0");
    expect(Number(first.outputs["delta-month-usd"])).toBeGreaterThan(0);
    expect(first.summary).toContain("a month in year two");

    const again = runAction(pull, { hub: first.state });
    expect(again.writes.slice(1)).toEqual([]);
    pull.commit({ "plans/notes.yaml": dearer.replace("15k", "16k") }, "more");
    const next = runAction(pull, { hub: first.state });
    // The merge is no longer at the top: the base is the one that the event names.
    expect(next.status, next.log).toBe(0);
    expect(next.state.comments).toHaveLength(1);
    expect(next.writes.at(-1)?.slice(0, 4)).toEqual([
      "api",
      "--method",
      "PATCH",
      "repos/acme/plans/issues/comments/7",
    ]);
    expect(next.body).toContain("`16k / month`");
  });

  it("that breaks a limit fails with 3, and says where the limit stands", () => {
    const pull = pullRequest("broken", { "notes.yaml": plan }, { "notes.yaml": broken });
    const answer = runAction(pull);
    expect(answer.status).toBe(3);
    expect(Number(answer.outputs["broken"])).toBeGreaterThan(0);
    expect(answer.body).toContain("✗");
    expect(answer.log).toMatch(
      /^::error file=notes\.yaml,line=\d+,col=\d+::limits\.total is broken/m,
    );
    expect(runAction(pull, { inputs: { fail: "false" } }).status).toBe(0);
  });

  it("from a fork has no token: the report is in the job summary alone", () => {
    const pull = pullRequest("fork", { "notes.yaml": plan }, { "notes.yaml": dearer });
    const without = runAction(pull, { inputs: { token: "" } });
    expect(without.status, without.log).toBe(0);
    expect(without.state.calls).toEqual([]);
    expect(without.summary).toContain("a month in year two");
    const reading = runAction(pull, { hub: { readOnly: true } });
    expect(reading.status, reading.log).toBe(0);
    expect(reading.log).toContain("::warning::The comment could not be written");
    expect(reading.state.comments).toEqual([]);
  });

  it("that breaks the plan itself is told as an error, never as no change", () => {
    const pull = pullRequest("error", { "notes.yaml": plan }, { "notes.yaml": `${plan}typo: 1\n` });
    const answer = runAction(pull);
    expect(answer.status).toBe(1);
    expect(answer.body).toContain("**✗ Not calculated: `notes.yaml`. Its cost is not known.**");
    expect(answer.body).not.toMatch(/No change|0\.00|\$0/);
    expect(answer.outputs).toEqual({ broken: "0", "delta-month-usd": "unknown" });
  });

  it("whose plan leaves out a price fails with 5, unless it need not be strict", () => {
    const unpriced = plan
      .replace("openai/gpt-6-luna", "openai/gpt-image-2")
      .replace(/^limits:[\s\S]*/m, "limits: { total: $9B }\n");
    const pull = pullRequest("unpriced", { "notes.yaml": plan }, { "notes.yaml": unpriced });
    const answer = runAction(pull);
    expect(answer.status, answer.log).toBe(5);
    expect(answer.outputs["delta-month-usd"]).toBe("unknown");
    expect(answer.body).toContain("Not known whether the limit holds");
    expect(runAction(pull, { inputs: { strict: "false" } }).status).toBe(0);
  });

  it("with new, removed and several changed plans gets a row for each", () => {
    const free = plan.replace(/\n# What the team[\s\S]*$/, "\n");
    const pull = pullRequest(
      "several",
      { "a.yaml": plan, "old.yaml": free, "other.yaml": "kind: no plan\n" },
      { "a.yaml": dearer, "b/new.yaml": free, "old.yaml": null, "other.yaml": "kind: none\n" },
    );
    const answer = runAction(pull);
    expect(answer.status, answer.log).toBe(0);
    const text = answer.body.replaceAll("\\$", "$");
    expect(text.split("\n")[1]).toBe("**3 plans changed**");
    expect(text).toMatch(/^\| `a\.yaml` \| \*\*\+\$\S+ a month in year two .* \| ✓ hold \|$/m);
    expect(text).toMatch(/^\| `b\/new\.yaml` \| New: \*\*\$\S+ a month in year two.* \| none \|$/m);
    expect(text).toMatch(/^\| `old\.yaml` \| Removed; it was to cost: \*\*\$.* \| none \|$/m);
    expect(text).not.toContain("other.yaml");
    expect(text.match(/<details><summary><code>/g)).toHaveLength(3);
  });

  it("that changes no plan writes nothing, and takes back what was said before", () => {
    const pull = pullRequest("none", { "notes.yaml": plan }, { "README.md": "B" });
    const answer = runAction(pull);
    expect(answer.status, answer.log).toBe(0);
    expect(answer.writes).toEqual([]);
    expect(answer.summary).toBe("No plan is changed.\n");
    const before = [
      { id: 3, user: { login: "somebody" }, body: "<!-- outlay-pull-request -->\nmine" },
      { id: 7, user: { login: "github-actions[bot]" }, body: "<!-- outlay-pull-request -->\nold" },
    ];
    const later = runAction(pull, { hub: { comments: before } });
    expect(later.state.comments.map(({ body }) => body)).toEqual([
      before[0]?.body,
      "<!-- outlay-pull-request -->\nNo plan is changed any more.",
    ]);
  });

  it("that changes a price book changes the plans that name it", () => {
    const folder = join(root, "examples/contracts");
    const own = readFileSync(join(folder, "acme.yaml"), "utf8");
    const withBook = readFileSync(join(folder, "plan.yaml"), "utf8").replace(
      /^price_book: .*$/m,
      "price_book: prices/own.yaml",
    );
    const pull = pullRequest(
      "book",
      { "plans/notes.yaml": withBook, "plans/prices/own.yaml": own },
      { "plans/prices/own.yaml": own.replace("output_text: 12.00", "output_text: 6.00") },
    );
    const answer = runAction(pull);
    expect(answer.status, answer.log).toBe(0);
    expect(answer.body).toContain("`plans/notes.yaml`");
    expect(Number(answer.outputs["delta-month-usd"])).toBeLessThan(0);
    expect(answer.body).toContain("`prices/own.yaml (of A)`");
  });

  it("with hostile names and texts runs nothing, calls nobody and ends no cell", () => {
    const name = "$(touch pwned)`touch pwned` @everyone|<img>';touch pwned;'.yaml";
    const text = dearer.replace("name: Meeting notes", 'name: "::error::x </details> @everyone"');
    const pull = pullRequest(
      "hostile",
      { [name]: plan, "--help.yaml": plan },
      { [name]: text, "--help.yaml": dearer, "pwn\n::error::x.yaml": "outlay: 1\n" },
    );
    const answer = runAction(pull);
    // The third is no whole plan.
    expect(answer.status, answer.log).toBe(1);
    expect(existsSync(join(pull.folder, "pwned"))).toBe(false);
    expect(answer.body.split("\n")[1]).toBe("**3 plans changed; 1 not calculated**");
    const outside = answer.body.replace(/(`+)(?:(?!\1)[\s\S])*?\1/g, "");
    expect(outside).not.toMatch(/@everyone|<img/);
    for (const line of answer.log.split("\n")) expect(line).not.toMatch(/^::error::x/);
    expect(JSON.stringify(answer.writes)).not.toContain("pwned");
  });

  it("that changes a file outside the patterns leaves it alone", () => {
    const pull = pullRequest(
      "patterns",
      { "plans/notes.yaml": plan, "tests/sample.yaml": plan },
      { "plans/notes.yaml": dearer, "tests/sample.yaml": broken },
    );
    const answer = runAction(pull, { inputs: { plans: "plans/*.yaml" } });
    expect(answer.status, answer.log).toBe(0);
    expect(answer.body).not.toContain("sample.yaml");
  });

  it("whose branch has taken in its base is compared with that base, where the branch is checked out", () => {
    const pull = pullRequest("taken-in", { "notes.yaml": plan }, { "notes.yaml": broken });
    pull.git("checkout", "--quiet", "-B", "main", pull.base);
    const base = pull.commit({ "README.md": "B" }, "later");
    pull.git("checkout", "--quiet", "branch");
    pull.git("merge", "--quiet", "--no-ff", "main", "-m", "take in");
    const answer = runAction({ ...pull, base, head: pull.git("rev-parse", "HEAD") });
    expect(answer.status, answer.log).toBe(3);
    expect(answer.outputs["broken"]).toBe("2");
  });

  it("checked out without history is compared with the first parent of its merge", () => {
    const pull = pullRequest(
      "shallow",
      { "notes.yaml": plan, "other.yaml": plan },
      { "notes.yaml": dearer },
    );
    // The base went on since the event named it: what it changed is no part of the pull request.
    pull.git("checkout", "--quiet", "-B", "main", pull.base);
    pull.commit({ "other.yaml": broken }, "later");
    pull.git("merge", "--quiet", "--no-ff", "branch", "-m", "merge again");
    const folder = join(home, "shallow-clone");
    pull.git("clone", "--quiet", "--depth=1", `file://${pull.folder}`, folder);
    const answer = runAction({ ...pull, folder });
    expect(answer.status, answer.log).toBe(0);
    expect(answer.body).not.toContain("other.yaml");
    expect(Number(answer.outputs["delta-month-usd"])).toBeGreaterThan(0);
  });

  it("that mends a plan is not held back by the plan as it was", () => {
    const pull = pullRequest(
      "mended",
      { "notes.yaml": plan.replace("outcome:", "outcom:") },
      { "notes.yaml": plan },
    );
    const answer = runAction(pull);
    expect(answer.status, answer.log).toBe(0);
    expect(answer.body.split("\n")[1]).toMatch(/^Not compared; it costs: \*\*/);
    expect(answer.body).toContain("`base/notes.yaml:");
    expect(answer.outputs["delta-month-usd"]).toBe("unknown");
  });

  it("whose limits are for a path that is ruled out fails, strict or not", () => {
    const tuned = plan
      .replace("\nlimits:", "\nlimits:\n  path: hosted-tuned")
      .replace("paths:", "paths:\n  hosted-tuned: { model: openai/gpt-6-luna }");
    const pull = pullRequest("ruled-out", { "notes.yaml": plan }, { "notes.yaml": tuned });
    const answer = runAction(pull, { inputs: { strict: "false" } });
    expect(answer.body).toContain("the path that the limits are for is ruled out");
    expect(answer.status, answer.log).toBe(1);
  });

  it("that removes a plan names it as it was in the repository", () => {
    const pull = pullRequest("removed", { "notes.yaml": plan }, { "notes.yaml": null });
    const { body, status, log } = runAction(pull);
    expect(status, log).toBe(0);
    expect(body).toContain("`notes.yaml`");
    expect(body).not.toContain("runner-");
  });

  it("gives the runner no command of the old kind, which may begin anywhere in a line", () => {
    const text = dearer.replace("name: Calendar", 'name: "##[stop-commands]x"');
    const pull = pullRequest("old-kind", { "notes.yaml": plan }, { "notes.yaml": text });
    expect(runAction(pull).log).not.toContain("##[");
  });

  it("refuses the event that would lend a fork the token, and leaves other events alone", () => {
    const pull = pullRequest("events", { "notes.yaml": plan }, { "notes.yaml": dearer });
    const refused = runAction(pull, { event: "pull_request_target" });
    expect(refused.status).toBe(1);
    expect(refused.log).toContain("use pull_request");
    expect(refused.state.calls).toEqual([]);
    const push = runAction(pull, { event: "push" });
    expect(push.status).toBe(0);
    expect(push.state.calls).toEqual([]);
  });
});
