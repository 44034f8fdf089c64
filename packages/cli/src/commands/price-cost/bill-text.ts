import {
  type CommitmentUse,
  type ContractBill,
  isCutMonth,
  type PicoUsd,
  picoUsd,
  toDecimal,
} from "@outlay/pricing";
import { exactUsd } from "@outlay/words";
import type { Io } from "../../io.ts";
import { table } from "../../output/table.ts";
import { paragraph } from "../../output/wrap.ts";

/** Prints what the days cost under the contract: from list price to invoice, then what is left of each term. */
export function printBill(
  bill: ContractBill,
  { unread }: { readonly unread: number },
  io: Io,
): void {
  const { total, sellers, from, to } = bill;
  io.out(
    `\n${io.colour.bold(`Bill by the contract ${bill.contract}`)}, ${from} to ${lastDay(to)}\n`,
  );
  const columns = sellers.length > 1 ? [...sellers, { ...total, provider: "all" }] : [];
  const shown =
    columns.length > 0 && columns.length <= 4 ? columns : [{ ...total, provider: "USD" }];
  const row = (label: string, key: keyof typeof total, sign = "") => [
    label,
    ...shown.map((one) =>
      sign !== "" && one[key] > 0n ? `${sign}${exactUsd(one[key])}` : exactUsd(one[key]),
    ),
  ];
  const atLeast = bill.lowerBound || unread > 0 ? ", at least" : "";
  const runs = total.runningPico > 0n;
  io.out(
    table(
      [
        { header: "" },
        ...shown.map(({ provider }) => ({ header: provider, align: "right" }) as const),
      ],
      [
        row("at list price", "listPico"),
        row("negotiated", "negotiatedPico"),
        row("free units", "freePico", "-"),
        row("credits", "creditPico", "-"),
        row("shortfall of commitments", "shortfallPico"),
        null,
        row(`invoice${runs ? " so far" : ""}${atLeast}`, "invoicePico"),
        ...(runs
          ? [
              row("commitments that still run", "runningPico"),
              null,
              [
                `at their end if no more is spent${atLeast}`,
                ...shown.map((one) => exactUsd(picoUsd(one.invoicePico + one.runningPico))),
              ],
            ]
          : []),
      ],
      { width: io.width, colour: io.colour },
    ),
  );
  const say = (words: string) => io.out(paragraph(words, io.width, 2));
  io.out("");
  for (const { tier, meter, quantity, usd } of bill.free) {
    const models =
      tier.models === undefined ? tier.provider : `${tier.provider} ${tier.models.join(", ")}`;
    const units = toDecimal(quantity).text;
    const before = isCutMonth(tier, from) ? `, if none were used before ${from}` : "";
    say(
      `Free: ${units} ${meter} of ${models} (${tier.meters[meter]} a ${tier.per}), worth ${toDecimal(usd, 6).text} USD${before}.`,
    );
  }
  for (const { credit, usedPico, leftPico } of bill.credits) {
    const named = credit.id === undefined ? credit.provider : `${credit.provider} ${credit.id}`;
    const end =
      credit.to === undefined
        ? ""
        : credit.to <= to
          ? `, which ended ${credit.to}`
          : `, ends ${credit.to}`;
    const before = credit.from < from ? `, if nothing of it was used before ${from}` : "";
    say(
      `Credit of ${named}: ${exactUsd(usedPico)} used, ${exactUsd(leftPico)} left${end}${before}.`,
    );
  }
  for (const one of bill.commitments) say(commitmentWords(one, from));
  if (bill.notPriced > 0)
    say(
      `${bill.notPriced} of ${bill.requests} requests have no price, or one in part: the bill is at least this.`,
    );
  if (unread > 0)
    say(
      `${unread} ${unread === 1 ? "line was" : "lines were"} not read: the bill is at least this.`,
    );
  if (bill.commitments.length > 0 || bill.credits.length > 0) {
    say(`Settled as if the requests above were all of these days; days are of UTC.`);
  }
}

function commitmentWords(one: CommitmentUse, billFrom: string): string {
  const { commitment, committedPico, usedPico, missingPico, from, to, state, whole } = one;
  const promise = `Commitment to ${commitment.provider}: ${exactUsd(committedPico)} from ${from} to ${lastDay(to)}`;
  const used = `${exactUsd(usedPico)} (${share(usedPico, committedPico)}) used`;
  const before = whole
    ? ""
    : `; what was spent before ${billFrom} is not known, \`used\` in the contract can say it`;
  switch (state) {
    case "met":
      return `${promise}: met, ${used}${before}.`;
    case "open":
      return `${promise}: ${used}, ${whole ? "" : "at most "}${exactUsd(missingPico)} still to be spent${before}.`;
    case "short":
      return `${promise}: ${used}, ${exactUsd(missingPico)} short.`;
    case "not known":
      return `${promise}: ${used}, up to ${exactUsd(missingPico)} may be owed and is not in the invoice${before}.`;
  }
}

/** Whole percent, cut, so that 100 % is said only of what is met. */
const share = (part: PicoUsd, whole: PicoUsd): string => `${(part * 100n) / whole} %`;

/** The last day that belongs to days whose end does not. */
const lastDay = (to: string): string =>
  new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
