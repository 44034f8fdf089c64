import { type CashFan, cashFan, type Estimated } from "@outlay/estimate";
import {
  chosenPath,
  hasPeople,
  isPriced,
  monthWords,
  pathWords,
  roughUsd,
  spanWords,
} from "@outlay/words";
import type { Block, Column, Row, Table } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { figures, group, row, words } from "../columns.ts";
import { usdCell } from "../figure-cell.ts";

/** A horizon with fewer ends of fiscal years than this is told every six months. */
const fewYears = 3;

/** What each path has paid by the end of each month, from when its work begins; undefined without paths. */
export function fanBlock({ estimated, plan }: ReportSource): Block | undefined {
  const { estimate, model } = estimated;
  const firstMonth = plan.finance?.fiscal_year_start?.distribution;
  const paths = estimate.paths.filter(isPriced).map(({ id }) => id);
  if (paths.length === 0) return undefined;
  const fan = cashFan(estimated, paths);
  const chosen = chosenPath(estimate)?.id;
  const shown = new Set([chosen, estimate.comparison?.other]);
  const title = "Money paid by the end of each month";
  return {
    kind: "chart",
    chart: {
      kind: "fan",
      id: "paths-fan",
      title,
      description: descriptionOf(fan, estimate.months, model.start),
      axis: "Paid so far, USD",
      months: fan.months,
      beforeLaunch: fan.beforeLaunch,
      ...(firstMonth?.kind === "point" ? { fiscalYearStart: firstMonth.value } : {}),
      series: fan.series.map(({ path, p10, p50, p80, p90 }) => ({
        key: path,
        label: pathWords[path],
        p10,
        p50,
        p80,
        p90,
        emphasised: shown.has(path),
      })),
    },
    table: fanTable(estimated, fan, title),
  };
}

function descriptionOf({ series, beforeLaunch }: CashFan, months: number, start: string): string {
  const each = series.map(
    ({ path, p50 }) =>
      `${pathWords[path]} has paid ${roughUsd(p50[beforeLaunch - 1])} at the launch and ${roughUsd(p50.at(-1))} after ${spanWords(months)}`,
  );
  return `In the middle of all futures, ${each.join("; ")}. Launch: beginning of ${monthWords(start)}. The shaded band holds eight futures in ten.`;
}

/** The same figures at the launch, at the end of each fiscal year and at the end, quantile by quantile. */
function fanTable(
  { estimate, model }: Estimated,
  { months, beforeLaunch, series }: CashFan,
  caption: string,
): Table {
  const people = estimate.paths.filter(isPriced).some(hasPeople);
  const last = months.length - 1;
  const launch = beforeLaunch - 1;
  const yearEnds = model.years.map(({ to }) => to);
  const halfYears = Array.from({ length: Math.floor(model.months / 6) }, (_, at) => (at + 1) * 6);
  const told = yearEnds.length >= fewYears ? yearEnds : halfYears;
  const rows = [...new Set([0, ...told, model.months])].map((at) => launch + at);
  const node = (path: string, at: number): string =>
    at === last
      ? `${path}.total`
      : at === launch
        ? `${path}.build.total`
        : `${path}.cash.cumulative`;
  return {
    kind: "table",
    caption,
    columns: [
      words("By the end of"),
      ...series.map(({ path }): Column => figures(pathWords[path])),
    ],
    rows: bands.flatMap(({ quantile, title }) =>
      group(
        title,
        rows.map((at): Row => {
          const month = monthWords(months[at] as string);
          return row(
            at === launch ? `${month} (launch)` : month,
            ...series.map((each) => usdCell(each[quantile][at], node(each.path, at))),
          );
        }),
      ),
    ),
    notes: [
      `USD, build and running cost${people ? "; people who take over failed tasks are not in it" : ""}. The build is paid evenly over the months before the launch.`,
    ],
  };
}

const bands = [
  { quantile: "p50", title: "Even odds" },
  { quantile: "p80", title: "One chance in five that it is more" },
  { quantile: "p10", title: "One chance in ten that it is less" },
  { quantile: "p90", title: "One chance in ten that it is more" },
] as const;
