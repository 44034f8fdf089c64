import { formatIssue } from "@outlay/document";
import {
  at,
  openBook,
  type PricedModel,
  type PriceFile,
  type PriceRow,
  priceFileText,
  proposeUpdate,
  readPriceFile,
  type Source,
  type UpdateCatalogue,
  type UpdateProposals,
} from "../index.ts";

const source = (id: string, dated: string, more: Partial<Source> = {}): [string, Source] => [
  id,
  { id, kind: "catalogue", title: id, dated, read: "2026-11-23", lineage: id, ...more },
];
/** Sources of the made-up file and of each catalogue. */
export const SOURCES: ReadonlyMap<string, Source> = new Map([
  source("page", "2026-06-01", { kind: "vendor page" }),
  source("litellm", "2026-08-01"),
  source("models.dev", "2026-08-02"),
  source("portkey", "2026-08-03"),
]);

/** Prices of a made-up entry, USD for 1M tokens. */
export type Rates = {
  input?: number;
  cached?: number;
  output?: number;
  batch?: number;
  long?: number;
};

const litellm = ({ input, cached, output, batch, long }: Rates) => ({
  litellm_provider: "openai",
  mode: "chat",
  ...(input !== undefined && { input_cost_per_token: input / 1e6 }),
  ...(cached !== undefined && { cache_read_input_token_cost: cached / 1e6 }),
  ...(output !== undefined && { output_cost_per_token: output / 1e6 }),
  ...(batch !== undefined && { input_cost_per_token_batches: batch / 1e6 }),
  ...(long !== undefined && { input_cost_per_token_above_200k_tokens: long / 1e6 }),
});
const modelsDev = ({ input, cached, output, long }: Rates) => ({
  cost: {
    ...(input !== undefined && { input }),
    ...(cached !== undefined && { cache_read: cached }),
    ...(output !== undefined && { output }),
    ...(long !== undefined && { tiers: [{ tier: { size: 200_000 }, input: long }] }),
  },
});
const portkey = ({ input, cached, output }: Rates) => ({
  pricing_config: {
    pay_as_you_go: {
      ...(input !== undefined && { request_token: { price: input / 1e4 } }),
      ...(cached !== undefined && { cache_read_input_token: { price: cached / 1e4 } }),
      ...(output !== undefined && { response_token: { price: output / 1e4 } }),
    },
  },
});

/** A made-up catalogue of OpenAI's models. */
export function catalogue(
  kind: "litellm" | "models.dev" | "portkey",
  models: Readonly<Record<string, Rates>>,
  { proposes = true, day }: { proposes?: boolean; day?: string } = {},
): UpdateCatalogue {
  const each = (make: (rates: Rates) => object) =>
    Object.fromEntries(Object.entries(models).map(([name, rates]) => [name, make(rates)]));
  const json =
    kind === "litellm"
      ? each(litellm)
      : kind === "portkey"
        ? each(portkey)
        : { openai: { models: each(modelsDev) } };
  const spec = { kind, id: kind, files: [{ name: "openai.json", text: JSON.stringify(json) }] };
  const book = openBook(spec);
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  const dated = day ?? SOURCES.get(kind)?.dated ?? "";
  return { book: book.value, spec, dated: at(dated, 12), day: dated, source: kind, proposes };
}

/** Rows of the made-up file. */
export const OURS: readonly PriceRow[] = [
  { input_text: "2.00", cache_read_text: "0.20", output_text: "8.00" },
  { tier: "batch", times: "0.5" },
  { web_searches: "10.00" },
];
/** A file of OpenAI with one model. */
export const ours = (
  usd: readonly PriceRow[] = OURS,
  more: Partial<PricedModel> = {},
  sheet: Partial<PricedModel["prices"][number]> = {},
): PriceFile => ({
  provider: "openai",
  name: "OpenAI",
  known: "2026-06-02",
  models: [
    {
      id: "m",
      name: "M",
      ...more,
      prices: [
        {
          from: "2026-01-01",
          status: "vendor page",
          checked: "2026-06-01",
          sources: ["page"],
          usd,
          ...sheet,
        },
      ],
    },
  ],
});

/** What is proposed for the file on a day of August. */
export const update = (
  file: PriceFile,
  catalogues: readonly UpdateCatalogue[],
  known = "2026-08-10",
): UpdateProposals =>
  proposeUpdate({
    files: [file],
    sources: SOURCES,
    catalogues,
    at: at("2026-08-03", 12),
    known,
  });

/** The file with every proposal pasted in, read again with every lint. */
export function pasted(file: PriceFile, { sheets, entries }: UpdateProposals): PriceFile {
  const models = [
    ...file.models.map((model) => {
      const added = sheets.filter((one) => one.model === model.id).map(({ sheet }) => sheet);
      return { ...model, prices: [...model.prices, ...added] };
    }),
    ...entries.map(({ entry }) => entry),
  ];
  const read = readPriceFile(priceFileText({ ...file, models }), "openai.yaml", SOURCES);
  if (!read.ok) throw new Error(read.error.map(formatIssue).join("\n"));
  return read.value;
}
