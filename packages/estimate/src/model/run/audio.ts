import { type Expression, mul, quantity, type Term } from "../../graph/index.ts";
import { addOwnFee } from "../hosted/fee-price.ts";
import type { HostedModel } from "../hosted/hosted-model.ts";
import type { Sheet } from "../sheet/sheet.ts";

/**
 * Audio of a task, USD: by the second or by the token where the model has such a price; else another
 * model writes it down first. It is sent once, with the first call.
 *
 * @param minutes minute / task
 */
export function addAudio(sheet: Sheet, minutes: Expression, model?: HostedModel): Term {
  const second = addOwnFee(sheet, model, "audio_seconds", "USD / s", "One second of audio");
  if (second !== undefined) return mul(minutes, quantity(60, "s / minute"), second);
  const token = addOwnFee(sheet, model, "input_audio", "USD / token", "One token of audio");
  if (token !== undefined) {
    return mul(minutes, sheet.assume("usage.audio-tokens", "Tokens of a minute of audio."), token);
  }
  return mul(minutes, sheet.assume("usage.transcription", "Writing down a minute of audio."));
}
