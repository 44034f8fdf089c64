/** Sellers whose guides give the usual length for all or most of their models. */
const known: ReadonlySet<string> = new Set([
  "anthropic",
  "azure",
  "bedrock",
  "google",
  "openai",
  "vertex",
]);
const usual = 1024;

/** Models of Anthropic that differ, by whoever sells them. */
const exceptions: readonly (readonly [RegExp, number])[] = [
  [/claude-(?:haiku-4-5|opus-4-[56])/, 4096],
  [/claude-(?:opus|fable|mythos)-5(?!-\d\b)/, 512],
];

/**
 * Tokens that the same beginning of two prompts must have for a seller to cache it, where the seller says:
 * the guides of OpenAI, Google and Anthropic on prompt caching, the exceptions as LiteLLM tells them
 * (second-hand, 2026-10); DeepSeek stores units of 64. Others cache by small blocks or do not say.
 */
export const shortestCached = (provider: string, id: string): number | undefined =>
  provider === "deepseek"
    ? 64
    : (exceptions.find(([pattern]) => pattern.test(id))?.[1] ??
      (known.has(provider) ? usual : undefined));
