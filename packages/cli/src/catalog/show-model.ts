import {
  endDay,
  type Instant,
  isContractBook,
  knownSince,
  LIST_BOOK,
  METER_NAMES,
  METERS,
  type Meter,
  type ModelFacts,
  type Provenance,
  promisePast,
  toDecimal,
} from "@outlay/pricing";
import { grouped } from "@outlay/words";
import type { Io } from "../io.ts";
import { table } from "../output/table.ts";
import { paragraph } from "../output/wrap.ts";
import type { AskedModel } from "./asked-model.ts";
import { besideList, besideListText } from "./beside-list.ts";
import { conditionWords } from "./condition-words.ts";
import { endWords } from "./end-words.ts";
import { type KnownRow, knownGrid } from "./known-grid.ts";
import type { ModelSheet } from "./model-sheet.ts";
import { oldLines } from "./old-lines.ts";
import { perText } from "./per-text.ts";
import { priceText } from "./price-text.ts";
import { mainMeters, priceTimeline, type TimelineRow } from "./price-timeline.ts";
import { requestWords } from "./request-words.ts";
import { seenWords } from "./seen-words.ts";
import { showProvisioned } from "./show-provisioned.ts";
import { sourceOf } from "./source-of.ts";
import { timelineReasons, timelineTable } from "./timeline-table.ts";
import { dayText } from "./when.ts";

/** Prints everything that a book says of a model: prices, conditions, evidence, dates, sources. */
export function showModel(asked: AskedModel, io: Io): void {
  const { catalog, book, prices, facts, time, known, now } = asked;
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
    say(endDay(endOfLife) === undefined ? words : yellow(words));
    if (endOfLife.note !== undefined) say(endOfLife.note, 2);
  }
  const day = dayText(time).slice(0, 10);
  const knownDay = known === undefined ? undefined : dayText(known).slice(0, 10);
  const timeline = priceTimeline(prices, facts, time, known);
  const changes = () => history(timeline, facts, io);
  // Where nothing was known then, what is known now is shown, and since when.
  const unknownThen = known !== undefined && asked.sheet.lines.length === 0;
  const sheet = unknownThen && now !== undefined ? now : asked.sheet;
  const since = knownSince(prices.table.lines, time);
  if (sheet.lines.length === 0) {
    const first = prices.table.lines.reduce<Instant | undefined>(
      (least, { effective: { from } }) =>
        from > time && from < (least ?? Infinity) ? from : least,
      undefined,
    );
    const next = first === undefined ? "" : `; the next one known is of ${dayText(first)}`;
    say(yellow(`\nNo price is known for ${day}${next}.`));
    if (timeline.length > 0) changes();
    return;
  }
  if (unknownThen && since !== undefined) {
    say(
      yellow(
        `\nAs known on ${knownDay}: none. This catalog knows this price since ${dayText(since)}; below, as known now.`,
      ),
    );
  }
  const grid = known === undefined || now === undefined || unknownThen ? [] : knownGrid(sheet, now);
  const asKnown = unknownThen
    ? ", as known now"
    : knownDay === undefined
      ? ""
      : `, as known on ${knownDay}`;
  const when = `${day}${asKnown}`;
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
  const place = asked.region === undefined ? "" : `, for requests in region ${asked.region}`;
  io.out(`\n${book.name} on ${when}, in USD${place}`);
  if (asked.region !== undefined && !hasOwn(sheet, asked.region)) {
    say(yellow(`No price of its own in region ${asked.region}: as without a region.`));
  }
  if (main !== undefined) say(dim(`Where nothing else is said: ${main.status} ${numbers(main)}`));
  io.out("");
  const negotiated = [...sheet.lines, ...sheet.factors].some(({ list }) => list !== undefined);
  io.out(
    table(
      [
        { header: "meter" },
        { header: "USD", align: "right" },
        ...(negotiated ? ([{ header: "list", align: "right" }] as const) : []),
        { header: "for" },
        { header: "condition", wraps: true },
        { header: "evidence", wraps: true },
      ],
      [
        ...sheet.lines.map((line) => [
          line.meter,
          priceText(line.usd),
          ...(negotiated ? [line.list === undefined ? "" : priceText(line.list.usd)] : []),
          perText(line.per, METERS[line.meter].unit),
          conditionWords(line.when),
          cited(line),
        ]),
        ...mergedFactors(sheet).map(({ factor, words }) => [
          factor.meters === undefined ? everyToken(sheet) : ownMeters(factor.meters, sheet),
          `× ${toDecimal(factor.factor).text}`,
          ...(negotiated
            ? [factor.list === undefined ? "" : `× ${toDecimal(factor.list.factor).text}`]
            : []),
          "",
          words,
          cited(factor),
        ]),
      ],
      { width: io.width, colour: io.colour },
    ),
  );
  if (grid.length > 0 && knownDay !== undefined) knownTable(grid, knownDay, io);
  else if (knownDay !== undefined && !unknownThen) say(`\nThe same as known now.`);
  const byPrice = Map.groupBy(sheet.billedAs, ({ as }) => as);
  io.out("");
  for (const [as, meters] of byPrice) {
    say(dim(`billed as ${as}: ${meters.map(({ meter }) => meter).join(", ")}`));
  }
  if (sheet.checked !== undefined) {
    const last = seenWords(dayText(sheet.checked).slice(0, 10), time);
    const old = oldLines(sheet, time);
    const isList = book.id === LIST_BOOK;
    if (!isList) say(seenWords(dayText(sheet.checked).slice(0, 10), sheet.checked).text);
    else say(last.old ? yellow(last.text) : last.text);
    if (isList && !last.old && old !== "") say(yellow(old));
  }
  const past = sheet.lines.find((line) => promisePast(line, time))?.promisedUntil;
  if (past !== undefined) {
    const until = dayText(past).slice(0, 10);
    say(yellow(`A promotion, promised until ${until} only: whether it went on is not known.`));
  }
  if (asked.request !== undefined) say(requestWords(asked.request, day, knownDay));
  const alone = timeline.length < 2;
  const notes = alone
    ? [...notesOf(facts, sheet), ...evidenceOf(sheet)]
    : notesOf(facts, sheet, false);
  for (const note of notes) say(`- ${note}`);
  const beside = besideList(catalog, book, time, prices);
  const differs =
    beside === undefined ? "" : besideListText(beside, io, { all: true, models: false });
  if (differs !== "") io.out(`\n${differs}`);
  showProvisioned(asked, io);
  if (!alone) changes();
  io.out("\nSources");
  for (const [index, id] of sources.entries()) {
    const source = sourceOf(asked, id);
    if (source === undefined && isContractBook(book)) {
      say(`[${index + 1}] ${book.name} (your ${id}, known ${book.contract.known})`);
      continue;
    }
    const dated = source?.dated === undefined ? "day not told" : source.dated;
    say(`[${index + 1}] ${source?.title ?? id} (${source?.kind}, ${dated})`);
    if (source?.url !== undefined) io.out(dim(`    ${source.url}`));
  }
}

