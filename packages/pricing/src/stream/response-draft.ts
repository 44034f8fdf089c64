import type { ApiFlavor } from "../api-flavor.ts";
import type { Json } from "../reading/reading.ts";

/** One response of a stream while it is put together into the body that the same call unstreamed gives. */
export interface ResponseDraft {
  readonly api: ApiFlavor;
  /** The body so far; counts in it are always the last ones told, never sums. */
  body: Record<string, unknown>;
  /** The event came after which no count changes. */
  complete: boolean;
  /** The response ended, with or without its counts. */
  ended: boolean;
}

/** Reads one event; gives the draft it belongs to, a new one where a response begins, or nothing. */
export type EventReader = (
  event: Json,
  current: ResponseDraft | undefined,
) => ResponseDraft | undefined;

/** A response that has just begun. */
export function draft(api: ApiFlavor, body: Record<string, unknown> = {}): ResponseDraft {
  return { api, body, complete: false, ended: false };
}

/**
 * Later counts over earlier ones: a field that is absent or null keeps what was told before, because
 * providers repeat only what has changed.
 */
export function laterCounts(before: unknown, after: Json | undefined): Record<string, unknown> {
  const merged = { ...(before as Json | undefined) };
  for (const [field, value] of Object.entries(after ?? {})) {
    if (value !== null && value !== undefined) merged[field] = value;
  }
  return merged;
}
