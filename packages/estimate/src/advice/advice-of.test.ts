import { readdirSync, readFileSync } from "node:fs";
import { endDay } from "@outlay/pricing";
import { describe, expect, it } from "vitest";
import { type EstimateFacts, isApi } from "../model/index.ts";
import { parsePlan } from "../plan/index.ts";
import { estimate } from "../result/estimate.ts";
import { examplePlans, planOf } from "../result/example-plans.test-support.ts";
import type { Advice } from "./advice.ts";
import { adviceOf, adviceOnTask } from "./advice-of.ts";

const root = new URL("../../../../", import.meta.url);
const { facts, names, textOf } = examplePlans(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);

/** Every twentieth model of the list and every twelfth open one, beside those that examples name: laws hold for any catalog. */
const few = fewOf(facts);

function fewOf(all: EstimateFacts): EstimateFacts {
  const list = all.books.get("list");
  if (list === undefined) throw new Error("no list");
  const named = new Set(
    names.flatMap((name) => textOf(name).match(/[a-z0-9-]+\/[a-z0-9.:-]+/g) ?? []),
  );
  const kept = new Set(
    list.modelFacts
      .map(({ provider, id }) => `${provider}/${id}`)
      .filter(
        (model, at) => at % 20 === 0 || named.has(model) || /^bedrock\/(?:jp|global)\./.test(model),
      ),
  );
  const book = {
    ...list,
    models: list.models.filter(({ provider, model }) => kept.has(`${provider}/${model}`)),
    modelFacts: list.modelFacts.filter(({ provider, id }) => kept.has(`${provider}/${id}`)),
  };
  const models = [...all.openModels].filter(([id], at) => at % 12 === 0 || id === "gpt-oss-20b");
  return { ...all, books: new Map([...all.books, ["list", book]]), openModels: new Map(models) };
}

const advised = new Map<string, Advice>();
function advise(name: string, set: readonly string[] = [], query = {}, from = few): Advice {
  const key = JSON.stringify([name, set, query, from === few]);
  const found = advised.get(key) ?? adviceOf(planOf(textOf(`${name}.yaml`), set), from, query);
  advised.set(key, found);
  return found;
}

/** For each example: the task, what else it needs, and closed, open at a host, open on own machines. */
const states = {
  a: "allowed",
  c: "allowed-with-conditions",
  x: "ruled-out",
} as const;

it.each([
  { plan: "clinical-letters", task: "text.generation", ways: "c c c", side: [] },
  {
    plan: "fintech-retrieval",
    task: "text.generation",
    ways: "c c c",
    side: ["text.retrieval", "text.reranking"],
  },
  {
    plan: "hosted-assistant",
    task: "text.generation",
    ways: "a a a",
    side: ["text.retrieval", "text.reranking"],
  },
  {
    plan: "internal-assistant",
    task: "text.generation",
    ways: "a a a",
    side: ["text.retrieval", "text.reranking"],
  },
  { plan: "invoice-extraction", task: "text.generation", ways: "c c a", side: [] },
  {
    plan: "music-tutor",
    task: "text.generation",
    ways: "a a a",
    side: ["text.retrieval", "text.reranking", "image.generation", "document.reading"],
  },
  {
    plan: "research-agent",
    task: "text.generation",
    ways: "c c c",
    side: ["text.retrieval", "text.reranking"],
  },
  {
    plan: "sales-training",
    task: "text.generation",
    ways: "a a a",
    side: ["text.retrieval", "text.reranking", "document.reading"],
  },
  {
    plan: "support-assistant",
    task: "text.generation",
    ways: "c c a",
    side: ["text.retrieval", "text.reranking"],
  },
  { plan: "ticket-classifier", task: "text.classification", ways: "a a a", side: [] },
])("$plan: $task, $ways", ({ plan, task, ways, side }) => {
  const advice = advise(plan, [], {}, facts);
  expect(advice.task).toMatchObject({ id: task, origin: "inferred" });
  expect(advice.sideTasks.map(({ id }) => id)).toEqual(side);
  const want = ways.split(" ").map((letter) => states[letter as keyof typeof states]);
  expect(advice.sourcing.map(({ state }) => state)).toEqual(want);
  expect(advice.types.filter(({ state }) => state === "sold").map(({ type }) => type.id)).toEqual([
    "transformer",
    "autoregressive",
  ]);
  expect(advice.start?.path).toBe("hosted");
});

