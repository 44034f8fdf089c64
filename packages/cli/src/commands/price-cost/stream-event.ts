import { EventParser, UsageStream } from "@outlay/pricing";

/**
 * Whether a JSON value is one event of a stream rather than a whole response. Gemini's chunks look like
 * its answers; only the answer says why it finished.
 */
export function isStreamEvent(value: object): boolean {
  const body = value as Readonly<Record<string, unknown>>;
  if (Array.isArray(body["candidates"])) {
    const [first] = body["candidates"] as readonly { finishReason?: unknown }[];
    return first?.finishReason === undefined;
  }
  const whole = ["chat.completion", "response", "text_completion", "interaction", "list"];
  if (whole.includes(body["object"] as string) && body["usage"] !== undefined) return false;
  if (body["usageMetadata"] !== undefined || body["type"] === "message") return false;
  const stream = new UsageStream();
  stream.push({ kind: "json", value });
  return stream.recognised;
}

/**
 * Whether values behind one another are the events of a stream, told by the first two. Older Gemini
 * chunks each say why they finished; what two of them share is the id of their response.
 */
export function areStreamEvents(first: unknown, second: unknown): boolean {
  if (!isJson(first)) return false;
  if (isStreamEvent(first)) return true;
  const { responseId } = first;
  return responseId !== undefined && isJson(second) && second["responseId"] === responseId;
}

const isJson = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The usage of a stream whose text comes in pieces. */
export async function usageOfStream(text: AsyncIterable<string>): Promise<UsageStream> {
  const stream = new UsageStream();
  const parser = new EventParser();
  for await (const piece of text) for (const event of parser.push(piece)) stream.push(event);
  for (const event of parser.end()) stream.push(event);
  return stream;
}
