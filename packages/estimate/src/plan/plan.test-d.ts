import type { Located } from "@outlay/document";
import { expectTypeOf, test } from "vitest";
import type { PathName, Plan, QuantityKey } from "./plan.ts";
import type { Quantity } from "./quantity.ts";

test("the type of a plan follows the table", () => {
  expectTypeOf<Plan["outlay"]>().toEqualTypeOf<1>();
  expectTypeOf<Plan["workload"]["tasks"]>().toEqualTypeOf<Quantity>();
  expectTypeOf<Plan["workload"]["growth"]>().toEqualTypeOf<Quantity | undefined>();
  expectTypeOf<NonNullable<Plan["paths"]["hosted"]>["model"]>().toEqualTypeOf<Located<string>>();
  expectTypeOf<NonNullable<Plan["integrations"]>[number]["access"]>().toEqualTypeOf<
    "read" | "write" | undefined
  >();
  expectTypeOf<"paths.self-hosted.redundancy">().toExtend<QuantityKey>();
  expectTypeOf<
    "hosted" | "hosted-tuned" | "self-hosted" | "self-hosted-tuned"
  >().toEqualTypeOf<PathName>();
  // @ts-expect-error a key that is not in the table
  expectTypeOf<Plan["workload"]["taks"]>().toBeNever();
});
