import {
  readAccelerators,
  readCalibration,
  readOpenModels,
  readRegions,
  readTrainingCalibration,
} from "@outlay/capacity";
import type { Issue, Outcome } from "@outlay/document";
import {
  bySourceId,
  priceBooks,
  readAdvice,
  readFacts,
  readPriceFile,
  readProvisioned,
  readPublished,
  readRegimes,
  readSources,
  regimeFacts,
} from "@outlay/pricing";
import { readDefaults } from "./defaults/read-defaults.ts";
import type { EstimateFacts } from "./facts.ts";

const must = <Value>(read: Outcome<Value, readonly Issue[]>): Value => {
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join("\n"));
  return read.value;
};

/**
 * The facts of a catalog folder. Files are read by the caller: `read` and `list` take paths below the
 * folder.
 *
 * @throws when a file does not read: the folder has been checked before
 */
export function catalogFacts(
  read: (path: string) => string,
  list: (folder: string) => readonly string[],
): EstimateFacts {
  const sources = bySourceId(
    list("sources").flatMap((name) => must(readSources(read(`sources/${name}`), name))),
  );
  const files = ["prices", "books"].flatMap((folder) =>
    list(folder)
      .filter((name) => name.endsWith(".yaml"))
      .sort()
      .map((name) => must(readPriceFile(read(`${folder}/${name}`), name, sources))),
  );
  const hardware = must(readAccelerators(read("accelerators.yaml"), "accelerators.yaml"));
  const published = new Map(
    must(readPublished(read("published.yaml"), "published.yaml", sources)).map((figure) => [
      figure.id,
      figure,
    ]),
  );
  return {
    books: priceBooks(files),
    openModels: new Map(
      list("models").flatMap((name) => [...must(readOpenModels(read(`models/${name}`), name))]),
    ),
    ...hardware,
    calibration: must(readCalibration(read("capacity.yaml"), "capacity.yaml")),
    training: must(
      readTrainingCalibration(read("capacity-training.yaml"), "capacity-training.yaml"),
    ),
    countries: must(readRegions(read("regions.yaml"), "regions.yaml")),
    published,
    advice: must(readAdvice(read("advice.yaml"), "advice.yaml", sources, published)),
    provisioned: must(readProvisioned(read("provisioned.yaml"), "provisioned.yaml", sources)),
    services: new Map(
      ["labour.yaml", "power.yaml", ...list("services").map((name) => `services/${name}`)]
        .flatMap((path) => must(readFacts(read(path), path, sources)))
        .concat(
          must(readRegimes(read("regimes.yaml"), "regimes.yaml", sources)).flatMap(regimeFacts),
        )
        .map((fact) => [fact.id, fact]),
    ),
    defaults: must(readDefaults(read("defaults.yaml"), "defaults.yaml")),
  };
}