/** Whether a price or a multiple of a sheet is of a region. */
const hasOwn = ({ lines, factors }: ModelSheet, region: string): boolean =>
  [...lines, ...factors].some(({ when }) => when.region === region);

/** What a factor without meters multiplies: tokens trained on are never part of it. */
const everyToken = ({ lines }: ModelSheet): string =>
  lines.some(({ meter }) => meter === "training_tokens") ? "tokens of requests" : "all tokens";

/** Notes of the model, of its sheet and of single rows, each with what it is about. */
function notesOf(
  facts: ModelFacts | undefined,
  { sheet }: ModelSheet,
  ofSheet = true,
): readonly string[] {
  const general = [facts?.note, ofSheet ? sheet?.note : undefined].filter(
    (note) => note !== undefined,
  );
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

/** Where a company's own papers show its negotiated prices. */
const evidenceOf = ({ lines, factors }: ModelSheet): readonly string[] => [
  ...new Set(
    [...lines, ...factors].flatMap(({ status, evidence }) =>
      evidence === undefined ? [] : [`${status}: ${evidence}`],
    ),
  ),
];

/** Every change of the prices, on both time axes. */
function history(rows: readonly TimelineRow[], facts: ModelFacts | undefined, io: Io): void {
  io.out("\nChanges of this price, USD");
  io.out(timelineTable(rows, mainMeters(facts?.sheets ?? []), io));
  for (const reason of timelineReasons(rows)) io.out(paragraph(`- ${reason}`, io.width));
}

/** Prices that were known otherwise, both ways. */
function knownTable(rows: readonly KnownRow[], knownDay: string, io: Io): void {
  io.out("\nKnown otherwise now");
  io.out(
    table(
      [
        { header: "meter" },
        { header: `as known ${knownDay}`, align: "right" },
        { header: "as known now", align: "right" },
        { header: "for" },
        { header: "condition", wraps: true },
      ],
      rows.map(({ what, was, now, per, unit, condition }) => [
        what,
        was ?? "-",
        now ?? "-",
        unit === "" ? "" : perText(per, unit),
        condition,
      ]),
      { width: io.width, colour: io.colour },
    ),
  );
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
