import { add, div, max, mul, node, quantity, sub } from "../../graph/index.ts";
import { addTax } from "../finance/purchase-tax.ts";
import { publishedBeside } from "./published-beside.ts";
import { percentWords, type RoomLevel } from "./reranker-room.ts";
import { type SurpriseBuilder, type SurpriseScenario, surpriseNode } from "./surprise.ts";

/**
 * Capacity that is planned without the reranker, or for its mean load: the GPUs that it needs more in the
 * busiest hour at the plan's percentile, rented over the horizon. The totals buy a reranker by the search,
 * whose seller keeps this room, so it is in none of them. Beside it, what the published share of the
 * running infrastructure would be.
 */
export const rerankerHeadroom: SurpriseBuilder = (context, path) => {
  const { sheet, plan, facts } = context;
  const infrastructure = `${path}.category.infrastructure.run`;
  const bought = `${path}.retrieval.reranker.total`;
  if (plan.retrieval === undefined || !sheet.graph.has(bought)) return [];
  if (!sheet.graph.has(infrastructure)) return [];
  const room = context.rerankerRoom();
  if (room === undefined) return [];
  const { own } = room;
  const id = surpriseNode(path, "reranker-headroom");
  const base = `${path}.surprise.reranker-headroom`;
  const more = sub(node(own.usd), node(room.mean.usd));
  const tax = addTax(sheet, plan);
  sheet.step(
    id,
    "USD",
    `GPUs of a reranker of one's own for ${percentWords(own.percentile)} % of the searches in the busiest hour, beyond those for the mean hour; rent over the horizon${tax === undefined ? "" : ", with the tax that is not got back"}.`,
    tax === undefined ? more : mul(more, add(1, tax)),
  );
  sheet.step(
    `${base}.share`,
    "share",
    "That room against what the infrastructure costs to run.",
    div(node(id), max(node(infrastructure), quantity(1e-9, "USD"))),
  );
  const share = sheet.assume(
    "surprise.reranker-headroom",
    "Infrastructure that capacity planning around the reranker saves.",
  );
  sheet.step(
    `${base}.published`,
    "USD",
    "Published share of the running infrastructure that is lost when the capacity is not planned with the reranker.",
    mul(share, node(infrastructure)),
  );
  const row = (
    label: string,
    searches: string,
    { gpus, usd }: Omit<RoomLevel, "percentile">,
    note: string,
  ): SurpriseScenario => ({
    label,
    figures: [
      { what: "Searches a second", node: searches },
      { what: "GPUs", node: gpus },
      { what: "Over the horizon", node: usd },
    ],
    note,
  });
  return [
    {
      id: "reranker-headroom",
      path,
      title: "No room planned for the reranker",
      node: id,
      counted: false,
      probabilityWhy:
        "It depends on how the machines are sized: a choice of the team, not a chance.",
      control:
        "Size searches and machines with it from the start; it adds 50 to 200 ms to a query.",
      keys: ["retrieval.reranker", "latency.percentile", "workload.peak_factor"],
      published: "A.surprise.reranker",
      ...publishedBeside(
        facts,
        "A.surprise.reranker",
        {
          basis: "of what the infrastructure costs to run",
          unit: "share",
          node: `${base}.share`,
        },
        { scale: 0.01 },
      ),
      scenarios: [
        {
          label: "Bought by the search",
          figures: [{ what: "Over the horizon", node: bought }],
          note: "in the totals; its seller keeps the room",
        },
        row(
          `Own ${room.gpu}, for the mean hour`,
          room.meanSearches,
          room.mean,
          "rent alone: no people, no spare machine",
        ),
        ...room.levels.map((level) =>
          row(
            `Own ${room.gpu}, ${percentWords(level.percentile)} % within ${room.within} s`,
            room.peakSearches,
            level,
            level === own
              ? "in the busiest hour, at the percentile of your plan or else the usual one"
              : "in the busiest hour",
          ),
        ),
      ],
    },
  ];
};
