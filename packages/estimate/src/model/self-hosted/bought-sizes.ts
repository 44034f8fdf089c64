import type { Machine } from "@outlay/capacity";

/** A size of machine with its offers. */
interface Size {
  readonly id: string;
  readonly gpus: number;
  readonly offers: readonly Machine[];
  readonly every: readonly Machine[];
}

/**
 * The sizes in which an accelerator is bought, as machines: of an SXM or OAM part nobody buys one, but
 * a board of 4 or 8. What is rented of that size beside it, or before the launch, costs what is asked for
 * it; where the size is not rented, what is asked for a smaller one, for each GPU the same.
 *
 * @param rented sizes that are rented, smallest first
 * @param boards GPUs of each board that is made
 */
export const boughtSizes = <Sized extends Size>(
  accelerator: string,
  rented: readonly Sized[],
  boards: readonly number[],
): Sized[] =>
  boards.flatMap((gpus) => {
    const of = rented.filter((each) => gpus % each.gpus === 0).at(-1);
    if (of === undefined) return [];
    if (of.gpus === gpus) return [of];
    const several = (one: Machine): Machine => {
      const times = gpus / one.gpus;
      const { low, likely, high } = one.usdPerHour;
      const usdPerHour = { low: low * times, likely: likely * times, high: high * times };
      const offers = one.offers.map((each) => ({ ...each, usdPerHour: each.usdPerHour * times }));
      return { ...one, gpus, usdPerHour, offers };
    };
    return [
      {
        ...of,
        id: `${accelerator}-x${gpus}`,
        gpus,
        offers: of.offers.map(several),
        every: of.every.map(several),
      },
    ];
  });
