import {
  type Instant,
  LIST_BOOK,
  METER_NAMES,
  METERS,
  type Meter,
  type ModelFacts,
  type Provenance,
  toDecimal,
} from "@outlay/pricing";
import type { Io } from "../io.ts";
import { grouped } from "../output/money.ts";
import { table } from "../output/table.ts";
import { paragraph } from "../output/wrap.ts";
import type { AskedModel } from "./asked-model.ts";
import { conditionWords } from "./condition-words.ts";
import { endWords } from "./end-words.ts";
import type { ModelSheet } from "./model-sheet.ts";
import { priceText } from "./price-text.ts";
import { daysBetween, dayText } from "./when.ts";

/** Prices whose last check lies further back than this many days are called old. Assumption. */
const OLD_AFTER_DAYS = 90;

/** Prints everything that a book says of a model: prices, conditions, evidence, dates, sources. */
export function showModel(asked: AskedModel, io: Io): void {
  const { catalog, book, prices, facts, sheet, time, known } = asked;
  const { bold, yellow, dim } = io.colour;
  const { endOfLife, released, context, name, weights, tunedAs, tunedFrom } = facts ?? {};
  const say = (words: string, indent = 0) => io.out(paragraph(words, io.width, indent));
  io.out(bold(`${prices.provider}/${prices.model}`) + (name === undefined ? "" : `  ${name}`));
  const about = [
    prices.rule === "exact name" ? undefined : prices.rule,
    released === undefined ? undefined : `released ${released}`,
    context === undefined ? undefined : `context ${grouped(context)} tokens`,
    weights === "open" ? "open weights" : undefined,
    tunedFrom === undefined ? undefined : `tuned from ${prices.provider}/${tunedFrom}`,
    tunedAs === undefined ? undefined : `using a tuned version: ${prices.provider}/${tunedAs}`,
  ].filter((words) => words !== undefined);
  if (about.length > 0) say(about.join(" · "));
  if (endOfLife !== undefined) {
    const words = endWords(endOfLife, dayText(time).slice(0, 10));
    say(endOfLife.date === undefined ? words : yellow(words));
    if (endOfLife.note !== undefined) say(endOfLife.note, 2);
  }
  const when = `${dayText(time).slice(0, 10)}${known === undefined ? "" : `, as known on ${dayText(known).slice(0, 10)}`}`;
  if (sheet.lines.length === 0) {
    say(yellow(`\nNo price is known for ${when}.`));
    history(sheet, known, io);
    return;
  }
  const sources = [...new Set([...sheet.lines, ...sheet.factors].flatMap((one) => one.sources))];
  const numbers = (one: Pick<Provenance, "sources">) =>
    `[${one.sources.map((id) => sources.indexOf(id) + 1).join(" ")}]`;
  const main = sheet.sheet ?? sheet.lines[0];
  // What most lines share is said once; a line says only in what it differs.
  const cited = (one: Provenance) =>
    one.status !== main?.status
      ? `${one.status} ${numbers(one)}`
      : numbers(one) === numbers(main)
        ? ""
        : numbers(one);
  io.out(`\n${book.name} on ${when}, in USD`);
  if (main !== undefined) say(dim(`Where nothing else is said: ${main.status} ${numbers(main)}`));
  io.out("");
  io.out(
    table(
      [
        { header: "meter" },
        { header: "USD", align: "right" },
        { header: "for" },
        { header: "condition", wraps: true },
        { header: "evidence", wraps: true },
      ],
      [
        ...sheet.lines.map((line) => [
          line.meter,
          priceText(line.usd),
          perText(line.per, METERS[line.meter].unit),
          conditionWords(line.when),
          cited(line),
        ]),
        ...mergedFactors(sheet).map(({ factor, words }) => [
          factor.meters === undefined ? everyToken(sheet) : ownMeters(factor.meters, sheet),
          `× ${toDecimal(factor.factor).text}`,
          "",
          words,
          cited(factor),
        ]),
      ],
      { width: io.width, colour: io.colour },
    ),
  );
  const byPrice = Map.groupBy(sheet.billedAs, ({ as }) => as);
  io.out("");
  for (const [as, meters] of byPrice) {
    say(dim(`billed as ${as}: ${meters.map(({ meter }) => meter).join(", ")}`));
  }
  if (sheet.checked !== undefined) {
    const days = daysBetween(sheet.checked, time);
    const words = `Last shown by a source for ${dayText(sheet.checked).slice(0, 10)}`;
    say(
      days > OLD_AFTER_DAYS && book.id === LIST_BOOK
        ? yellow(`${words}, ${days} days before: compare it with the vendor's page.`)
        : `${words}.`,
    );
  }
  for (const note of notesOf(facts, sheet)) say(`- ${note}`);
  history(sheet, known, io);
  io.out("\nSources");
  for (const [index, id] of sources.entries()) {
    const source = catalog.sources.get(id);
    const dated = source?.dated === undefined ? "day not told" : source.dated;
    say(`[${index + 1}] ${source?.title ?? id} (${source?.kind}, ${dated})`);
    if (source?.url !== undefined) io.out(dim(`    ${source.url}`));
  }
}