it.each(names)("%s: a candidate costs what the plan costs that names it, to the cent", (name) => {
  const text = textOf(name);
  for (const { path, candidates, askSeller } of advise(name.replace(".yaml", ""), [], {}, facts)
    .paths) {
    for (const each of [
      ...candidates.slice(0, 2),
      ...candidates.slice(-1),
      ...askSeller.slice(0, 1),
    ]) {
      const named = parsePlan(text, name, { set: [`paths.${path}.model=${each.model}`] });
      if (!named.ok) throw new Error(JSON.stringify(named.error));
      const made = estimate(named.value, facts, { seed: 1, draws: 128, paths: [path] });
      if (!made.ok) throw new Error(JSON.stringify(made.error));
      const [found] = made.value.estimate.paths;
      if (found === undefined || found.status === "ruled-out") throw new Error(each.model);
      expect(found.totalUsd.centre, each.model).toBeCloseTo(each.totalUsd, 2);
      expect(found.usdPerTask.centre, each.model).toBeCloseTo(each.usdPerTask, 8);
      expect(found.month13Usd.centre, each.model).toBeCloseTo(each.runMonthUsd, 2);
      expect(found.monthsToLaunch.centre, each.model).toBeCloseTo(each.monthsToLaunch, 6);
      expect(found.feasibility?.state, each.model).not.toBe("ruled-out");
    }
  }
});

describe("every model of a plan's book", () => {
  const advice = advise("support-assistant", [], { all: true }, facts);
  const [hosted] = advice.paths;
  const book = facts.books.get("list");

  it("is a candidate, to be asked for, or ruled out with a reason, and never two of them", () => {
    if (hosted === undefined) throw new Error("no hosted path");
    expect(hosted.notWorkedOut).toBe(0);
    const told = [
      ...[...hosted.candidates, ...hosted.askSeller].flatMap(({ model, alsoAs }) => [
        model,
        ...alsoAs,
      ]),
      ...hosted.ruledOut.map(({ model }) => model),
    ];
    expect(new Set(told).size).toBe(told.length);
    for (const { text } of hosted.ruledOut) expect(text).not.toBe("");
    expect(told.length).toBeGreaterThan(700);
  });

  it("is not told of as ended where it never wrote text: images, speech, video", () => {
    const ended = (hosted?.ruledOut ?? []).filter(({ code }) => code === "ended");
    const names = ended.map(({ model }) => model);
    expect(names).toContain("anthropic/claude-opus-4-1");
    for (const other of ["openai/sora-2", "azure/whisper", "google/imagen-4.0-generate-001"]) {
      expect(names).not.toContain(other);
    }
  });

  it("lives to the end of the horizon where it is a candidate, and reads the plan's long calls", () => {
    for (const { model, context = Infinity, state } of [
      ...(hosted?.candidates ?? []),
      ...(hosted?.askSeller ?? []),
    ]) {
      const [provider = "", ...id] = model.split("/");
      const known = book?.model(provider, id.join("/"));
      expect(endDay(known?.endOfLife) ?? "9999", model).toMatch(/^(?:9999|203[2-9])/);
      expect(context, model).toBeGreaterThan(4000);
      expect(state === "ask-seller", model).toBe(!["anthropic", "bedrock"].includes(provider));
    }
  });

  it("comes the cheapest first", () => {
    for (const { candidates } of advice.paths) {
      const totals = candidates.map(({ totalUsd }) => totalUsd);
      expect(totals).toEqual(totals.toSorted((a, b) => a - b));
    }
  });

  it("may succeed less often by what makes both cost the same", () => {
    const text = textOf("support-assistant.yaml");
    const [cheapest] = hosted?.candidates ?? [];
    const rate = 50 - 100 * (cheapest?.lessOften ?? 0);
    const totals = [
      ["paths.hosted.success_rate=50 %"],
      [`paths.hosted.model=${cheapest?.model}`, `paths.hosted.success_rate=${rate.toFixed(9)} %`],
    ].map((set) => {
      const made = estimate(planOf(text, set), facts, { seed: 1, draws: 128, paths: ["hosted"] });
      if (!made.ok) throw new Error(JSON.stringify(made.error));
      return made.value.centre.value("hosted.total-with-fallback");
    });
    expect((totals[1] ?? 0) / (totals[0] ?? 1)).toBeCloseTo(1, 6);
  });
});

