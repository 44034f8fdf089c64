import { type Cost, type Note, noteText, type PicoUsd, picoUsd } from "@outlay/pricing";
import { exactUsd, grouped } from "@outlay/words";
import type { Io } from "../../io.ts";
import { table } from "../../output/table.ts";
import { paragraph } from "../../output/wrap.ts";
import { errorText } from "./error-text.ts";
import { amountText, linesTable, listText } from "./lines-table.ts";
import { type PricedBody, worthSaying } from "./priced-body.ts";

/** Rows shown; the totals count every body. */
const MOST_ROWS = 200;
/** Reasons shown, each with the bodies that it is about. */
const MOST_REASONS = 20;

interface Reason {
  readonly text: string;
  /** Numbers of the bodies, as in the table, the first few. */
  readonly bodies: number[];
  count: number;
}

/** A readable answer, put together body by body in memory that does not grow with their number. */
export class CostTable {
  readonly #rows: (readonly string[])[] = [];
  readonly #reasons = new Map<string, Reason>();
  readonly #counts = { priced: 0, partial: 0, unpriced: 0, unreadable: 0 };
  #bodies = 0;
  #first: Cost | undefined;
  #input = 0;
  #output = 0;
  #total: PicoUsd = picoUsd(0n);
  /** Whether a book of negotiated prices is used: then the list price stands beside each cost. */
  readonly #negotiated: boolean;
  #list: PicoUsd = picoUsd(0n);
  /** With `--known-at`: the same at the prices known now, and how many have none even so. */
  #now: { total: PicoUsd; priced: number; open: number } | undefined;

  constructor(negotiated = false) {
    this.#negotiated = negotiated;
  }

  add(body: PricedBody): void {
    this.#bodies += 1;
    if (body.kind === "unreadable") {
      this.#counts.unreadable += 1;
      const where = body.place === undefined ? "" : `line ${body.place.line} `;
      this.#reason(`${where}${errorText(body.error)}`);
      this.#row(["", "", "", ...(this.#negotiated ? [""] : []), "not read"]);
      return;
    }
    const { cost, usage, model = "unknown", nowKnown } = body;
    this.#first ??= cost;
    const { input_tokens: input, output_tokens: output } = usage;
    this.#input += input ?? 0;
    this.#output += output ?? 0;
    this.#counts[cost.status] += 1;
    this.#total = picoUsd(this.#total + cost.totalPico);
    this.#list = picoUsd(this.#list + (cost.list ?? cost).totalPico);
    if (nowKnown !== undefined) this.#known(nowKnown);
    for (const note of cost.notes.filter(worthSaying)) this.#reason(sentence(note));
    const list = this.#negotiated ? [listText(cost)] : [];
    this.#row([model, countText(input), countText(output), ...list, amountText(cost)]);
  }

  #known({ status, totalPico }: Cost): void {
    this.#now ??= { total: picoUsd(0n), priced: 0, open: 0 };
    this.#now.total = picoUsd(this.#now.total + totalPico);
    if (status !== "unpriced") this.#now.priced += 1;
    if (status !== "priced") this.#now.open += 1;
  }

  #row(cells: readonly string[]): void {
    if (this.#rows.length < MOST_ROWS) this.#rows.push([grouped(this.#bodies), ...cells]);
  }

  #reason(text: string): void {
    const known = this.#reasons.get(text);
    if (known !== undefined) {
      known.count += 1;
      if (known.bodies.length < 5) known.bodies.push(this.#bodies);
    } else if (this.#reasons.size < 1_000) {
      this.#reasons.set(text, { text, bodies: [this.#bodies], count: 1 });
    }
  }

  print(io: Io, title: string): void {
    io.out(paragraph(title, io.width));
    io.out("");
    const { priced, partial, unpriced, unreadable } = this.#counts;
    const open = partial + unpriced + unreadable;
    const some = priced + partial > 0;
    const sum = sumText(this.#total, some, open);
    const columns = [
      { header: "#", align: "right" },
      { header: "model", wraps: true },
      { header: "input", align: "right" },
      { header: "output", align: "right" },
      ...(this.#negotiated ? ([{ header: "list", align: "right" }] as const) : []),
      { header: "cost", align: "right" },
    ] as const;
    const list = this.#negotiated ? [sumText(this.#list, some, open)] : [];
    const all = ["", "all", countText(this.#input), countText(this.#output), ...list, sum];
    const rows = this.#bodies > 1 ? [...this.#rows, null, all] : this.#rows;
    io.out(table(columns, rows, { width: io.width, colour: io.colour }));
    if (this.#bodies === 1 && this.#first !== undefined && this.#first.lines.length > 0) {
      io.out(`\n${linesTable(this.#first, io)}`);
    }
    const hidden = this.#bodies - this.#rows.length;
    if (hidden > 0) io.out(`\n${grouped(hidden)} more bodies are in the total; --json shows each.`);
    const words = [
      `${grouped(priced)} priced`,
      ...(partial > 0 ? [`${grouped(partial)} in part`] : []),
      ...(unpriced > 0 ? [`${grouped(unpriced)} not priced`] : []),
      ...(unreadable > 0 ? [`${grouped(unreadable)} not read`] : []),
    ];
    if (this.#bodies > 1 || open > 0) io.out(`\n${words.join(", ")}.`);
    if (this.#now !== undefined) this.#printNow(io, this.#now, sum);
    this.#printReasons(io);
  }

  /** What was billed then beside what is known now, where the two differ. */
  #printNow(
    io: Io,
    {
      total,
      priced,
      open,
    }: { readonly total: PicoUsd; readonly priced: number; readonly open: number },
    then: string,
  ): void {
    const now = sumText(total, priced > 0, open + this.#counts.unreadable);
    if (now === then) return;
    const both = this.#counts.partial + this.#counts.unpriced === 0 && open === 0;
    const more = total - this.#total;
    const gap = `${exactUsd(more < 0n ? -more : more)} ${more < 0n ? "less" : "more"}`;
    const words = `As known then ${then}; as known now ${now}${both ? `, ${gap}` : ""}.`;
    io.out(`\n${paragraph(words, io.width)}`);
  }

  #printReasons(io: Io): void {
    const reasons = [...this.#reasons.values()];
    for (const { text, bodies, count } of reasons.slice(0, MOST_REASONS)) {
      const more = count > bodies.length ? ` and ${grouped(count - bodies.length)} more` : "";
      const where = this.#bodies === 1 ? "" : `#${bodies.map(grouped).join(", #")}${more}: `;
      io.out(paragraph(`${where}${text}.`, io.width, 2));
    }
    const left = reasons.length - MOST_REASONS;
    if (left > 0)
      io.out(`  and ${left} more ${left === 1 ? "note" : "notes"}; --json has them all.`);
  }
}

/** A sum in words: unknown where nothing has a price, a lower bound where something has none. */
const sumText = (total: PicoUsd, some: boolean, open: number): string =>
  !some ? "unknown" : open === 0 ? exactUsd(total) : `at least ${exactUsd(total)}`;

/** What a flag of this verb can mend is said with it. */
const sentence = (note: Note): string =>
  note.code === "model_missing" ? `${noteText(note)}; --model M says which` : noteText(note);

const countText = (count: number | undefined): string =>
  count === undefined ? "" : grouped(count);
