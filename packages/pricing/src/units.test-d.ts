import { expectTypeOf, it } from "vitest";
import type { Book } from "./book.ts";
import { type Instant, instant } from "./instant.ts";
import type { Meter } from "./meter.ts";
import { type PicoUsd, picoUsd, picoUsdText, toPicoUsd } from "./pico-usd.ts";
import type { ServiceTier } from "./price-line.ts";
import type { Rational } from "./rational.ts";
import { requestCost } from "./request-cost.ts";
import type { Usage } from "./usage.ts";

it("an amount of pico-dollars is named on purpose", () => {
  expectTypeOf<bigint>().not.toExtend<PicoUsd>();
  expectTypeOf<PicoUsd>().toExtend<bigint>();
  expectTypeOf(toPicoUsd).returns.toEqualTypeOf<PicoUsd>();
  // @ts-expect-error a plain bigint may be micro-dollars or cents
  picoUsdText(5n);
  // @ts-expect-error a sum of amounts is named again
  picoUsdText(picoUsd(1n) + picoUsd(2n));
  // @ts-expect-error an exact amount in dollars is not one in pico-dollars
  picoUsdText({ n: 5n, d: 1n } satisfies Rational);
});

it("a point in time is not a number of anything else", () => {
  expectTypeOf<number>().not.toExtend<Instant>();
  const price = (usage: Usage, book: Book) => {
    requestCost(usage, book, instant(0));
    // @ts-expect-error seconds or milliseconds? said by instant()
    requestCost(usage, book, 1_785_326_400);
    // @ts-expect-error a Date is not a point in time
    requestCost(usage, book, new Date(0));
  };
  expectTypeOf(price).toBeFunction();
});

it("meters and service tiers are closed sets", () => {
  expectTypeOf<"input_tokens">().not.toExtend<Meter>();
  expectTypeOf<"cache_write_1h">().toExtend<Meter>();
  expectTypeOf<"default">().not.toExtend<ServiceTier>();
});
