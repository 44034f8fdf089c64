import { nearest } from "@outlay/document";
import { isMeter, METER_NAMES, METERS, type Meter } from "@outlay/pricing";
import { exitCode } from "../../exit-code.ts";
import type { Io } from "../../io.ts";
import { readQuantity } from "./read-quantity.ts";

/** The quantities typed, or undefined after telling on stderr what is allowed. */
export function readMeters(
  typed: readonly string[],
  io: Io,
): Partial<Record<Meter, number>> | undefined {
  const meters: Partial<Record<Meter, number>> = {};
  const refuse = (words: string): undefined => void io.fail(exitCode.usage, words);
  if (typed.length === 0)
    return refuse("which quantities? For example input_text=2000 output_text=400.");
  for (const one of typed) {
    const equals = one.indexOf("=");
    const name = one.slice(0, Math.max(equals, 0));
    if (!isMeter(name)) {
      if (isMeter(one)) return refuse(`${one} has no quantity: ${one}=2000, for example.`);
      const near = nearest(name || one, METER_NAMES);
      const hint =
        near === undefined ? "All meters: outlay price meters --help" : `Did you mean ${near}?`;
      return refuse(
        equals < 0
          ? `${one} is not METER=QUANTITY, such as input_text=2000. ${hint}`
          : `there is no meter ${name}. ${hint}`,
      );
    }
    const quantity = readQuantity(one.slice(equals + 1));
    const whole = METERS[name].unit !== "hour" && METERS[name].unit !== "second";
    if (quantity === undefined || (whole && !Number.isSafeInteger(quantity))) {
      return refuse(
        `${one}: a quantity is a number${whole ? " without a fraction" : ""}, such as 2000, 200k or 1.5M${one.includes(",") ? "; a comma parts groups of three digits, as in 1,500,000" : ""}.`,
      );
    }
    meters[name] = (meters[name] ?? 0) + quantity;
  }
  return meters;
}
