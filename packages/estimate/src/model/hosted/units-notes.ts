import { type ProvisionedOffer, type ProvisionedPrice, usdPerUnitMonth } from "@outlay/pricing";
import { median } from "../../distribution/index.ts";
import type { ModelContext } from "../paths/model-context.ts";
import { monthsLeft } from "../self-hosted/owed-note.ts";
import type { EstimateNote } from "../sheet/note.ts";
import { busyMinute } from "./busy-minute.ts";
import type { HostedModel } from "./hosted-model.ts";
import { roughly } from "./provisioned-note.ts";

/**
 * What a reader must know of reserved units: whether that many are sold, and whether they carry the
 * busiest hour. Tokens read from a cache count in full here, though most sellers weigh them less.
 */
export function unitsNotes(
  context: ModelContext,
  { path, name }: HostedModel,
  { unit, carry }: ProvisionedOffer,
  price: ProvisionedPrice,
): readonly EstimateNote[] {
  const units = context.plan.commercial?.provisioned_units;
  if (units === undefined) return [];
  const count = median(units.distribution);
  return [
    ...soldNotes(count, { unit, carry }).map((text) => ({
      code: "implausible" as const,
      path,
      text,
    })),
    { path, ...carryNote(context, name, count, { unit, carry }) },
    ...owedTexts(context.months, count, price).map((text) => ({
      code: "provisioned" as const,
      path,
      text,
    })),
  ];
}

/** Months of the terms that may outlast a horizon, which is whole months. */
const monthsOfTerm = { hour: 1, week: 1, month: 1, quarter: 3, year: 12 } as const;

/** What units still cost when the horizon ends within a term. */
function owedTexts(months: number, count: number, price: ProvisionedPrice): string[] {
  const left = monthsLeft(months, monthsOfTerm[price.term]);
  if (left === 0) return [];
  const usd = Math.round(count * usdPerUnitMonth(price) * left);
  return [
    `The units are committed to for a ${price.term} at a time (commercial.provisioned_term), so when the horizon ends, ${left} more months are owed, ${usd} USD. The estimate does not count them: it takes the system to run on.`,
  ];
}

/** Units come in a minimum and steps. */
function soldNotes(count: number, { unit, carry }: ProvisionedOffer): string[] {
  const { minimum, increment } = carry;
  const above = Math.max(0, Math.ceil((count - minimum) / increment));
  const nearest = minimum + above * increment;
  if (nearest === count) return [];
  return [
    `${count} units of ${unit.id} are not sold: from ${minimum} on, in steps of ${increment}. ${nearest} are the next that are (commercial.provisioned_units).`,
  ];
}

function carryNote(
  context: ModelContext,
  name: string,
  count: number,
  { unit, carry }: ProvisionedOffer,
): Pick<EstimateNote, "code" | "text"> {
  const fee = `The fee for ${count} × ${unit.id} stands for all tokens of ${name}; nothing is billed beyond it.`;
  const { inputTokens, outputTokens } = busyMinute(context);
  const { input_tokens_per_minute: each, output_weight: weight } = carry;
  const load = `${roughly(inputTokens)} tokens in and ${roughly(outputTokens)} out a minute in the busiest hour, before growth and seasons`;
  if (each === undefined || weight === undefined) {
    return {
      code: "provisioned",
      text: `${fee} How much they carry is not published; they have to carry about ${load}: ask the seller whether they do.`,
    };
  }
  const needed = inputTokens + outputTokens * weight;
  const { minimum, increment } = carry;
  const enough =
    minimum + Math.max(0, Math.ceil((needed / each - minimum) / increment)) * increment;
  const sum = `They carry ${roughly(count * each)} input tokens a minute, one written counting as ${weight}; needed are about ${load}, ${roughly(needed)} counted so, without help of a cache.`;
  return needed <= count * each
    ? { code: "provisioned", text: `${fee} ${sum} That fits.` }
    : {
        code: "implausible",
        text: `${fee} ${sum} That does not fit: about ${enough} units would be needed, or the rest waits, fails or is billed by the token.`,
      };
}
