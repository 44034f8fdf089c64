import { type Expression, mul, type Origin, sub } from "../../graph/index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { Serving } from "./choose-machine.ts";

/** USD for one hour of a whole machine, the way the plan pays. */
export function addMachinePrice(sheet: Sheet, { machine, purchase }: Serving): Expression {
  const { low, likely, high } = machine.usdPerHour;
  const id = `price.machine.${machine.id}`;
  const origin: Origin = {
    kind: machine.status === "vendor page" ? "vendor" : "published",
    source: `machine ${machine.id}${machine.region === undefined ? "" : ` in ${machine.region}`}, ${machine.purchase}; ${machine.status}: ${machine.sources.join(", ")}`,
    checked: machine.checked,
  };
  const listed = sheet.graph.has(id)
    ? ({ op: "node", id } as const)
    : sheet.graph.input({
        id,
        unit: "USD / hour",
        doc: `One hour of ${machine.id}, ${machine.gpus} GPUs, ${machine.purchase}.`,
        distribution:
          low === high ? { kind: "point", value: likely } : { kind: "pert", low, likely, high },
        origin,
      });
  if (machine.purchase === purchase) return listed;
  const row = purchase === "spot" ? "price.spot-discount" : "price.commitment-discount";
  const paid = "self-hosted.machine-price";
  if (sheet.graph.has(paid)) return { op: "node", id: paid };
  sheet.note({
    code: "price-fallback",
    path: "self-hosted",
    text: `The catalog has no ${purchase} price for ${machine.id}; the on-demand price is discounted by ${row}.`,
  });
  const discount = sheet.assume(row, `Discount of ${purchase} machines off the on-demand price.`);
  return sheet.step(
    paid,
    "USD / hour",
    `One hour of ${machine.id}, ${purchase}: the on-demand price less the discount.`,
    mul(listed, sub(1, discount)),
  );
}
