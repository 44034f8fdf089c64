import { expect, it } from "vitest";
import { type Shape, shape, toJsonSchema } from "./index.ts";

it("says in JSON Schema what the shapes say", () => {
  const line: Shape<object> = shape.object(
    {
      model: shape.text({ doc: "Its name.", max: 50, examples: ["gpt-4o"] }),
      usd: shape.decimal({ examples: ["0.30"] }),
      from: shape.date(),
      tier: shape.optional(shape.choice(["batch", "flex"], { default: "batch" })),
      tags: shape.optional(shape.list(shape.text(), { min: 1, max: 9 })),
      limits: shape.optional(shape.map(shape.integer({ min: 0 }))),
      when: shape.optional(
        shape.byKind({ scalar: shape.flag(), map: shape.object({ above: shape.number() }) }),
      ),
      url: shape.optional(shape.located(shape.link({ doc: "Where to check it." }))),
    },
    { doc: "A price." },
  );
  const words = { errorMessage: expect.stringMatching(/^Expected: ./) };
  const patterned = { ...words, patternErrorMessage: expect.stringMatching(/^Expected: ./) };
  expect(toJsonSchema(line, { title: "Line" })).toEqual({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Line",
    description: "A price.",
    type: "object",
    required: ["model", "usd", "from"],
    additionalProperties: false,
    properties: {
      model: {
        ...words,
        description: "Its name.",
        type: ["string", "number", "boolean"],
        minLength: 1,
        maxLength: 50,
        examples: ["gpt-4o"],
      },
      usd: {
        ...patterned,
        type: ["number", "string"],
        minimum: 0,
        pattern: "^\\+?[0-9]{1,40}(?:\\.[0-9]{1,40})?(?:[eE][-+]?[0-9]{1,2})?$",
        examples: [0.3],
      },
      from: {
        ...patterned,
        type: "string",
        pattern: "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$",
      },
      tier: { enum: ["batch", "flex"], default: "batch" },
      tags: {
        type: "array",
        items: { ...words, type: ["string", "number", "boolean"], minLength: 1, maxLength: 2000 },
        minItems: 1,
        maxItems: 9,
      },
      limits: { type: "object", additionalProperties: { ...words, type: "integer", minimum: 0 } },
      when: {
        anyOf: [
          { ...words, type: "boolean" },
          {
            type: "object",
            properties: { above: { ...words, type: "number" } },
            required: ["above"],
            additionalProperties: false,
          },
        ],
      },
      url: {
        ...patterned,
        description: "Where to check it.",
        type: ["string", "number", "boolean"],
        minLength: 1,
        maxLength: 2000,
        pattern: expect.stringContaining("https?"),
      },
    },
  });
});

it("gives editors words for what does not fit, and an example", () => {
  const schema = toJsonSchema(shape.month({ examples: ["2027-01"] }));
  expect(schema.patternErrorMessage).toBe("Expected: a month as YYYY-MM, e.g. 2027-01.");
  const size = toJsonSchema(shape.integer({ min: 1, examples: ["3"] }));
  expect(size.errorMessage).toBe("Expected: a whole number, 1 or more, e.g. 3");
});
