import { type Issue, type Outcome, readDocument, type Shape, shape } from "@outlay/document";
import { FOREIGN_BOOKS } from "../../books/open-book.ts";
import type { Sources } from "../../catalog/source-list.ts";
import { METER_NAMES } from "../../meter.ts";
import { SERVICE_TIERS } from "../../price-line.ts";
import type { Review } from "./review.ts";

const name = shape.text({ max: 100 });
const usd = shape.decimal({ examples: ["2.50"] });
const book = shape.choice(FOREIGN_BOOKS);

const priceShape = shape.object({
  model: name,
  meter: shape.choice(METER_NAMES),
  tier: shape.optional(shape.choice(SERVICE_TIERS)),
  above: shape.optional(shape.integer({ min: 1 })),
  region: shape.optional(name),
  hours: shape.optional(
    shape.text({
      pattern: /([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)/,
      expected: "a daily window of UTC such as 01:00-04:00",
    }),
  ),
  weekdays: shape.optional(shape.flag()),
  variant: shape.optional(shape.map(name)),
  ours: usd,
  theirs: shape.map(usd, { key: book }),
});

const reviewShape: Shape<Review> = shape.object({
  provider: name,
  decided: shape.choice(["ours", "theirs", "open"]),
  why: shape.text(),
  sources: shape.list(name, { min: 1 }),
  decided_on: shape.date(),
  at: shape.date({ doc: "The day whose prices were compared." }),
  books: shape.map(shape.date(), { key: book, doc: "The books that differ, and their days." }),
  prices: shape.list(priceShape, { min: 1 }),
});

const fileShape = shape.object({ reviews: shape.list(reviewShape) });

/**
 * Reads the decisions about prices that books dispute.
 *
 * @param file name for messages; nothing is opened
 * @param sources of the catalog
 */
export function readReviews(
  text: string,
  file: string,
  sources: Sources,
): Outcome<readonly Review[], Issue[]> {
  const checked = shape.checked(fileShape, ({ reviews }) =>
    reviews.flatMap(({ sources: ids, books, prices }, index) => [
      ...ids.flatMap((id, place) =>
        sources.has(id)
          ? []
          : [
              {
                message: `\`${id}\` is not in the list of sources`,
                at: ["reviews", index, "sources", place],
              },
            ],
      ),
      ...prices.flatMap(({ theirs }, place) =>
        Object.keys(theirs)
          .filter((kind) => !(kind in books))
          .map((kind) => ({
            message: `the day of ${kind} is not told in \`books\``,
            at: ["reviews", index, "prices", place, "theirs", kind],
          })),
      ),
    ]),
  );
  const read = readDocument(text, file, checked);
  return read.ok ? { ok: true, value: read.value.reviews } : read;
}
