import type { HostedModel } from "../hosted/hosted-model.ts";
import { endOf } from "../hosted/successors.ts";
import { trainingPrice } from "./training-price.ts";
import { type Needed, tunableModels, tunableWords } from "./tunable-models.ts";

/** Why a model through an API cannot be had tuned for the whole horizon. */
export interface NotTuned {
  /** `not-tuned`: nobody sells its training. `ended`: it ends, and nothing tuned follows it. */
  readonly code: "not-tuned" | "ended";
  readonly text: string;
}

/**
 * Why the model of a tuned path cannot be used as planned, if so: its seller does not tune it, or it
 * ends within the horizon and the model that is named next is not tuned. It is never priced as if it
 * could; the answer names models that can.
 */
export function whyNotTuned(model: HostedModel, needed: Needed): NotTuned | undefined {
  const { base = model, book } = model;
  const others = tunableWords(tunableModels(base, needed));
  if (trainingPrice(base, needed.at, needed.method) === undefined) {
    const text = `${base.name} (${base.provider}/${base.id}) has no price of training by examples in the book ${book.id}: its seller does not tune it, or nobody has said for how much.${others}`;
    return { code: "not-tuned", text };
  }
  const last = lastTuned(model, needed.method);
  if (last.endsInMonth === undefined) return undefined;
  const end = endOf(last);
  const next = end?.replacement;
  const after =
    next === undefined
      ? "its seller names no next one"
      : `${book.model(last.provider, next)?.name ?? next}, which its seller names next, is not tuned in the book ${book.id}`;
  const text = `${last.name} ends on ${end?.date}, within the horizon, and ${after}. A tuned model dies with its base.${others}`;
  return { code: "ended", text };
}

/** The last of the models that follow each other of which somebody sells the training. */
function lastTuned(model: HostedModel, method: Needed["method"]): HostedModel {
  const { next } = model;
  if (next === undefined) return model;
  const sold = trainingPrice(next.base ?? next, next.context.at, method) !== undefined;
  return sold ? lastTuned(next, method) : model;
}
