import { describe, expect, it } from "vitest";
import { type CapturedIo, type CapturedIoSettings, capturedIo } from "../captured-io.ts";
import { commandTable } from "../command-table.ts";
import { exitCode } from "../exit-code.ts";
import { runCli } from "../run-cli.ts";

async function run(
  words: readonly string[],
  settings: CapturedIoSettings = {},
): Promise<CapturedIo & { code: number }> {
  const io = capturedIo({ now: () => new Date("2026-11-23T12:00:00Z"), ...settings });
  const code = await runCli(["price", ...words], io, commandTable);
  return Object.assign(io, { code });
}

const anthropic = (usage: object, more: object = {}) =>
  JSON.stringify({ type: "message", model: "claude-sonnet-4-6", usage, ...more });
const answer = anthropic({ input_tokens: 1_000, cache_read_input_tokens: 500, output_tokens: 100 });
const cost = ["cost", "-", "--provider", "anthropic"];
const json = (io: CapturedIo) =>
  io.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("outlay price cost", () => {
  it("tells a person what an answer cost", async () => {
    const io = await run(cost, { stdin: answer });
    // 1,000 × 3 + 500 × 0.30 + 100 × 15, per million.
    expect(io.stdout).toBe(
      "Cost at 2026-11-23T12:00Z by the book list, provider anthropic.\n\n" +
        "#  model              input  output      cost\n" +
        "1  claude-sonnet-4-6  1,500     100  $0.00465\n\n" +
        "meter            quantity        price      cost  price from\n" +
        "input_text          1,000   $3.00 / 1M    $0.003  vendor page\n" +
        "cache_read_text       500   $0.30 / 1M  $0.00015  vendor page\n" +
        "output_text           100  $15.00 / 1M   $0.0015  vendor page\n",
    );
    expect(io.code).toBe(exitCode.ok);
  });

  it.each([
    { model: "claude-opus-4-8", day: "2026-11-23", costUsd: "0.06" },
    {
      model: "claude-opus-4-8",
      day: "2026-11-23",
      more: { inference_geo: "us" },
      costUsd: "0.066",
    },
    { model: "claude-opus-5-5", day: "2026-11-23", costUsd: "0.048" },
    { model: "claude-opus-4-7", day: "2026-06-01", costUsd: "0.18" },
    { model: "claude-opus-4-6", day: "2026-09-01", costUsd: "0.03" },
    // Refused by then: a price would be an invention.
    { model: "claude-opus-4-7", day: "2026-09-01", costUsd: null },
  ])("prices the fast mode of $model on $day", async ({ model, day, more, costUsd }) => {
    const usage = { input_tokens: 1_000, output_tokens: 1_000, speed: "fast", ...more };
    const io = await run([...cost, "--at", day, "--json"], { stdin: anthropic(usage, { model }) });
    expect(json(io)[0]?.["costUsd"]).toBe(costUsd);
  });

  it("gives a program every digit, line by line", async () => {
    const io = await run([...cost, "--json"], { stdin: `${answer}\n${answer}` });
    const [first, second] = json(io);
    expect(first).toMatchObject({
      schemaVersion: 2,
      index: 0,
      model: "claude-sonnet-4-6",
      usage: { input_tokens: 1_500, cache_read_tokens: 500, output_tokens: 100 },
      meters: { input_text: 1_000, cache_read_text: 500, output_text: 100 },
      inputUsd: "0.00315",
      outputUsd: "0.0015",
      otherUsd: "0",
      costUsd: "0.00465",
      costPicoUsd: "4650000000",
      status: "priced",
    });
    expect(first?.["lines"]).toHaveLength(3);
    expect(second).toMatchObject({ index: 1, costUsd: "0.00465" });
  });

  it("says why a row has no price, and adds up what has", async () => {
    const unknown = anthropic({ input_tokens: 1, output_tokens: 1 }, { model: "claude-sonet-4-6" });
    const io = await run(cost, { stdin: `${answer}\n${unknown}\noops\n` });
    expect(io.stdout).toContain("at least $0.00465");
    expect(io.stdout).toContain("1 priced, 1 not priced, 1 not read.");
    expect(io.stdout).toContain(
      "#2: no prices for model claude-sonet-4-6; nearest: claude-sonnet-4-6",
    );
    expect(io.stdout).toContain("#3: line 3 is not JSON");
    expect(Math.max(...io.stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(io.code).toBe(exitCode.error);
  });

  it("says who sells the model of a response that was sent to another provider", async () => {
    const io = await run(["cost", "-", "--provider", "openai"], { stdin: answer });
    expect(io.stdout.replaceAll(/\s+/g, " ")).toContain(
      "no prices for model claude-sonnet-4-6 at this provider; sold by anthropic",
    );
  });

  it("a response without its count of output costs at least its input", async () => {
    const stdin = JSON.stringify({ model: "gpt-5-mini", usage: { prompt_tokens: 1000 } });
    const io = await run(["cost", "-", "--provider", "openai", "--strict"], { stdin });
    expect(io.stdout).toContain("at least $0.00025");
    expect(io.stdout).toContain("does not give output_tokens");
    expect(io.code).toBe(exitCode.unpriced);
  });

  it.each([
    { body: { error: { message: "No quota" } }, says: "is an error of the provider: No quota" },
    { body: { object: "error", message: "Bad" }, says: "is an error of the provider: Bad" },
    { body: { message: "Too many tokens" }, says: "is an error of the provider: Too many tokens" },
  ])("tells an error of the provider as one: $body", async ({ body, says }) => {
    const io = await run(cost, { stdin: JSON.stringify(body) });
    expect(io.stdout).toContain(says);
    expect(io.code).toBe(exitCode.error);
  });

  it("an unreadable body gets a line with its position, and the rest go on", async () => {
    const io = await run([...cost, "--json"], { stdin: `${answer}\noops\n[]\n${answer}` });
    const lines = json(io);
    expect(lines.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(lines[1]).toMatchObject({
      error: { code: "unreadable", line: 2, offset: answer.length + 1 },
    });
    expect(lines[2]).toMatchObject({ error: { code: "not_an_object", line: 3 } });
    expect(lines[3]).toMatchObject({ costUsd: "0.00465" });
    expect(io.code).toBe(exitCode.error);
  });

  it.each([
    {
      name: "no model",
      stdin: '{"usage":{"input_tokens":1,"output_tokens":1}}',
      text: "the response does not name its model, and none was given",
    },
    {
      name: "no usage",
      stdin: anthropic(null as never, { usage: undefined, content: [] }),
      text: "the response has no usage: its cost is not known",
    },
  ])("$name: unknown is null, never zero, and --strict exits 5", async ({ stdin, text }) => {
    const io = await run([...cost, "--json", "--strict"], { stdin });
    expect(json(io)[0]).toMatchObject({ status: "unpriced", costUsd: null, costPicoUsd: null });
    expect(JSON.stringify(json(io)[0])).toContain(text);
    expect(io.code).toBe(exitCode.unpriced);
  });

  it.each([
    {
      name: "a payload with its file",
      stdin: `{"body":{"file":"x","model":"claude-sonnet-4-6","usage":{"input_tokens":1000,"output_tokens":0}},"extracted":[]}`,
      usd: "0.003",
    },
    {
      name: "a model beside the body",
      stdin: `{"model":"claude-sonnet-4-6","body":{"usage":{"input_tokens":1000,"output_tokens":0}}}`,
      usd: "0.003",
    },
    {
      name: "a logged request",
      stdin: `{"request":{},"response":${anthropic({ input_tokens: 1_000, output_tokens: 0 })}}`,
      usd: "0.003",
    },
    {
      name: "a line of a batch's result",
      stdin: `{"custom_id":"a","result":{"type":"succeeded","message":${anthropic({ input_tokens: 1_000, output_tokens: 0, service_tier: "batch" })}}}`,
      usd: "0.0015",
    },
    {
      name: "a batch's answer that calls itself standard",
      stdin: `{"custom_id":"a","response":{"status_code":200,"body":${anthropic({ input_tokens: 1_000, output_tokens: 0, service_tier: "standard" })}}}`,
      usd: "0.0015",
    },
  ])("takes a body out of its envelope: $name", async ({ stdin, usd }) => {
    const io = await run([...cost, "--json"], { stdin });
    expect(json(io)[0]).toMatchObject({ status: "priced", costUsd: usd });
  });

  it("a foreign book's reader finds its counts in what looks like an envelope", async () => {
    const event = {
      type: "response.done",
      model: "m-realtime",
      response: { id: "r", usage: { input_tokens: 100, output_tokens: 50 } },
    };
    const book = [
      {
        id: "acme",
        name: "Acme",
        api_pattern: "https://acme",
        extractors: [
          {
            api_flavor: "realtime",
            root: ["response", "usage"],
            mappings: [
              { path: "input_tokens", dest: "input_tokens" },
              { path: "output_tokens", dest: "output_tokens" },
            ],
          },
        ],
        models: [
          { id: "m", match: { equals: "m-realtime" }, prices: { input_mtok: 4, output_mtok: 16 } },
        ],
      },
    ];
    const words = ["--provider", "acme", "--api", "realtime", "--book", "genai-prices:b.json"];
    const io = await run(["cost", "-", ...words, "--json"], {
      stdin: JSON.stringify(event),
      files: { "b.json": JSON.stringify(book) },
    });
    // (100 × 4 + 50 × 16) / 1,000,000.
    expect(json(io)[0]).toMatchObject({ status: "priced", costUsd: "0.0012" });
  });

  it("a flag holds for every model call behind the answer", async () => {
    const call = (model: string) => ({
      type: "message",
      model,
      input_tokens: 1_000,
      output_tokens: 0,
    });
    const iterations = [call("claude-sonnet-4-6"), call("claude-haiku-4-5")];
    const stdin = anthropic({ input_tokens: 1_000, output_tokens: 0, iterations });
    const io = await run([...cost, "--json", "--tier", "batch"], { stdin });
    // (1,000 × 3 + 1,000 × 1) × 0.5, per million.
    expect(json(io)[0]).toMatchObject({ status: "priced", costUsd: "0.002" });
  });

  it("prices a recorded stream, and says when it was cut off", async () => {
    const start = {
      type: "message_start",
      message: {
        type: "message",
        model: "claude-sonnet-4-6",
        usage: { input_tokens: 1_000, output_tokens: 1 },
      },
    };
    const delta = { type: "message_delta", delta: {}, usage: { output_tokens: 100 } };
    const sse = (events: readonly object[]) =>
      events.map((event) => `event: x\ndata: ${JSON.stringify(event)}\n\n`).join("");
    const whole = await run([...cost, "--json"], {
      stdin: sse([start, delta, { type: "message_stop" }]),
    });
    expect(json(whole)[0]).toMatchObject({ status: "priced", costUsd: "0.0045" });
    const cut = await run([...cost, "--strict"], { stdin: sse([start]) });
    expect(cut.stdout).toContain("at least $0.003015");
    expect(cut.code).toBe(exitCode.unpriced);
  });

  it("a response that failed hides no other of the same stream", async () => {
    const usage = { input_tokens: 1_000, output_tokens: 0 };
    const events = [
      { type: "response.completed", response: { object: "response", model: "gpt-5.4", usage } },
      { type: "response.created", response: { object: "response", model: "gpt-5.4" } },
      {
        type: "response.failed",
        response: { object: "response", status: "failed", error: { message: "no quota" } },
      },
    ];
    const stdin = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");
    const io = await run(["cost", "-", "--provider", "openai", "--json"], { stdin });
    expect(json(io)).toMatchObject([
      { index: 0, status: "priced" },
      { index: 1, error: { code: "provider_error" } },
    ]);
    expect(io.code).toBe(exitCode.error);
  });

  it.each([
    { name: "the model", words: ["--model", "claude-haiku-4-5"], usd: "0.00155" },
    { name: "the tier", words: ["--tier", "batch"], usd: "0.002325" },
    { name: "the region", words: ["--region", "us"], usd: "0.005115" },
    { name: "the book", words: ["--book", "article-2026"], usd: "0.006" },
  ])("a flag says $name", async ({ words, usd }) => {
    const io = await run([...cost, "--json", ...words], { stdin: answer });
    expect(json(io)[0]).toMatchObject({ status: "priced", costUsd: usd });
  });

  it.each<{ name: string; words: readonly string[]; stdin?: string; says: string }>([
    { name: "no provider", words: ["cost", "-"], says: "--provider is needed" },
    {
      name: "a mistyped provider",
      words: ["cost", "-", "--provider", "antropic"],
      says: "Did you mean anthropic?",
    },
    {
      name: "a mistyped protocol",
      words: [...cost, "--api", "mesages"],
      says: "--api mesages is not known",
    },
    {
      name: "a time that is none",
      words: [...cost, "--at", "soon"],
      says: '--at "soon" is not a time',
    },
    { name: "a book that is none", words: [...cost, "--book", "lst"], says: "Did you mean list?" },
    {
      name: "a file that is not there",
      words: ["cost", "none.json", "--provider", "openai"],
      says: "there is no file none.json",
    },
    { name: "nothing on stdin", words: cost, stdin: "", says: "stdin is empty" },
  ])("refuses $name with exit 2", async ({ words, stdin = answer, says }) => {
    const io = await run(words, { stdin });
    expect(io.stderr).toContain(says);
    expect(io.stdout).toBe("");
    expect(io.code).toBe(exitCode.usage);
  });
});

describe("outlay price meters", () => {
  const video = "meters output_video_seconds=8 --model veo-3.1-generate-001 --provider vertex";
  const asked = (...facts: string[]) =>
    run([...video.split(" "), ...facts.flatMap((fact) => ["--variant", fact])]);
  it("takes a fact of the request that prices depend on", async () => {
    // 0.40 and 0.60 a second.
    expect((await asked()).stdout).toContain("In all $3.20.");
    expect((await asked("resolution=4k")).stdout).toContain("In all $4.80.");
  });
  it.each([
    { facts: ["size=4k"], says: "has no price by size; it has prices by resolution" },
    { facts: ["resolution=4K"], says: "Did you mean resolution=4k? Its plain price is the one" },
    { facts: ["resolution"], says: "is no KEY=VALUE, such as --variant resolution=4k" },
    { facts: ["resolution=4k", "resolution=4k"], says: "is given twice" },
  ])("refuses $facts, which would count for nothing", async ({ facts, says }) => {
    const io = await asked(...facts);
    expect(io.stderr.replaceAll(/\s+/g, " ")).toContain(says);
    expect([io.stdout, io.code]).toEqual(["", exitCode.usage]);
  });

  it.each([
    {
      id: "A.worked.fine-tune-gpt-4o",
      words: ["training_tokens=50M", "--model", "gpt-4o"],
      usd: "1250",
    },
    {
      id: "A.worked.support-sonnet",
      words: ["input_text=400M", "output_text=80M", "--model", "claude-sonnet-4-6"],
      usd: "2400",
    },
    {
      id: "A.worked.support-haiku",
      words: ["input_text=400M", "output_text=80M", "--model", "claude-haiku-4-5"],
      usd: "640",
    },
    {
      id: "A.worked.support-flash",
      words: ["input_text=400M", "output_text=80M", "--model", "gemini-2.5-flash"],
      usd: "54",
    },
  ])("$id is $usd USD by the article's own prices", async ({ words, usd }) => {
    const io = await run(["meters", ...words, "--book", "article-2026", "--json"]);
    expect(JSON.parse(io.stdout)).toMatchObject({ status: "priced", costUsd: usd });
  });

  it.each([
    { words: ["--model", "openai/gpt-6"], says: "nearest: openai/gpt-6-sol" },
    { words: ["--model", "gpt-6-sol", "--provider", "anthropic"], says: "it is sold by openai" },
    { words: ["--model", "gpt-6-sol", "--provider", "opnai"], says: "nearest: openai" },
    { words: ["--model", "llama-9", "--book", "litellm:b.json"], says: "has no model llama-9" },
  ])("refuses a model that nobody sells: $words", async ({ words, says }) => {
    const files = {
      "b.json": JSON.stringify({ "m-1": { litellm_provider: "acme", input_cost_per_token: 1e-6 } }),
    };
    const io = await run(["meters", "input_text=5", ...words], { files });
    expect(io.stderr).toContain(says);
    expect([io.code, io.stdout]).toEqual([exitCode.usage, ""]);
  });

  it("says that a long prompt was assumed, and takes another length", async () => {
    const words = ["meters", "input_text=400M", "--model", "gemini-2.5-pro", "--at", "2026-09-01"];
    const long = await run(words);
    expect(long.stderr).toContain("--context");
    const short = await run([...words, "--context", "2000", "--json"]);
    expect(JSON.parse(short.stdout)).toMatchObject({ costUsd: "500" });
  });

  it.each([
    { words: ["input_txt=5"], says: "there is no meter input_txt. Did you mean input_text?" },
    { words: ["input_text"], says: "input_text has no quantity: input_text=2000, for example." },
    { words: ["inptu_text"], says: "is not METER=QUANTITY" },
    { words: ["zzzz=5"], says: "All meters: outlay price meters --help" },
    { words: ["input_text=many"], says: "a quantity is a number" },
    { words: ["input_text=1.5"], says: "without a fraction" },
    { words: [], says: "which quantities?" },
  ])("refuses $words", async ({ words, says }) => {
    const io = await run(["meters", ...words, "--model", "claude-sonnet-4-6"]);
    expect(io.stderr).toContain(says);
    expect(io.code).toBe(exitCode.usage);
  });
});
