import { grouped } from "@outlay/words";
import type { Text } from "./block.ts";
import type { ReportSource } from "./report-source.ts";
import { shellWord } from "./shell-word.ts";

/** How to make the report again, and how to see that it came out the same. */
export function colophonOf({
  estimated,
  file,
  options = [],
  day,
  outlay,
}: ReportSource): readonly Text[] {
  const { plan, seed, draws, resultSha256, inputsSha256 } = estimated.estimate;
  return [
    [
      `Made on ${day} by Outlay ${outlay} with ${grouped(draws)} simulated futures. To make it again: `,
      {
        kind: "code",
        text: [
          "outlay report",
          ...[file, ...options].map(shellWord),
          `--seed ${seed} --draws ${draws}`,
        ].join(" "),
      },
      ", with the prices and defaults of that version.",
    ],
    [
      "The same plan and inputs give the same result: plan ",
      { kind: "code", text: short(plan.sha256) },
      ", inputs ",
      { kind: "code", text: short(inputsSha256) },
      ", result ",
      { kind: "code", text: short(resultSha256) },
      " (the first 16 digits of each SHA-256).",
    ],
  ];
}

const short = (hash: string): string => hash.slice(0, 16);
