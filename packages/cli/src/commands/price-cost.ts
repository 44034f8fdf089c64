import {
  BillUsage,
  type Book,
  type ContractBook,
  type Days,
  type Instant,
  isContractBook,
  PROVIDERS,
  providerId,
  SERVICE_TIERS,
} from "@outlay/pricing";
import { grouped } from "@outlay/words";
import { askedRegion, regionNotes } from "../books/asked-region.ts";
import { unknownProviderWords } from "../books/find-words.ts";
import { loadCatalog } from "../catalog/load.ts";
import { dayText, timeOption } from "../catalog/when.ts";
import { type Command, choice, defineCommand, flag, optional, text } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { paragraph } from "../output/wrap.ts";
import { billJson } from "./price-cost/bill-json.ts";
import { readPeriod, settle } from "./price-cost/bill-period.ts";
import { printBill } from "./price-cost/bill-text.ts";
import { costJson } from "./price-cost/cost-json.ts";
import { CostTable } from "./price-cost/cost-table.ts";
import { errorText } from "./price-cost/error-text.ts";
import { JsonLines } from "./price-cost/json-lines.ts";
import { openBookOption } from "./price-cost/open-book-option.ts";
import { type PricedBody, type Pricing, priceBody, priceStream } from "./price-cost/priced-body.ts";
import { readBodies } from "./price-cost/read-bodies.ts";
import { NotBodies } from "./price-cost/recorded-body.ts";

/** `outlay price cost`: the exact cost of recorded responses. */
export const command: Command = defineCommand({
  args: {
    file: optional(
      "FILE",
      "responses: JSON, a list, JSON lines or a recorded stream; - or nothing is stdin",
      { completes: "file" },
    ),
  },
  options: {
    provider: text("ID", "who sent the responses and sends the bill (needed)", {
      completes: "provider",
    }),
    api: text("FLAVOR", "the protocol; recognised where left out"),
    model: text("M", "price every response as this model", { completes: "model" }),
    at: text(
      "TIME",
      "time of the requests: now where left out, a day means 12:00 UTC; `own`: as each line tells it (with a contract where left out)",
    ),
    knownAt: text("TIME", "with the prices that were known then (as billed)"),
    book: text(
      "BOOK",
      "list (default), article-2026, FILE.yaml (a price file or a contract), or KIND:PATH of somebody else's: genai-prices, langfuse, litellm, models.dev, openrouter, portkey, simonw, tokencost, tokenlens",
      { completes: "book" },
    ),
    tier: choice("TIER", SERVICE_TIERS, "service tier, instead of what the response says"),
    region: text("REGION", "data residency, instead of what the response says", {
      completes: "region",
    }),
    period: text(
      "DAYS",
      "days that a contract is settled for: 2026-11 or 2026-07-01..2026-10-01; the months of the requests where left out",
    ),
    strict: flag("exit 5 when something has no price"),
  },
  examples: [
    { run: "outlay price cost answer.json --provider anthropic", doc: "one response" },
    {
      run: "cat log.jsonl | outlay price cost - --provider openai --at 2026-07-29 --json",
      doc: "a log, one line of JSON for each response",
    },
    { run: "outlay price cost stream.sse --provider google --strict", doc: "a recorded stream" },
  ],
  notes:
    "--json prints JSON lines: one for each response, whole in its line; with a contract the bill is the last one (`kind: bill`).",
  async run({ args, options }, io) {
    const at = timeOption("at", options.at === "own" ? undefined : options.at, io);
    if (at === undefined) return exitCode.usage;
    let knownAt: Instant | undefined;
    if (options.knownAt !== undefined) {
      knownAt = timeOption("known-at", options.knownAt, io);
      if (knownAt === undefined) return exitCode.usage;
    }
    const { provider, api, model, tier: serviceTier } = options;
    if (provider === undefined) {
      return io.fail(
        exitCode.usage,
        `--provider is needed: who sent the responses? For example ${PROVIDERS.slice(0, 6).join(", ")}.`,
      );
    }
    const opened = await openBookOption(options.book, io);
    if (opened === undefined) return exitCode.usage;
    const { book, sellers } = opened;
    const unknown = unknownProvider(provider, book, sellers);
    if (unknown !== undefined) return io.fail(exitCode.usage, unknown);
    const asked =
      options.region === undefined
        ? undefined
        : askedRegion(options.region, book, loadCatalog(), provider);
    if (asked?.ok === false) return io.fail(exitCode.usage, asked.error);
    const region = asked?.value;
    const contract = isContractBook(book) ? book : undefined;
    if (options.period !== undefined && contract === undefined) {
      return io.fail(
        exitCode.usage,
        "--period settles a contract: name its file with --book contract.yaml.",
      );
    }
    const period = options.period === undefined ? undefined : readPeriod(options.period);
    if (period?.ok === false) return io.fail(exitCode.usage, period.error);
    const ownTimes = options.at === "own" || (options.at === undefined && contract !== undefined);
    const bill = contract && { book: contract, days: period?.value };
    const noted = regionNotes(book, region);
    const pricing = {
      ownTimes,
      book,
      provider,
      api,
      model,
      at,
      knownAt,
      serviceTier,
      region,
      noted,
    };
    const path = args.file ?? "-";
    if (path === "-" && io.interactive) io.say("outlay: paste a response, then Ctrl-D.");
    try {
      return await run(path, pricing, { ...options, bill }, io);
    } catch (error) {
      if (!(error instanceof NotBodies)) throw Object.assign(error as object, { path });
      return io.fail(exitCode.usage, `${path === "-" ? "stdin" : path} ${error.message}.`);
    }
  },
});

