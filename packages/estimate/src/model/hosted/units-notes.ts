import type { ProvisionedOffer } from "@outlay/pricing";
import { median } from "../../distribution/index.ts";
import type { ModelContext } from "../paths/model-context.ts";
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
