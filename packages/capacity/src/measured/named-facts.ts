import type { Accelerator } from "../facts/accelerator.ts";
import { acceleratorNamed } from "../facts/accelerator-named.ts";
import type { Architecture } from "../facts/architecture.ts";
import { modelNamed } from "../facts/model-named.ts";
import type { NamedFacts } from "./measurement.ts";

/** A model's shape guessed from its parameter counts; undefined where it cannot be. */
export type GuessShape = (
  name: string,
  counts: { readonly parameters: number; readonly activeParameters: number },
) => Architecture | undefined;

/**
 * Finds the names of a file of measurements in a catalog. Each name is looked up once.
 *
 * @param guess for models that the catalog does not know; without it they are unknown
 */
export function namedFacts(
  models: Iterable<Architecture>,
  accelerators: Iterable<Accelerator>,
  guess: GuessShape = () => undefined,
): NamedFacts {
  const [allModels, allParts] = [[...models], [...accelerators]];
  const foundModels = new Map<string, Architecture | undefined>();
  const foundParts = new Map<string, Accelerator | undefined>();
  return {
    model(name, { parameters, activeParameters }) {
      const key = `${name}|${parameters}|${activeParameters}`;
      if (!foundModels.has(key)) {
        // A name is enough; counts decide only where it has no size, as sources count in different ways.
        const byName = modelNamed(allModels, name);
        const found = byName.ok
          ? byName
          : modelNamed(allModels, name, parameters === undefined ? {} : { parameters });
        foundModels.set(
          key,
          found.ok
            ? found.value
            : parameters === undefined
              ? undefined
              : guess(name, { parameters, activeParameters: activeParameters ?? parameters }),
        );
      }
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
