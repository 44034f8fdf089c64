import type { ServiceTier } from "@outlay/pricing";

/** A response body and what its envelope says of it. */
export interface Unwrapped {
  readonly body: unknown;
  readonly model?: string;
  readonly serviceTier?: ServiceTier;
  readonly headers?: Readonly<Record<string, string>>;
}

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Takes a body out of the envelopes in which responses are kept: `{ body, model }`, a logged
 * `{ request, response }`, lines of a batch's result (OpenAI, Anthropic, Gemini, Bedrock), a
 * last event of a stream. A value that has counts itself is its own body.
 */
export function unwrap(value: unknown): Unwrapped {
  let found: Unwrapped = { body: value };
  for (let depth = 0; depth < 4; depth += 1) {
    const { body } = found;
    if (!isJson(body) || hasCounts(body)) return found;
    const inner = open(body);
    if (inner === undefined) return found;
    found = { ...found, ...inner };
  }
  return found;
}

const hasCounts = (body: Json): boolean =>
  ["usage", "usageMetadata", "meta", "usage_info", "prompt_token_count"].some((field) =>
    isJson(body[field]),
  );

function open(body: Json): Unwrapped | undefined {
  const outer: { model?: string; headers?: Record<string, string> } = {};
  if (typeof body["model"] === "string") outer.model = body["model"];
  if (isJson(body["headers"])) outer.headers = texts(body["headers"]);
  const batch = body["custom_id"] === undefined && body["key"] === undefined ? {} : BATCH;
  if (isJson(body["body"])) return { ...outer, body: body["body"] };
  if (isJson(body["response"])) return { ...outer, ...batch, body: body["response"] };
  const { result, message, modelOutput } = body as Readonly<Record<string, unknown>>;
  if (isJson(result)) return { ...outer, ...batch, body: result };
  if (isJson(modelOutput)) return { ...outer, ...BATCH, body: modelOutput };
  if (isJson(message) && hasCounts(message)) return { ...outer, body: message };
  return undefined;
}

const BATCH = { serviceTier: "batch" } as const;

function texts(headers: Json): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}
