import type { ComparedBooks } from "@outlay/pricing";
import { grouped } from "@outlay/words";
import type { Io } from "../../io.ts";
import { table } from "../../output/table.ts";
import { paragraph } from "../../output/wrap.ts";
import { amountText, whenWords } from "./check-words.ts";

/** How many models of a provider are named. */
const NAMED = 5;

/** Providers shown. */
const SHOWN = 25;

/** What each side lacks: models only we have, models only they have by provider, prices we lack. */
export function missingText({ onlyOurs, onlyTheirs, prices }: ComparedBooks, io: Io): string {
  const parts = [
    onlyOurs.length === 0
      ? "Every model of ours is in some book."
      : `Models that no book has: ${onlyOurs.map(({ provider, model }) => `${provider}/${model}`).join(", ")}.`,
  ];
  const byProvider = [...Map.groupBy(onlyTheirs, ({ provider }) => provider)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  const rows = byProvider.slice(0, SHOWN).map(([provider, models]) => [
    provider,
    grouped(models.length),
    [...models]
      .sort((a, b) => b.books.length - a.books.length)
      .slice(0, NAMED)
      .map(({ model }) => model)
      .join(", "),
  ]);
  const style = { width: io.width, colour: io.colour };
  const theirs = [
    { header: "provider" },
    { header: "models", align: "right" as const },
    { header: "we lack, in most books first", wraps: true },
  ];
  const lacking = prices
    .filter(({ standing }) => standing === "lacking")
    .map(({ provider, model, point, witnesses }) => [
      `${provider}/${model}`,
      `${point.meter}, ${whenWords(point.when)}`,
      witnesses.map(({ book, usd }) => `${book} ${amountText(usd, point.meter)}`).join("\n"),
    ]);
  const ours = [
    { header: "model", wraps: true },
    { header: "price that we lack", wraps: true },
    { header: "book and USD" },
  ];
  return [
    ...parts.map((text) => paragraph(text, io.width)),
    ...(rows.length === 0 ? [] : [table(theirs, rows, style)]),
    ...(lacking.length === 0 ? [] : [table(ours, lacking, style)]),
  ].join("\n\n");
}
