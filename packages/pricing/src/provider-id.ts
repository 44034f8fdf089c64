/** Providers whose responses we read, and the other names they go by. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  openai: [],
  azure: ["azure-openai", "azure_openai", "azure-ai", "azure_ai"],
  anthropic: ["claude"],
  google: ["gemini", "google-ai-studio", "google-gemini", "generativelanguage"],
  vertex: ["google-vertex", "vertex-ai", "vertex_ai"],
  bedrock: ["aws", "amazon-bedrock", "aws-bedrock", "bedrock_converse"],
  mistral: ["mistralai", "mistral-ai"],
  cohere: [],
  deepseek: [],
  xai: ["x-ai", "grok"],
  groq: [],
  openrouter: [],
  perplexity: ["perplexity-ai"],
  together: ["together-ai", "together_ai", "togetherai"],
  fireworks: ["fireworks-ai", "fireworks_ai"],
  cerebras: [],
  moonshotai: ["moonshot", "kimi"],
  alibaba: ["dashscope", "qwen"],
  zai: ["z-ai", "zhipuai"],
  minimax: [],
  novita: ["novita-ai", "novita_ai"],
  voyage: ["voyageai", "voyage-ai", "voyage_ai"],
  deepinfra: ["deep-infra"],
  nebius: ["nebius-token-factory"],
  sambanova: ["samba-nova"],
  baseten: [],
  cloudflare: ["cloudflare-workers-ai", "workers-ai"],
  arcee: ["arcee-ai"],
  meta: ["meta-ai"],
  inception: ["inceptionlabs"],
  ai21: ["ai21-labs"],
  upstage: [],
  stepfun: ["stepfun-ai"],
  xiaomi: ["xiaomi-mimo", "xiaomi_mimo"],
  elevenlabs: ["eleven-labs"],
  deepgram: [],
  assemblyai: ["assembly-ai"],
  "black-forest-labs": ["black_forest_labs", "bfl"],
  stability: ["stability-ai"],
  recraft: [],
  runway: ["runwayml"],
  fal: ["fal-ai", "fal_ai"],
  ideogram: [],
  zeroentropy: [],
  jina: ["jina-ai", "jina_ai"],
};

/** The provider ids of the own catalog. */
export const PROVIDERS: readonly string[] = Object.keys(OTHER_NAMES);

const CANONICAL: ReadonlyMap<string, string> = new Map(
  Object.entries(OTHER_NAMES).flatMap(([id, names]) => [id, ...names].map((name) => [name, id])),
);

/**
 * The id under which a provider is known here; a name that is not in the list stays as it is.
 *
 * @example
 * ["aws", "x-ai", "acme"].map(providerId) // => ["bedrock", "xai", "acme"]
 */
export function providerId(name: string): string {
  return CANONICAL.get(name.toLowerCase()) ?? name;
}
