import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import { displayWidth } from "../output/display-width.ts";
import { runCli } from "../run-cli.ts";

const example = (name: string) =>
  readFileSync(new URL(`../../../../examples/${name}.yaml`, import.meta.url), "utf8");
const files = {
  "plan.yaml": example("ticket-classifier"),
  "letters.yaml": example("clinical-letters"),
  "music.yaml": example("music-tutor"),
};

const advise = async (...argv: readonly string[]) => {
  const io = capturedIo({ files, now: () => new Date("2026-11-23T12:00:00Z") });
  const code = await runCli(["advise", ...argv], io);
  return { code, stdout: io.stdout, stderr: io.stderr, words: io.stdout.replace(/\s+/g, " ") };
};

/** Mail sorting, worked out once. */
const mail = advise("plan.yaml");

describe("outlay advise", () => {
  it("tells candidates first, then reasons, what rules out the others, and what is published", async () => {
    const { code, words, stdout } = await mail;
    expect(code).toBe(0);
    const heads = [
      "Mail sorting: which models could do it",
      "Work: text.classification (naming one of a few classes), inferred from one call",
      "Candidates, hosted: launch after",
      "Candidates, hosted, tuned: launch after",
      "Kinds of models for text.classification",
      "Closed or open",
      "Where to start",
      "What rules out the others",
      "What is published, and what we hold against it",
    ];
    const places = heads.map((head) => words.indexOf(head));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const line of stripVTControlCharacters(stdout).split("\n")) {
      expect(displayWidth(line), line).toBeLessThanOrEqual(80);
    }
  });

  it("says where the article's rows contradict themselves", async () => {
    const { words } = await mail;
    expect(words).toMatch(/B\.sourcing\.closed: .* But the same article has a path that tunes one/);
    expect(words).toMatch(/B\.type\.autoregressive: .* both rows are about the same models/);
  });

  it("names the plan's own model where it is ruled out, with the whole reason", async () => {
    const { words } = await advise("letters.yaml", "--set", "compliance.residency=own-premises");
    expect(words).toMatch(/\* bedrock\/us\.anthropic\.claude-sonnet-5, yours: Data may only be/);
    expect(words).toContain("closed, through an API: ruled out.");
    expect(words).toContain("The article starts on a hosted model, which is ruled out here");
  });

  it("lists every model with --all, each with its reason", async () => {
    const { words } = await advise("plan.yaml", "--all");
    expect(words).toMatch(/azure\/gpt-5\.5 \(It ends on 20/);
    expect(words).not.toContain("more: --all");
    expect(words).toMatch(/Open model, lock-in: none; but machines/);
  });

  it("gives unit prices for work that is not text, and how to see them in the plan", async () => {
    const { code, words } = await advise("music.yaml", "--task", "image.generation");
    expect(code).toBe(0);
    expect(words).toContain("Candidates for image.generation images drawn, counted in pieces");
    expect(words).toContain("outlay estimate music.yaml --set workload.image_model=MODEL");
    expect(words).toMatch(/Diffusion model yes high/);
    expect(words).not.toContain("B.type.rnn");
  });

  it("needs no plan", async () => {
    const { code, stdout } = await advise("--modality", "audio", "--task", "speech", "--json");
    expect(code).toBe(0);
    const { kind, task, units } = JSON.parse(stdout);
    expect(kind).toBe("advice");
    expect(task).toMatchObject({ id: "audio.speech", origin: "asked" });
    expect(units.length).toBeGreaterThan(10);
  });

  it("takes a task with its modality said twice", async () => {
    const twice = await advise("--modality", "image", "--task", "image.generation");
    const once = await advise("--task", "image.generation");
    expect(twice.code, twice.stderr).toBe(0);
    expect(twice.stdout).toBe(once.stdout);
    expect(once.stdout).toContain("Weights not known: no source of the catalog says");
  });

  it.each([
    { name: "nothing", argv: [], want: /name a plan, or a task/ },
    {
      name: "half a task",
      argv: ["--modality", "audio"],
      want: /several tasks fit: audio\.tr.*for example: outlay advise --task audio\.tr\w+/,
    },
    { name: "no task", argv: ["--task", "transcripton"], want: /there is no task transcripton/ },
    {
      name: "a seller nobody knows",
      argv: ["plan.yaml", "--seller", "acme"],
      want: /no seller acme: outlay catalog list sellers/,
    },
    {
      name: "a key without a plan",
      argv: ["--task", "speech", "--set", "horizon=1 month"],
      want: /for a plan/,
    },
    { name: "a mistake in the plan", argv: ["plan.yaml", "--set", "horizon=0"], want: /horizon/ },
  ])("refuses $name", async ({ argv, want }) => {
    const { code, stdout, stderr } = await advise(...argv);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr.replace(/\s+/g, " ")).toMatch(want);
  });
});
