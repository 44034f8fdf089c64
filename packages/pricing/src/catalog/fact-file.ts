import { type Issue, type Outcome, readDocument, shape } from "@outlay/document";
import { type CatalogFact, factShape } from "./fact.ts";
import { FACT_LINTS } from "./fact-lints.ts";
import type { Sources } from "./source-list.ts";

/**
 * Reads a file of facts, such as `catalog/labour.yaml`, and holds it against every lint.
 *
 * @param file name for messages; nothing is opened
 */
export function readFacts(
  text: string,
  file: string,
  sources: Sources,
): Outcome<readonly CatalogFact[], Issue[]> {
  const document = shape.checked(
    shape.object({ facts: shape.list(factShape, { min: 1 }) }),
    ({ facts }) =>
      FACT_LINTS.flatMap((lint) =>
        lint(facts, sources).map((problem) => ({
          ...problem,
          at: ["facts", ...(problem.at ?? [])],
        })),
      ),
  );
  const read = readDocument(text, file, document);
  return read.ok ? { ok: true, value: read.value.facts } : read;
}