describe("rules of a plan", () => {
  it.each<{ name: string; set: string[]; code: string; own?: boolean; text: RegExp }>([
    {
      name: "own premises",
      set: ["compliance.residency=own-premises"],
      code: "rules",
      own: true,
      text: /own premises/,
    },
    {
      name: "latency",
      set: ["latency.first_token=50 ms"],
      code: "rules",
      own: true,
      text: /at best/,
    },
    {
      name: "a model that ends",
      set: ["paths.hosted.model=azure/gpt-5.5"],
      code: "ends-within-horizon",
      own: true,
      text: /^It ends on 20/,
    },
    {
      name: "long prompts",
      set: ["workload.input_tokens=150k"],
      code: "context",
      text: /^Long calls/,
    },
    {
      name: "a limit",
      set: ["limits.total=$1.5M"],
      code: "limit",
      own: true,
      text: /limits\.total/,
    },
    {
      name: "an endpoint of anywhere",
      set: ["compliance.residency=region"],
      code: "region",
      text: /any region/,
    },
    {
      name: "another region",
      set: ["paths.hosted.model=bedrock/us.anthropic.claude-sonnet-5"],
      code: "region",
      text: /that of the plan's own model is of us/,
    },
  ])("$name: $code", ({ set, code, own = false, text }) => {
    const [hosted] = advise("support-assistant", set).paths;
    const out = hosted?.ruledOut.filter((each) => each.code === code) ?? [];
    expect(out.length).toBeGreaterThan(0);
    expect(out.find((each) => text.test(each.text))).toBeDefined();
    if (own) expect(out.some((each) => each.own)).toBe(true);
    for (const each of hosted?.candidates ?? [])
      expect(out.map(({ model }) => model)).not.toContain(each.model);
  });

  it("own premises leave open models on own machines", () => {
    const set = ["compliance.residency=own-premises", "compliance.regimes=[]"];
    const advice = advise("internal-assistant", set);
    expect(advice.sourcing.map(({ state }) => state)).toEqual([
      "ruled-out",
      "ruled-out",
      "allowed-with-conditions",
    ]);
    expect(advice.start).toMatchObject({ path: "self-hosted", asPublished: false });
  });

  it("a seller that agreed is asked no more", () => {
    const [asked] = advise("invoice-extraction").paths;
    const [agreed] = advise("invoice-extraction", [], { sellers: ["bedrock"] }).paths;
    expect(asked?.askSeller.some(({ model }) => model.startsWith("bedrock/"))).toBe(true);
    expect(agreed?.askSeller.some(({ model }) => model.startsWith("bedrock/"))).toBe(false);
    expect(agreed?.candidates.some(({ model }) => model.startsWith("bedrock/"))).toBe(true);
  });

  it("without examples no tuned path is looked at", () => {
    const { paths } = advise("hosted-assistant");
    expect(paths.filter(({ skipped }) => skipped !== undefined).map(({ path }) => path)).toEqual([
      "hosted-tuned",
      "self-hosted-tuned",
    ]);
  });
});

it.each([
  { name: "a longer horizon", more: ["horizon=60 months"], less: ["horizon=24 months"] },
  { name: "a regime", more: ["compliance.regimes=[hipaa]"], less: [] },
  { name: "longer prompts", more: ["workload.input_tokens=60k"], less: [] },
  { name: "a limit", more: ["limits.cost_per_task=$0.3 / task"], less: [] },
  { name: "less time", more: ["latency.whole_answer=2.5 s"], less: ["latency.whole_answer=20 s"] },
])(
  "$name adds no candidate",
  ({ more, less }) => {
    const namesOf = (set: readonly string[]) =>
      advise("sales-training", set, { all: true }).paths.flatMap(({ path, candidates }) =>
        candidates.flatMap(({ model, alsoAs }) =>
          [model, ...alsoAs].map((each) => `${path} ${each}`),
        ),
      );
    const loose = new Set(namesOf(less));
    expect(loose.size).toBeGreaterThan(15);
    expect(namesOf(more).filter((each) => !loose.has(each))).toEqual([]);
  },
  60_000,
);

