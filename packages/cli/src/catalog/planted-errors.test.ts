import {
  faultsOf,
  METERS,
  type Meter,
  otherSellersNames,
  type PricedModel,
  type PriceFile,
  type PriceRow,
  type PriceSheet,
  pastEnd,
  priceBooks,
} from "@outlay/pricing";
import { expect, it } from "vitest";
import { findCatalog } from "./find-catalog.ts";
import { loadCatalog } from "./load.ts";
import { catalogFolder } from "./read-folder.ts";

/**
 * Errors planted into the models of the catalog itself, at random places with a fixed seed: how many of
 * them do the lints find?
 */
const place = findCatalog(import.meta.dirname);
if (place?.kind !== "folder") throw new Error("the clone has no catalog");
const data = catalogFolder(place.folder);
const { sources } = loadCatalog();
const files = data.prices.filter(({ book }) => book === undefined);

/** Planted of each kind. */
const SAMPLE = 60;

/** The same sample every time, without a library. */
let state = 20_261_123;
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;

interface Planted {
  readonly file: PriceFile;
  readonly model: PricedModel;
  readonly what: string;
}

/** A model alone in its file, without what names others and without a word of explanation. */
const alone = (file: PriceFile, model: PricedModel, prices: readonly PriceSheet[]): PriceFile => {
  const {
    end_of_life: _,
    tuned_from: __,
    aliases: ___,
    dated_aliases: ____,
    note: _____,
    ...rest
  } = model;
  return { ...file, models: [{ ...rest, prices }] };
};
const bare = (sheet: PriceSheet): PriceSheet => {
  const { note: _, ...rest } = sheet;
  return { ...rest, usd: sheet.usd.map(({ note: __, ...row }) => row) };
};

const isToken = (meter: string): meter is Meter =>
  meter in METERS &&
  METERS[meter as Meter].unit === "token" &&
  METERS[meter as Meter].direction !== "other";
const tokens = (row: PriceRow): Meter[] => Object.keys(row).filter(isToken) as Meter[];
const isPlain = ({
  tier,
  above,
  up_to: upTo,
  region,
  regions,
  hours,
  variant,
  times,
}: PriceRow): boolean =>
  [tier, above, upTo, region, regions, hours, variant, times].every((one) => one === undefined);

/** Changes one row of the last sheet, where a row is fit for it. */
function row(
  fit: (row: PriceRow, sheet: PriceSheet) => boolean,
  change: (row: PriceRow, sheet: PriceSheet) => PriceRow,
) {
  return (file: PriceFile, model: PricedModel): PriceFile | undefined => {
    const sheets = model.prices;
    const sheet = sheets.at(-1);
    const fitting = sheet?.usd.filter((one) => fit(one, sheet)) ?? [];
    if (sheet === undefined || fitting.length === 0) return undefined;
    const chosen = pick(fitting);
    const usd = sheet.usd.map((one) => (one === chosen ? change(one, sheet) : one));
    return alone(file, model, [bare({ ...sheet, usd })]);
  };
}
const scaled = (usd: string | undefined, by: number): string =>
  String(Number((Number(usd) * by).toPrecision(6)));
const scaledRow = (one: PriceRow, by: number): PriceRow => ({
  ...one,
  ...Object.fromEntries(tokens(one).map((meter) => [meter, scaled(one[meter], by)])),
});
const has =
  (...meters: readonly Meter[]) =>
  (one: PriceRow) =>
    isPlain(one) && meters.every((meter) => Number(one[meter] ?? 0) > 0);
const chat = has("input_text", "output_text");

const PLANTS: Readonly<
  Record<
    string,
    {
      readonly least: number;
      readonly plant: (file: PriceFile, model: PricedModel) => PriceFile | undefined;
    }
  >
