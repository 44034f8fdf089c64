import type { PathId } from "@outlay/estimate";

/** Where the machines of a path stand that runs its own model. */
export type Site = "cloud" | "owned" | "hybrid";

const machines: Readonly<Record<Site, string>> = {
  cloud: "on machines that you rent",
  owned: "on machines that you own",
  hybrid: "on machines of which you own a part and rent the rest",
};

/**
 * What a path is, for somebody who does not know its name.
 *
 * @param model name of its model
 * @example
 * pathMeaning("hosted", "Claude Sonnet 5.5", "cloud") // => "Claude Sonnet 5.5, run by its provider"
 * pathMeaning("self-hosted-tuned", "Llama 3.1 8B", "owned") // => "Llama 3.1 8B, trained on your examples, on machines that you own"
 */
export function pathMeaning(path: PathId, model: string, site: Site): string {
  const own = path === "self-hosted" || path === "self-hosted-tuned";
  const tuned = path === "hosted-tuned" || path === "self-hosted-tuned";
  return [
    model.replace(/, tuned$/, ""),
    ...(tuned ? ["trained on your examples"] : []),
    own ? machines[site] : "run by its provider",
  ].join(", ");
}

/**
 * What the names of some paths mean, in sentences: for beneath a table that has room for the names alone.
 *
 * @example
 * pathLegend(["hosted"], "cloud") // => "Hosted: run by the provider of the model."
 * pathLegend(["hosted-tuned", "self-hosted"], "cloud") // => "Hosted: run by the provider of the model. Self-hosted: an open model on machines that you rent. Tuned: trained on your examples."
 */
export function pathLegend(paths: readonly PathId[], site: Site): string {
  const own = paths.filter((path) => path.startsWith("self-hosted"));
  return [
    ...(own.length < paths.length ? ["Hosted: run by the provider of the model."] : []),
    ...(own.length > 0 ? [`Self-hosted: an open model ${machines[site]}.`] : []),
    ...(paths.some((path) => path.endsWith("-tuned")) ? ["Tuned: trained on your examples."] : []),
  ].join(" ");
}
