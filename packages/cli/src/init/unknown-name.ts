import type { Architecture } from "@outlay/capacity";
import { nearestAll } from "@outlay/document";
import { endDay, findBook, nearestText, readInstant } from "@outlay/pricing";
import { loadCatalog } from "../catalog/load.ts";
import { exampleOf } from "./check-answer.ts";

/**
 * What is wrong with a name that must be in the catalog; undefined when it is there, or when the
 * key holds no such name.
 *
 * @param at the time of the prices
 */
export function unknownName(key: string, name: string, at: Date): string | undefined {
  if (key === "paths.hosted.model") return unknownModel(name, at);
  if (key === "paths.self-hosted.model") {
    const { openModels } = loadCatalog();
    if (openModels.has(name)) return undefined;
    return notAmong(name, candidates(openModels), "open model");
  }
  if (key === "paths.self-hosted.accelerator") {
    return notAmong(name, loadCatalog().accelerators.keys(), "accelerator");
  }
  return undefined;
}

/**
 * What a key that names something of the catalog can be, in a sentence; undefined for other keys. Of the
 * models that are sold, those of the example's vendor.
 *
 * @param at the time of the prices
 */
export function namesText(key: string, at: Date): string | undefined {
  const { books, openModels, accelerators } = loadCatalog();
  if (key === "paths.self-hosted.model") return `There are ${candidates(openModels).join(", ")}.`;
  if (key === "paths.self-hosted.accelerator") {
    return `There are ${[...accelerators.keys()].join(", ")}.`;
  }
  if (key !== "paths.hosted.model") return undefined;
  const today = at.toISOString().slice(0, 10);
  const sold = (books.get("list")?.modelFacts ?? [])
    .filter(({ endOfLife }) => (endDay(endOfLife) ?? "9999") > today)
    .map(({ provider, id }) => `${provider}/${id}`);
  const [vendor = ""] = exampleOf(key).split("/");
  const some = sold.filter((name) => name.startsWith(`${vendor}/`));
  return `Such as ${some.join(", ")}. \`outlay price list\` shows all ${sold.length}, those of ${new Set(sold.map((name) => name.split("/")[0])).size} sellers.`;
}

function unknownModel(name: string, at: Date): string | undefined {
  const book = findBook(loadCatalog().books, "list");
  const time = readInstant(at.toISOString());
  if (!book.ok || !time.ok) throw new Error("the catalog has no book of list prices");
  const found = book.value.find({ model: name, at: time.value });
  if (found.ok) return undefined;
  if (found.error.code === "ambiguous_provider") {
    const sold = found.error.providers.map((provider) => `${provider}/${name}`);
    return `${name} is sold by several providers: say ${sold.join(" or ")}.`;
  }
  const near = nearestText(found.error);
  return sentence(name, "model with a price", near, "`outlay price list` shows them.");
}

/** Open models that somebody would choose; older ones may be named all the same. */
const candidates = (openModels: ReadonlyMap<string, Architecture>): string[] =>
  [...openModels.values()].flatMap(({ id, namedOnly }) => (namedOnly === undefined ? [id] : []));

function notAmong(name: string, names: Iterable<string>, kind: string): string | undefined {
  const all = [...names];
  if (all.includes(name)) return undefined;
  return sentence(name, kind, nearestAll(name, all).join(", "), `There are ${all.join(", ")}.`);
}

const sentence = (name: string, kind: string, near: string, otherwise: string): string =>
  `${name} is no ${kind} of the catalog. ${near === "" ? otherwise : `Nearest: ${near}.`}`;
