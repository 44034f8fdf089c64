import type { Accelerator } from "../facts/accelerator.ts";
import { acceleratorNamed } from "../facts/accelerator-named.ts";
import type { Architecture } from "../facts/architecture.ts";
import { architectureFromCounts } from "../facts/architecture-from-counts.ts";
import { countsInName } from "../facts/counts-in-name.ts";
import { modelNamed } from "../facts/model-named.ts";
import type { NamedFacts } from "./measurement.ts";

/**
 * Finds the names of a file of measurements in a catalog. Each name is looked up once. A model that the
 * catalog does not know gets the shape that models of its size have (`guessed`), where the row or the name
 * says how many parameters it has.
 */
export function namedFacts(
  models: Iterable<Architecture>,
  accelerators: Iterable<Accelerator>,
): NamedFacts {
  const [allModels, allParts] = [[...models], [...accelerators]];
  const foundModels = new Map<string, Architecture | undefined>();
  const foundParts = new Map<string, Accelerator | undefined>();
  return {
    model(name, counts) {
      const key = `${name}|${counts.parameters}|${counts.activeParameters}`;
      if (!foundModels.has(key)) foundModels.set(key, findModel(allModels, name, counts));
      return foundModels.get(key);
    },
    gpu(name) {
      if (!foundParts.has(name)) {
        const found = acceleratorNamed(allParts, name);
        foundParts.set(name, found.ok ? found.value : undefined);
      }
      return foundParts.get(name);
    },
  };
}

function findModel(
  models: readonly Architecture[],
  name: string,
  counts: Parameters<NamedFacts["model"]>[1],
): Architecture | undefined {
  // A name is enough; counts decide only where it has no size, as sources count in different ways.
  const byName = modelNamed(models, name);
  if (byName.ok) return byName.value;
  const { parameters } = counts;
  const bySize = parameters === undefined ? byName : modelNamed(models, name, { parameters });
  if (bySize.ok) return bySize.value;
  const known = parameters === undefined ? countsInName(name) : { ...counts, parameters };
  return known && architectureFromCounts(models, { name, ...known });
}