/** What a factor without meters multiplies: tokens trained on are never part of it. */
const everyToken = ({ lines }: ModelSheet): string =>
  lines.some(({ meter }) => meter === "training_tokens") ? "tokens of requests" : "all tokens";

/** Notes of the model, of its sheet and of single rows, each with what it is about. */
function notesOf(facts: ModelFacts | undefined, { sheet }: ModelSheet): readonly string[] {
  const general = [facts?.note, sheet?.note].filter((note) => note !== undefined);
  const rows = (sheet?.usd ?? []).flatMap((row) => {
    if (row.note === undefined) return [];
    const { tier, above, region, regions } = row;
    const condition = [
      tier,
      above === undefined ? undefined : `above ${grouped(above)} tokens`,
      region ?? regions?.join(", "),
      ...Object.entries(row.variant ?? {}).map((pair) => pair.join(" ")),
    ].filter((words) => words !== undefined);
    const meters = METER_NAMES.filter((meter) => row[meter] !== undefined);
    const about = condition.length > 0 ? condition : meters;
    return [`${about.join(", ")}: ${row.note}`];
  });
  return [...general, ...rows];
}

/** When other prices apply: one line each. */
function history(sheet: ModelSheet, known: Instant | undefined, io: Io): void {
  if (sheet.others.length === 0 || known !== undefined) return;
  io.out("\nOther prices of this model");
  for (const other of sheet.others) {
    const standard = other.usd.find(
      (row) => row.tier === undefined && row.input_text !== undefined,
    );
    const words =
      standard === undefined
        ? ""
        : `: input ${standard.input_text}, output ${standard.output_text ?? "-"}`;
    const note = other.note === undefined ? "" : `; ${other.note}`;
    io.out(paragraph(`from ${other.from}${words}${note}`, io.width, 2));
  }
}

/** Meters that have a price of their own; those billed as another follow it. */
const ownMeters = (meters: readonly Meter[], { lines }: ModelSheet): string =>
  meters.filter((meter) => lines.some((line) => line.meter === meter)).join("\n");

/** Factors that differ only in their region, in one row. */
function mergedFactors({ factors }: ModelSheet) {
  const groups = Map.groupBy(factors, ({ when, factor, meters, sources }) => {
    const { region: _region, ...rest } = when;
    return JSON.stringify([rest, toDecimal(factor).text, meters, sources]);
  });
  return [...groups.values()].flatMap((group) => {
    const [factor] = group;
    if (factor === undefined) return [];
    const regions = group.flatMap(({ when }) => (when.region === undefined ? [] : [when.region]));
    const { region: _region, ...rest } = factor.when;
    const words = [conditionWords(rest), regions.length > 0 ? `region ${regions.join(", ")}` : ""];
    return [{ factor, words: words.filter((part) => part !== "").join(", ") }];
  });
}

/** `1M tokens`, `1K calls`, `image`. */
function perText(per: bigint, unit: string): string {
  if (per === 1n) return unit;
  const plural = unit.endsWith("y") ? `${unit.slice(0, -1)}ies` : `${unit}s`;
  if (per % 1_000_000_000n === 0n) return `${per / 1_000_000_000n}B ${plural}`;
  if (per % 1_000_000n === 0n) return `${per / 1_000_000n}M ${plural}`;
  if (per % 1_000n === 0n) return `${per / 1_000n}K ${plural}`;
  return `${grouped(per)} ${plural}`;
}
