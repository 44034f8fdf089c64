import type { Inline, Report, Text } from "./block.ts";

/**
 * The first page and the body of a report, without its appendix: for those who decide rather than check.
 * Links into the appendix become words; the end says how to make the whole.
 */
export function shortReport(report: Report): Report {
  const kept = report.sections.filter(({ place }) => place !== "appendix");
  const ids = kept.map(({ id }) => id);
  const stays = (href: string) =>
    !href.startsWith("#") || ids.some((id) => href === `#${id}` || href.startsWith(`#${id}-`));
  return {
    ...report,
    sections: withoutLinks(kept, stays),
    colophon: [...wholeText(report.colophon), ...report.colophon.map(shortCommand)],
  };
}

const command = "outlay report ";

const isCommand = (run: Inline): run is Exclude<Inline, string> =>
  typeof run !== "string" && run.kind === "code" && run.text.startsWith(command);

/** Where all that is left out stands. */
function wholeText(colophon: readonly Text[]): Text[] {
  const whole = colophon
    .flatMap((text) => (typeof text === "string" ? [] : text))
    .find((run) => isCommand(run));
  return whole === undefined
    ? []
    : [
        [
          { kind: "strong", text: "This is the short form." },
          " The appendix, with every line, price, input and source, how it was calculated and what was published: ",
          whole,
          ".",
        ],
      ];
}

/** The command that makes the short form again. */
const shortCommand = (text: Text): Text =>
  typeof text === "string"
    ? text
    : text.map((run) =>
        isCommand(run)
          ? { ...run, text: `${command}--short ${run.text.slice(command.length)}` }
          : run,
      );

/** The same value; links to what is not there are their words. */
function withoutLinks<T>(value: T, stays: (href: string) => boolean): T {
  if (Array.isArray(value)) return value.map((each) => withoutLinks(each, stays)) as T;
  if (typeof value !== "object" || value === null) return value;
  const { kind, text, href } = value as Readonly<Record<string, unknown>>;
  if (kind === "link" && typeof href === "string" && !stays(href)) return text as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withoutLinks(inner, stays)]),
  ) as T;
}