> = {
  "a price for a thousand as one for a million": {
    least: 1,
    plant: row(chat, (one) => {
      const meter = pick(["input_text", "output_text"] as const);
      return { ...one, [meter]: scaled(one[meter], 1000) };
    }),
  },
  "every price of a sheet for a single token": {
    least: 1,
    plant: row(chat, (one) => scaledRow(one, 1e6)),
  },
  "zero where siblings are not": {
    least: 1,
    plant: row(chat, (one) => ({ ...one, [pick(tokens(one))]: "0" })),
  },
  "zero in a row of its own": {
    least: 1,
    plant: (file, model) => {
      const sheet = model.prices.at(-1);
      const first = sheet?.usd.find(chat);
      if (sheet === undefined || first === undefined) return undefined;
      const { output_text: _, ...rest } = first;
      const usd = [rest, { output_text: "0" }, ...sheet.usd.filter((one) => one !== first)];
      return alone(file, model, [bare({ ...sheet, usd })]);
    },
  },
  "cache read above input": {
    least: 1,
    plant: row(has("input_text", "cache_read_text"), (one) => ({
      ...one,
      cache_read_text: scaled(one.input_text, 1.5),
    })),
  },
  "cache write below input": {
    least: 1,
    plant: row(has("input_text", "cache_write_5m"), (one) => ({
      ...one,
      cache_write_5m: scaled(one.input_text, 0.8),
    })),
  },
  "batch not below standard": {
    least: 1,
    plant: row(
      ({ tier, ...rest }) =>
        tier === "batch" && (rest.times !== undefined || tokens(rest).length > 0),
      (one) => (one.times === undefined ? scaledRow(one, 4) : { ...one, times: "1.25" }),
    ),
  },
  "long prompts below short ones": {
    least: 1,
    plant: (file, model) => {
      const sheet = model.prices.at(-1);
      const short = sheet?.usd.find(chat);
      const long = sheet?.usd.find(
        ({ above, region, regions, tier, variant, times }) =>
          above !== undefined &&
          [region, regions, tier, variant, times].every((one) => one === undefined),
      );
      if (sheet === undefined || short === undefined || long === undefined) return undefined;
      const lower = tokens(long).map((meter) => [meter, scaled(short[meter] ?? long[meter], 0.5)]);
      const usd = sheet.usd.map((one) =>
        one === long ? { ...one, ...Object.fromEntries(lower) } : one,
      );
      return alone(file, model, [bare({ ...sheet, usd })]);
    },
  },
  "a change of six times without a note": {
    least: 1,
    plant: (file, model) => {
      const sheet = model.prices.at(-1);
      if (sheet === undefined) return undefined;
      const by = pick([6, 1 / 6]);
      const next = {
        ...sheet,
        from: "2026-11-20",
        usd: sheet.usd.map((one) => scaledRow(one, by)),
      };
      const { to: _, ...open } = sheet;
      return sheet.from < "2026-11-20" &&
        sheet.usd.some((one) => tokens(one).some((meter) => Number(one[meter]) !== 0))
        ? alone(file, model, [bare(open), bare(next)])
        : undefined;
    },
  },
  "a plain price that is lost": {
    least: 1,
    plant: (file, model) => {
      const sheet = model.prices.at(-1);
      const ofPart = ({ tier, region, regions, variant, times }: PriceRow) =>
        times === undefined && [tier, region, regions, variant].some((one) => one !== undefined);
      const plain = (sheet?.usd ?? []).filter((one) => !ofPart(one) && one.times === undefined);
      const kept = new Set(plain.flatMap(tokens));
      const lost = (sheet?.usd ?? [])
        .filter(ofPart)
        .flatMap(tokens)
        .filter(
          (one) => kept.has(one) && { ...file.bills_as, ...model.bills_as }[one] === undefined,
        );
      if (sheet === undefined || lost.length === 0 || kept.size < 2) return undefined;
      const meter = pick(lost);
      const usd = sheet.usd.map((one) => {
        const { [meter]: _, ...rest } = one;
        return plain.includes(one) ? rest : one;
      });
      return alone(file, model, [bare({ ...sheet, usd })]);
    },
  },
  "a gap or an overlap": {
    least: 1,
    plant: (file, model) => {
      const sheet = model.prices.at(-1);
      if (sheet === undefined || sheet.from >= "2026-11-01") return undefined;
      const to = pick(["2026-11-19", "2026-11-22"]);
      return alone(file, model, [
        { ...sheet, to },
        { ...sheet, from: "2026-11-20" },
      ]);
    },
  },
  "output in cents": {
    least: 0.95,
    plant: row(chat, (one) => ({ ...one, output_text: scaled(one.output_text, 100) })),
  },
  "input in cents": {
    least: 1,
    plant: row(chat, (one) => ({ ...one, input_text: scaled(one.input_text, 100) })),
  },
  "input and output swapped, tenfold apart": {
    least: 1,
    plant: row(
      (one) => chat(one) && Number(one.output_text) >= 4.5 * Number(one.input_text),
      ({ input_text: input = "", output_text: output = "", ...rest }) => ({
        ...rest,
        input_text: output,
        output_text: input,
      }),
    ),
  },
};