async function run(
  path: string,
  pricing: Pricing,
  options: {
    readonly json: boolean;
    readonly strict: boolean;
    readonly bill?: { readonly book: ContractBook; readonly days: Days | undefined } | undefined;
  },
  io: Io,
): Promise<ExitCode> {
  const { bill } = options;
  const usage = new BillUsage();
  const table = new CostTable(bill !== undefined);
  let undated = 0;
  const lines = new JsonLines(io);
  const counts = { bodies: 0, unreadable: 0, unpriced: 0 };
  try {
    for await (const body of pricedBodies(path, pricing, io)) {
      if (body.kind === "unreadable") {
        const { code } = body.error;
        if (code === "unknown_api" || code === "unknown_provider") {
          return io.fail(exitCode.usage, `${errorText(body.error)}.`);
        }
        counts.unreadable += 1;
      } else {
        if (body.cost.status !== "priced") counts.unpriced += 1;
        if (pricing.ownTimes && !body.dated) undated += 1;
        if (bill !== undefined) usage.add(body.at, body.cost);
      }
      if (options.json) lines.add(costJson(counts.bodies, body));
      else table.add(body);
      counts.bodies += 1;
    }
    if (bill !== undefined && options.json) {
      const made = settle(bill.book, usage, bill.days, pricing);
      lines.add(billJson(made, { undated, unread: counts.unreadable }));
    }
  } finally {
    lines.flush();
  }
  if (counts.bodies === 0 && bill === undefined) {
    return io.fail(exitCode.usage, `there is no response in ${path === "-" ? "stdin" : path}.`);
  }
  if (!options.json) {
    const { at, book, provider, ownTimes } = pricing;
    const when = ownTimes ? "at the time of each request" : `at ${dayText(at)}`;
    table.print(io, `Cost ${when} by the book ${book.id}, provider ${provider}.`);
    if (ownTimes && undated > 0) {
      const those = undated === 1 ? "1 request tells" : `${grouped(undated)} requests tell`;
      io.out(paragraph(`${those} no time: priced as of ${dayText(at)}.`, io.width, 2));
    }
    if (bill !== undefined) {
      printBill(settle(bill.book, usage, bill.days, pricing), { unread: counts.unreadable }, io);
    }
  }
  if (counts.unreadable > 0) return exitCode.error;
  return counts.unpriced > 0 && options.strict ? exitCode.unpriced : exitCode.ok;
}

async function* pricedBodies(
  path: string,
  pricing: Pricing,
  io: Io,
): AsyncGenerator<PricedBody, void, void> {
  for await (const body of readBodies(io.pieces(path))) {
    if (body.kind === "stream") yield* await priceStream(body.events, pricing);
    else if (body.kind === "json") yield priceBody(body.value, pricing, body.place);
    else {
      const { reason, place } = body;
      yield { kind: "unreadable", error: { code: "unreadable", reason }, place };
    }
  }
}

/** What is wrong with a provider's name: in our own books and lists nobody goes by it. */
function unknownProvider(
  typed: string,
  book: Book,
  sellers: ReadonlySet<string> | undefined,
): string | undefined {
  if (sellers === undefined || sellers.has(providerId(typed))) return undefined;
  if (PROVIDERS.includes(providerId(typed))) return undefined;
  return unknownProviderWords(typed, book.id, sellers, PROVIDERS);
}
