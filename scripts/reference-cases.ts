/**
 * Makes the tables of the reference cases: what each plan of examples/ shows and its headline figures
 * (examples/README.md), each case beside what is published, and the contradictions of the published
 * figures (docs/cost-model.md). Run `npx node scripts/reference-cases.ts` after a change of a price, a
 * default, a line or an example; a test fails while a table is stale.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  contradictions,
  type Estimate,
  estimate,
  type PathId,
  type PathResult,
  type PublishedComparison,
  parsePlan,
  publishedShares,
} from "@outlay/estimate";
import { estimateFacts } from "../packages/cli/src/catalog/estimate-facts.ts";
import { roughUsd } from "../packages/words/src/money.ts";
import { replaceBlock } from "./replace-block.ts";

const root = join(import.meta.dirname, "..");

/** A plan of examples/ that stands for a published scope, or for a kind of work. */
export interface ReferenceCase {
  /** Name of the file in examples/, without `.yaml`. */
  readonly name: string;
  readonly shows: string;
  /** Paths whose published range describes systems of this scope; none where nobody published one. */
  readonly stands: readonly PathId[];
}

/** All plans of examples/, in the order in which a reader meets them. */
export const referenceCases: readonly ReferenceCase[] = [
  {
    name: "support-assistant",
    shows: "the worked plan of `npm start`: customer support over all four paths, five years",
    stands: [],
  },
  {
    name: "hosted-assistant",
    shows: "an assistant of medium scope on a model of a vendor",
    stands: ["hosted"],
  },
  {
    name: "ticket-classifier",
    shows: "a narrow task, the same small model as it is and tuned by its vendor",
    stands: ["hosted-tuned"],
  },
  {
    name: "internal-assistant",
    shows: "an internal tool: an open model of 8B on one accelerator, nearly idle",
    stands: ["self-hosted"],
  },
  {
    name: "clinical-letters",
    shows: "healthcare under HIPAA: a tuned open model, and a hosted one with its conditions",
    stands: ["self-hosted-tuned"],
  },
  {
    name: "fintech-retrieval",
    shows: "retrieval under the model-risk rules of banks, all four paths, a quality floor",
    stands: ["hosted", "self-hosted-tuned"],
  },
  {
    name: "sales-training",
    shows: "a product around a model: a published training platform, on a model that lives",
    stands: ["hosted"],
  },
  {
    name: "music-tutor",
    shows: "a product with images, web search and an agent's flow: a published music tutor",
    stands: ["hosted"],
  },
  {
    name: "invoice-extraction",
    shows: "high volume, most of it in batches",
    stands: [],
  },
  {
    name: "research-agent",
    shows:
      "an agent of many steps in a regulated bank: history read from the cache; the cheapest machines of all are taken",
    stands: [],
  },
  {
    name: "within-limits",
    shows: "a small plan with limits, for `outlay check`",
    stands: [],
  },
];

/** How each case is estimated: few draws are enough for two digits, and the bytes are always the same. */
const options = { seed: 1, draws: 8192 } as const;

const facts = estimateFacts();

const estimates = new Map<string, Estimate>();

/** The estimate of a plan of examples/. */
export function estimateOf(name: string): Estimate {
  const known = estimates.get(name);
  if (known !== undefined) return known;
  const file = `examples/${name}.yaml`;
  const plan = parsePlan(readFileSync(join(root, file), "utf8"), file);
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const made = estimate(plan.value, facts, options);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  estimates.set(name, made.value.estimate);
  return made.value.estimate;
}

/** The paths of an estimate that have figures. */
export const pricedPaths = ({ paths }: Estimate): readonly PathResult[] =>
  paths.filter((path): path is PathResult => path.status !== "ruled-out");

/** A comparison that belongs to a reference case. */
export interface CaseRow {
  readonly case: string;
  readonly path: PathId;
  readonly published: PublishedComparison;
}

