import type { Meter, PickedPrice, PriceContext } from "@outlay/pricing";

/** A price of the plan's book in the graph: which request it stands for, so that it can be held against other prices. */
export interface BookPrice {
  /** Id of the input. */
  readonly node: string;
  readonly provider: string;
  readonly model: string;
  /** The meter that was asked for; the line that was picked may be of the one it is billed as. */
  readonly meter: Meter;
  readonly context: PriceContext;
  readonly picked: PickedPrice;
}
