import type { RequestLengths } from "./load-shape.ts";

/** A request that arrives at a stated time. */
export interface TimedRequest extends RequestLengths {
  /** Seconds since the start; requests are in order of arrival. */
  readonly arrivalS: number;
}