describe("work that is not text", () => {
  it.each([
    { task: "image.generation", meter: "images", sold: ["diffusion"], past: ["gan", "vae"] },
    { task: "video.generation", meter: "output_video_seconds", sold: ["diffusion"], past: [] },
    { task: "audio.speech", meter: "input_characters", sold: ["autoregressive"], past: [] },
    { task: "audio.transcription", meter: "audio_seconds", sold: ["transformer"], past: [] },
    { task: "text.retrieval", meter: "input_text", sold: ["transformer"], past: [] },
    { task: "text.reranking", meter: "search_units", sold: ["transformer"], past: [] },
    { task: "document.reading", meter: "pages", sold: ["transformer"], past: [] },
  ])("$task by $meter", ({ task, meter, sold, past }) => {
    const advice = adviceOnTask(facts, task, "2026-11-23");
    const of = (state: string) =>
      advice.types.filter((each) => each.state === state).map(({ type }) => type.id);
    expect([of("sold"), of("of-the-past")]).toEqual([sold, past]);
    const units = advice.units.filter((each) => each.meter === meter);
    expect(units.length).toBeGreaterThan(0);
    const lowest = units.map(({ usd: [low] }) => low);
    expect(lowest).toEqual(lowest.toSorted((a, b) => a - b));
    for (const { usd, ends = "9999" } of advice.units) {
      expect(usd[0]).toBeGreaterThan(0);
      expect(usd[1]).toBeGreaterThanOrEqual(usd[0]);
      expect(ends > "2026-11-23").toBe(true);
    }
  });

  it.each(["audio.music", "series.forecasting", "image.anomaly-detection"])(
    "%s is sold by nobody: trained by oneself",
    (task) => {
      const { units, types } = adviceOnTask(facts, task, "2026-11-23");
      expect(units).toEqual([]);
      expect(types.some(({ state }) => state === "to-build")).toBe(true);
    },
  );

  it("is bound by the plan's rules: ends, sellers, own premises", () => {
    const task = "image.generation";
    const { units } = advise("music-tutor", [], { task });
    const inPlan = advise("music-tutor", ["compliance.regimes=[gdpr]"], { task });
    expect(units.every(({ state }) => state === "allowed")).toBe(true);
    expect(new Set(inPlan.units.map(({ state }) => state)).size).toBe(2);
    expect(
      inPlan.units
        .filter(({ state }) => state === "allowed")
        .every(({ model }) => model.startsWith("google/")),
    ).toBe(true);
    const shut = advise("music-tutor", ["compliance.residency=own-premises"], { task });
    expect(shut.units).toEqual([]);
    expect(shut.unitsRuledOut[0]?.text).toMatch(/own premises/);
  });
});

it("says what is published of it, with what stands against it, where it concerns the plan", () => {
  const ids = (name: string) => advise(name).published.map(({ id }) => id);
  expect(ids("clinical-letters")).toContain("A.constraint.residency");
  expect(ids("hosted-assistant")).not.toContain("A.constraint.residency");
  expect(
    advise("hosted-assistant").published.find(({ id }) => id === "B.sourcing.closed")?.but,
  ).toMatch(/tunes/);
  expect(
    adviceOnTask(facts, "video.generation", "2026-11-23").published.map(({ id }) => id),
  ).toEqual(["A.constraint.video"]);
});

it("calls no way ruled out whose models the book does not tell apart", () => {
  const set = ["price_book=article-2026", "paths.hosted.model=anthropic/claude-sonnet-4-6"];
  const { sourcing, paths } = advise("hosted-assistant", set, {}, facts);
  expect(paths[0]?.candidates.length).toBeGreaterThan(3);
  expect(paths[0]?.notWorkedOut).toBe(0);
  expect(sourcing.map(({ state }) => state)).toEqual(["none-known", "none-known", "allowed"]);
});

it.each([
  { set: "outcome.quality_floor=90 %", want: /90 % of the tasks/ },
  { set: "commercial.provisioned=$10k / month", want: /every row has the fee/ },
  { set: "paths.hosted.small_model=anthropic/claude-haiku-5-5", want: /small model of hosted/ },
])("$set is noted", ({ set, want }) => {
  const { notes } = advise("hosted-assistant", [set]);
  expect(notes).toHaveLength(1);
  expect(notes[0]).toMatch(want);
});

it("looks at no path on machines of somebody else's model", () => {
  for (const { path, candidates } of advise("fintech-retrieval").paths) {
    for (const { model } of candidates) {
      expect(facts.openModels.has(model)).toBe(!isApi(path));
    }
  }
});