/** Every published range that a reference case stands for. */
export const caseRows = (): readonly CaseRow[] =>
  referenceCases.flatMap(({ name, stands }) =>
    pricedPaths(estimateOf(name))
      .filter(({ id }) => stands.includes(id))
      .flatMap(({ id, published }) =>
        published.map((each): CaseRow => ({ case: name, path: id, published: each })),
      ),
  );

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

const range = (low: number, high: number): string => `${roughUsd(low)} to ${roughUsd(high)}`;

/** The cases with their headline figures, for examples/README.md. */
function casesTable(): string {
  return table(
    [
      "plan",
      "what it shows",
      "cheapest that may win",
      "to build",
      "a month, second year",
      "in all",
    ],
    referenceCases.map(({ name, shows }) => {
      const { cheapest, months, paths } = estimateOf(name);
      const best = pricedPaths(estimateOf(name)).find(({ id }) => id === cheapest);
      return [
        `[${name}.yaml](${name}.yaml)`,
        shows,
        `${cheapest ?? "none"}${paths.length > 1 ? ` of ${paths.length}` : ""}`,
        roughUsd(best?.buildUsd.p50),
        roughUsd(best?.month13Usd.p50),
        `${roughUsd(best?.totalUsd.p50)} in ${months / 12} years`,
      ];
    }),
  );
}

/** Each case beside the ranges it stands for, for docs/cost-model.md. */
function publishedTable(): string {
  const ranges = table(
    ["case", "path", "figure", "counts", "ours, P10 to P90 (P50)", "published", "where they part"],
    caseRows().map(({ case: name, path, published: { overlap, why, ...each } }) => [
      name,
      path,
      each.id,
      each.basis,
      `${range(each.oursUsd.p10, each.oursUsd.p90)} (${roughUsd(each.oursUsd.p50)})`,
      range(...each.publishedUsd),
      overlap === "overlaps" ? "overlap" : `${overlap}: ${why.join("; ")}`,
    ]),
  );
  return [ranges, sharesTable(), genaiTable()].join("\n\n");
}

/** Shares of the hosted case beside the published ones, at the medians. */
function sharesTable(): string {
  const [hosted] = pricedPaths(estimateOf("hosted-assistant"));
  const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
  return table(
    ["hosted-assistant, share of", "ours", "published (A.share.*)"],
    [...publishedShares(estimateFacts().published)].map(([category, [low, high]]) => {
      const ours = hosted?.categories.find((each) => each.category === category)?.shareAsPublished;
      return [
        category.replaceAll("-", " "),
        ours === undefined ? "unknown" : percent(ours),
        low === high ? percent(low) : `${percent(low)} to ${percent(high)}`,
      ];
    }),
  );
}

/** The model's part of each product, at the medians. */
const genaiTable = (): string =>
  table(
    ["product", "the model's part of the build", "published (A.share.genai-components)"],
    referenceCases.flatMap(({ name }) =>
      pricedPaths(estimateOf(name)).flatMap(({ genaiShare }) =>
        genaiShare === undefined ? [] : [[name, `${Math.round(genaiShare * 100)} %`, "20 %"]],
      ),
    ),
  );

/** What published figures contradict, and where an estimate says so. */
const contradictionsTable = (): string =>
  table(
    ["figure", "says", "but", "said in an estimate"],
    contradictions(estimateFacts().published).map(({ id, says, but, shown }) => [
      id,
      says,
      but,
      shown ?? "as a note, where the plan touches it",
    ]),
  );

/** The files as they should be, by path from the root of the repository. */
export function referenceFiles(): ReadonlyMap<string, string> {
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  const page = replaceBlock(read("docs/cost-model.md"), "published", publishedTable());
  return new Map([
    ["examples/README.md", replaceBlock(read("examples/README.md"), "cases", casesTable())],
    ["docs/cost-model.md", replaceBlock(page, "contradictions", contradictionsTable())],
  ]);
}

if (import.meta.main) {
  for (const [path, text] of referenceFiles()) writeFileSync(join(root, path), text);
}
