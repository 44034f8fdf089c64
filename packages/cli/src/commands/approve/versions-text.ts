import type { Approvals, ApprovedVersion } from "@outlay/estimate";
import { pathWords, roughUsd } from "@outlay/words";
import type { Io } from "../../io.ts";
import { fittingTable } from "../estimate/fitting-table.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";

/** Every approved version of a plan, the baseline first. */
export function versionsText({ plan, versions }: Approvals, io: Io, width: number): string {
  const rows = versions.toReversed().map((version) => {
    const path = mainPath(version);
    return [
      String(version.version),
      version.at.slice(0, 10),
      version.by ?? "-",
      path === undefined ? "-" : pathWords[path.id],
      roughUsd(path?.buildUsd?.p50),
      roughUsd(path?.totalUsd?.p50),
      roughUsd(path?.totalUsd?.p80),
    ];
  });
  const notes = versions
    .toReversed()
    .flatMap(({ version, note }) =>
      note === undefined ? [] : [wholeWords(`${version}: ${note}`, width, 0, 2)],
    );
  return [
    heading(`Approved versions of ${plan}; the first is the baseline`, io.colour, width),
    fittingTable(
      [
        { header: "#" },
        { header: "on" },
        { header: "by", wraps: true },
        { header: "cheapest", wraps: true },
        { header: "build", align: "right" },
        { header: "build and running", align: "right", wraps: true },
        { header: "1 in 5 above", align: "right", dropped: 1 },
      ],
      rows,
      { width, colour: io.colour },
    ),
    ...(notes.length === 0 ? [] : ["", ...notes]),
  ].join("\n");
}

/** The path whose figures stand for a version: the cheapest, or else the first that has figures. */
export const mainPath = ({
  paths,
  cheapest,
}: ApprovedVersion): ApprovedVersion["paths"][number] | undefined =>
  paths.find(({ id }) => id === cheapest) ?? paths.find(({ totalUsd }) => totalUsd !== undefined);
