import { fail, nearest, type Outcome, ok } from "@outlay/document";
import { type Refusal, replacing } from "./refusal.ts";
import { TermReader, type WrittenTerm } from "./written-term.ts";

/** The three ways to write a quantity. */
export type Form = "point" | "interval" | "pert";

/** A quantity taken apart: one term, two (low, high) or three (low, likely, high). */
export interface WrittenQuantity {
  readonly form: Form;
  readonly terms: readonly WrittenTerm[];
}

/** Characters; the patterns below take time that grows faster than the text. */
const longest = 200;

const labels = ["low", "likely", "high"] as const;

/** Takes `A`, `A to B` or `low A, likely B, high C` apart; the labels may stand in any order. */
export function readTerms(text: string): Outcome<WrittenQuantity, Refusal> {
  if (text.length > longest) {
    return fail({ message: `${text.length} characters are too many for a quantity` });
  }
  const other = otherRangeSign(text);
  if (other !== undefined) return fail(other);
  const reader = new TermReader(text);
  const label = nextLabel(reader);
  if (label !== undefined) return readLabelled(reader, label);
  const first = reader.term();
  if (!first.ok) return first;
  if (reader.done) return ok({ form: "point", terms: [first.value] });
  if (reader.take(/^to(?!\p{L})/iu) === undefined) return fail(leftOver(reader));
  const second = reader.term();
  if (!second.ok) return second;
  if (!reader.done) return fail(leftOver(reader));
  return ok({ form: "interval", terms: [first.value, second.value] });
}

const nextLabel = (reader: TermReader): string | undefined =>
  reader.take(/^(?:low|likely|high)(?!\p{L})/iu)?.toLowerCase();

function readLabelled(reader: TermReader, first: string): Outcome<WrittenQuantity, Refusal> {
  const named = new Map<string, WrittenTerm>();
  for (let label: string | undefined = first; label !== undefined; label = nextLabel(reader)) {
    reader.take(/^[:=]/);
    const term = reader.term();
    if (!term.ok) return term;
    const { from, to } = term.value;
    if (named.has(label)) return fail({ message: `"${label}" stands twice`, from, to });
    named.set(label, term.value);
    reader.take(/^(?:[,;]|and(?!\p{L}))/iu);
  }
  if (!reader.done) return fail(leftOver(reader));
  const [low, likely, high] = labels.map((label) => named.get(label));
  if (low !== undefined && likely !== undefined && high !== undefined) {
    return ok({ form: "pert", terms: [low, likely, high] });
  }
  const missing = labels.filter((label) => !named.has(label));
  return fail({
    message: `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} missing`,
    expected: "low A, likely B, high C (in quotes inside { })",
  });
}

function leftOver(reader: TermReader): Refusal {
  const { from, to, word } = reader.rest();
  const label = nearest(word, [...labels, "to"]);
  const rest = reader.text.slice(from);
  return {
    message: `"${rest.length > 30 ? `${rest.slice(0, 27)}...` : rest}" cannot be read here`,
    ...(label === undefined ? {} : { mend: replacing(from, to, label) }),
    from,
    to: reader.text.length,
  };
}

/** Ways to write a range that other tools have, answered with ours. */
function otherRangeSign(text: string): Refusal | undefined {
  const between = /^between (.+) and (.+)$/i.exec(text) ?? /^from (.+) to (.+)$/i.exec(text);
  const dashed = / to /.test(text)
    ? null
    : /^([^a-zA-Z]*\d[^-–—~]*?)\s*(?:-|–|—|~|\.\.+|…)\s*([$\d].*)$/.exec(text);
  const match = between ?? (/[eE]$/.test(dashed?.[1] ?? "") ? null : dashed);
  const shown = text.slice(0, 40);
  if (match !== null) {
    return {
      message: `"${shown}" is not how a range is written`,
      expected: "A to B, the range that holds the value nine times in ten",
      mend: () => `${match[1]} to ${match[2]}`,
    };
  }
  const vague = /^(?:[~≈<>≤≥]|about|around|circa|ca\.|approx|up to|at (?:least|most)|roughly)/i;
  if (/±|\+\/-|\+-/.test(text) || vague.test(text)) {
    return {
      message: `"${shown}" does not say from where to where`,
      expected: "A to B (nine times in ten), or low A, likely B, high C",
    };
  }
  return undefined;
}
