import { type Json, part, type Reading } from "./reading.ts";

/** Models of OpenAI's chat completions that search the web once for every request. */
const SEARCHES_ALWAYS = /-search-(preview|api)(-\d{4}-\d{2}-\d{2})?$/;

/**
 * What chat completions bill beside tokens: Perplexity's queries, OpenAI's models that always search,
 * Mistral's connectors. A tool whose price depends on more than its count is named as missing.
 */
export function readChatTools(reading: Reading, usage: Json, model: string | undefined): void {
  const connectors = part(usage, "connectors");
  const always = model !== undefined && SEARCHES_ALWAYS.test(model) ? 1 : 0;
  const searches =
    reading.count(usage, "num_search_queries") + reading.count(connectors, "web_search") + always;
  reading.meter("web_searches", searches);
  reading.total("web_searches", searches);
  for (const tool of Object.keys(connectors ?? {})) {
    if (tool !== "web_search" && reading.count(connectors, tool) > 0) {
      reading.note("not_in_usage", `the price of ${tool}`);
    }
  }
  const sources = reading.count(usage, "num_sources_used");
  if (sources > 0) reading.note("not_in_usage", `the price of ${sources} search sources`);
}