it.each(Object.entries(PLANTS))("finds %s", (what, { least, plant }) => {
  const fit = files.flatMap((file) => file.models.map((model) => ({ file, model })));
  const missed: string[] = [];
  let planted = 0;
  for (let tries = 0; planted < SAMPLE && tries < 20 * SAMPLE; tries += 1) {
    const { file, model } = pick(fit);
    const changed = plant(file, model);
    if (changed === undefined) continue;
    planted += 1;
    if (faultsOf(changed, sources).length === 0)
      missed.push(`${model.provider ?? file.provider}/${model.id}`);
  }
  expect(planted, what).toBeGreaterThan(10);
  expect(
    1 - missed.length / planted,
    `of ${planted} missed: ${missed.join(", ")}`,
  ).toBeGreaterThanOrEqual(least);
});

/** How a name of a sibling may be written. */
const SPELLINGS: readonly ((id: string) => string)[] = [
  (id) => id,
  (id) => id.toUpperCase(),
  (id) => `${id}-latest`,
  (id) => `${id}-001`,
  (id) => `${id}-2026-03-17`,
  (id) => `${id}-20260317`,
];

it("finds an alias that catches a sibling, however it is written", () => {
  const missed: Planted[] = [];
  for (let n = 0; n < SAMPLE; n += 1) {
    const file = pick(files.filter(({ models }) => models.length > 3));
    const model = pick(file.models);
    const seller = model.provider ?? file.provider;
    const siblings = file.models.filter(
      (one) =>
        (one.provider ?? file.provider) === seller && one !== model && one.tuned_from === undefined,
    );
    if (siblings.length === 0) continue;
    const alias = pick(SPELLINGS)(pick(siblings).id);
    const changed = {
      ...file,
      models: file.models.map((one) =>
        one === model ? { ...one, aliases: [...(one.aliases ?? []), alias] } : one,
      ),
    };
    if (faultsOf(changed, sources).length === 0) missed.push({ file, model, what: alias });
  }
  expect(missed.map(({ model, what }) => `${model.id}: ${what}`)).toEqual([]);
});

it("has no alias that is another seller's model, and finds one that is planted", () => {
  expect(otherSellersNames(files)).toEqual([]);
  const missed: string[] = [];
  for (let n = 0; n < SAMPLE; n += 1) {
    const [file, other] = [pick(files), pick(files)];
    const [model, theirs] = [pick(file.models), pick(other.models)];
    const words = (name: string) =>
      name
        .toLowerCase()
        .split(/[^a-z]+/)
        .filter((word) => word.length > 1);
    const alike = words(theirs.id).some((word) =>
      words(`${model.id} ${model.name}`).includes(word),
    );
    if (file === other || alike || words(theirs.id).length === 0) continue;
    const changed = { ...file, models: [{ ...model, aliases: [theirs.id] }] };
    if (otherSellersNames([changed, other]).length === 0) missed.push(`${model.id}: ${theirs.id}`);
  }
  expect(missed).toEqual([]);
});

it("finds every model past its end, and replacements that have ended", () => {
  const ends = files.flatMap((file) =>
    file.models.filter(({ end_of_life: end }) => end?.date !== undefined),
  );
  expect(ends.length).toBeGreaterThan(50);
  const book = priceBooks(files).get("list");
  if (book === undefined) throw new Error("no list");
  const found = new Set(
    pastEnd(book, "2100-01-01")
      .filter(({ code }) => code === "still_priced")
      .map(({ model }) => model),
  );
  expect(
    ends.filter(({ id, prices }) => prices.at(-1)?.to === undefined && !found.has(id)),
  ).toEqual([]);
});
