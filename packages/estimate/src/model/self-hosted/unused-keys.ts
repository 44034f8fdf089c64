import type { Plan } from "../../plan/index.ts";
import type { EstimateNote } from "../sheet/note.ts";
import type { MachinePath } from "../sheet/path.ts";

type HostingKey = keyof NonNullable<Plan["hosting"]>;

/** Keys that only machines that are bought have a use for. */
const ofOwned: readonly HostingKey[] = ["power_price", "pue", "depreciation"];

/**
 * Notes on what a plan says of its machines and nothing reads, because they are had in another way (the price
 * of power where all are rented, a commitment where none is), or because another key says more.
 */
export function unusedHostingKeys(plan: Plan, path: MachinePath): readonly EstimateNote[] {
  const { hosting } = plan;
  const site = hosting?.site ?? "cloud";
  const stated = (key: HostingKey): boolean => hosting?.[key] !== undefined;
  const unused = [
    ...(site === "hybrid" || !stated("owned_share") ? [] : ["hosting.owned_share"]),
    ...(site === "cloud" ? ofOwned.filter(stated).map((key) => `hosting.${key}`) : []),
    ...(site === "owned" && stated("commitment") ? ["hosting.commitment"] : []),
    ...(site === "owned" && plan.paths[path]?.purchase !== undefined
      ? [`paths.${path}.purchase`]
      : []),
  ];
  const why =
    site === "cloud"
      ? "all machines are rented"
      : site === "owned"
        ? "all machines are bought"
        : "";
  const withSite = unused.map(
    (key): EstimateNote => ({
      code: "input-unused",
      path,
      text: `${key} has no effect: with hosting.site ${site}, ${why}.`,
    }),
  );
  if (stated("start_up") && hosting?.autoscaling !== true) {
    withSite.push({
      code: "input-unused",
      path,
      text: "hosting.start_up has no effect: machines run all hours (hosting.autoscaling).",
    });
  }
  if (
    hosting?.autoscaling === true &&
    (site === "owned" || plan.paths[path]?.purchase === "committed")
  ) {
    withSite.push({
      code: "input-unused",
      path,
      text: `hosting.autoscaling has no effect: ${site === "owned" ? "all machines are bought" : "all machines are committed to"}.`,
    });
  }
  const named = plan.paths[path];
  if (named?.precision !== undefined && named.precision_at_least !== undefined) {
    withSite.push({
      code: "input-unused",
      path,
      text: `paths.${path}.precision_at_least has no effect: paths.${path}.precision names the format.`,
    });
  }
  if (
    plan.workload.burstiness !== undefined &&
    stated("utilisation_ceiling") &&
    plan.latency?.first_token === undefined &&
    plan.latency?.whole_answer === undefined
  ) {
    withSite.push({
      code: "input-unused",
      path,
      text: "workload.burstiness has no effect: hosting.utilisation_ceiling says how much of the speed is planned for.",
    });
  }
  const commits = stated("commitment") || plan.paths[path]?.purchase === "committed";
  if (!stated("commitment_term") || (commits && site !== "owned")) return withSite;
  const text = "hosting.commitment_term has no effect: no rented machine is committed to.";
  return [...withSite, { code: "input-unused", path, text }];
}
