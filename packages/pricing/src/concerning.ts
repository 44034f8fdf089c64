import { providerId } from "./provider-id.ts";

/** A fact of some of a provider's models, or of all of them where it names none. */
interface Concern {
  readonly provider: string;
  readonly models?: readonly string[];
}

/**
 * Looks up which facts concern a model, in their own order.
 *
 * @returns for a provider's id and a model's name the facts; a book asks once for each of its models, so
 * each answer takes no longer however many other models the book has
 */
export function concerning<Fact extends Concern>(
  facts: readonly Fact[],
): (provider: string, model: string) => readonly Fact[] {
  const named = new Map<string, Fact[]>();
  const general = new Map<string, Fact[]>();
  for (const fact of facts) {
    const provider = providerId(fact.provider);
    if (fact.models === undefined) push(general, provider, fact);
    else for (const model of new Set(fact.models)) push(named, `${provider}\n${model}`, fact);
  }
  const order = new Map(facts.map((fact, place) => [fact, place]));
  const place = (fact: Fact): number => order.get(fact) ?? 0;
  return (provider, model) => {
    const own = named.get(`${provider}\n${model}`) ?? [];
    const every = general.get(provider) ?? [];
    if (every.length === 0) return own;
    return [...own, ...every].sort((one, two) => place(one) - place(two));
  };
}

function push<Fact>(lists: Map<string, Fact[]>, key: string, fact: Fact): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [fact]);
  else list.push(fact);
}
