import type { ImportedBook, ImportNote } from "@outlay/pricing";
import { grouped } from "@outlay/words";

/** Reasons that are shown, the most frequent first. */
const SHOWN = 30;

/** What was left out, counted by reason: what has no meter, what lints refuse, what is no price. */
export function leftOutLines({ notes }: ImportedBook): readonly string[] {
  const groups = Map.groupBy(notes, (note) => `${note.what}: ${reason(note)}`);
  const counted = [...groups]
    .map(([words, group]) => ({ words, count: new Set(group.map(nameOf)).size }))
    .sort((a, b) => b.count - a.count || (a.words < b.words ? -1 : 1));
  const left = counted.length - SHOWN;
  return [
    ...counted
      .slice(0, SHOWN)
      .map(
        ({ words, count }) => `${words} (${grouped(count)} ${count === 1 ? "model" : "models"})`,
      ),
    ...(left > 0 ? [`and ${grouped(left)} more reasons; --json lists each`] : []),
  ];
}

/** Lines above a model for what the lints refused of it. */
export function refusedWords({ notes }: ImportedBook): ReadonlyMap<string, readonly string[]> {
  const refused = notes.filter(({ because }) => because === "refused");
  return new Map(
    [...Map.groupBy(refused, nameOf)].map(([name, group]) => [
      name,
      group.map(({ what, fault }) => `left out: ${what}: ${fault}`),
    ]),
  );
}

/** Models of which nothing is in the file, the refused ones with their reason. */
export function withoutWords({ file, notes, without }: ImportedBook): readonly string[] {
  const kept = new Set(
    (file?.models ?? []).map(({ id, provider = file?.provider }) => `${provider}/${id}`),
  );
  const faults = new Map(notes.map((note) => [nameOf(note), note.fault ?? note.because]));
  return without
    .map(nameOf)
    .filter((name) => !kept.has(name))
    .map((name) => `${name}: ${faults.get(name) ?? "no price"}`);
}

const nameOf = ({
  provider,
  model,
}: {
  readonly provider: string;
  readonly model: string;
}): string => `${provider}/${model}`;

/** Amounts differ from model to model; the reason is one. */
const reason = ({ because, fault }: ImportNote): string =>
  fault === undefined ? because : fault.replaceAll(/\d+(?:\.\d+)?/g, "N");
