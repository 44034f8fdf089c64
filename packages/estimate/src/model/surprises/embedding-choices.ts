import { endDay, toNumber } from "@outlay/pricing";
import { add, div, type Expression, mul, node, quantity } from "../../graph/index.ts";
import { plainContext } from "../hosted/fee-price.ts";
import { instantOf, modelOnDay, usualBook } from "../hosted/find-model.ts";
import { type FoundPrice, findPrice, priceOrigin } from "../hosted/token-price.ts";
import type { ModelContext } from "../paths/model-context.ts";
import { bytesPerNumber, usualNumbers } from "../run/retrieval-index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { SurpriseScenario } from "./surprise.ts";

/** Clouds that sell the models of others: one is told of where nobody else sells it at that price. */
const resellers: ReadonlySet<string> = new Set(["azure", "bedrock", "vertex"]);

/** Least length of text that a model for pieces of documents takes, tokens; below it is one for pictures. */
const leastContext = 512;

/** Beginning of the names of what another model would cost. */
const prefix = "retrieval.with-";

/** An embedding model of the book, with its price of a token. */
interface Choice {
  readonly id: string;
  readonly name: string;
  readonly dimensions: number;
  readonly price: FoundPrice;
}

/**
 * What keeping the index costs in a month with the plan's own embedding model and with the others of the
 * catalog: what changed, and all of it. It is embedding and writing; more numbers cost more to write.
 * Of models with one price and one length of embedding, one; none that ends before the launch.
 */
export function embeddingChoices(context: ModelContext): readonly SurpriseScenario[] {
  const { sheet, named } = context;
  const once = node("retrieval.index-once");
  const own = named.embedding;
  const note = own === undefined ? "price.embedding, the range of several sellers" : "your plan";
  return [
    { ...scenario(sheet, own?.name ?? "No model named", "retrieval", once), note },
    ...otherChoices(context).map(({ id, name, dimensions, price }) => {
      const base = `${prefix}${id}`;
      return scenario(sheet, name, base, addIndexOnce(context, base, name, dimensions, price));
    }),
  ];
}

/** The two figures of a model, as `<base>.changed-month` and `<base>.all-month`. */
function scenario(sheet: Sheet, label: string, base: string, once: Expression): SurpriseScenario {
  const all = `${base}.all-month`;
  const changed = `${base}.changed-month`;
  sheet.shared(all, "USD / month", `${label}: all chunks embedded and written in a month.`, () =>
    mul(once, quantity(1, "1 / month")),
  );
  sheet.shared(
    changed,
    "USD / month",
    `${label}: the chunks that changed, embedded and written in a month.`,
    () => mul(once, node("retrieval.changed")),
  );
  return {
    label,
    figures: [
      { what: "What changed, a month", node: changed },
      { what: "All of it, a month", node: all },
    ],
  };
}

/** USD to embed and write all chunks once with another model: the formula of `retrieval.index-once`. */
function addIndexOnce(
  { sheet, plan }: ModelContext,
  base: string,
  name: string,
  dimensions: number,
  price: FoundPrice,
): Expression {
  return sheet.shared(
    `${base}.index-once`,
    "USD",
    `Embedding and writing all chunks once with ${name}: chunks × (tokens × price + price of a write × its size).`,
    () => {
      const token = sheet.graph.input({
        id: `price.embedding.${base.slice(prefix.length)}`,
        unit: "USD / token",
        doc: `Embedding one token at ${name}.`,
        distribution: { kind: "point", value: toNumber(price.picked.usdPerUnit) },
        origin: priceOrigin(price.picked),
      });
      const write = sheet.assume("price.vector.write", "Writing one chunk to the store.");
      const indexOf = (numbers: number) =>
        add(
          quantity(numbers * (bytesPerNumber / 1e9), "GB / chunk"),
          sheet.assume("retrieval.chunk-overhead", "Id and metadata of one chunk."),
        );
      const tokens = sheet.believe({
        id: "retrieval.tokens_per_chunk",
        doc: "Tokens of one piece.",
        plan: plan.retrieval?.tokens_per_chunk,
        default: "retrieval.tokens-per-chunk",
      });
      const size = div(indexOf(dimensions), indexOf(usualNumbers));
      return mul(node("retrieval.chunks"), add(mul(tokens, token), mul(write, size)));
    },
  );
}

/** The other embedding models of the plan's book, in its order: those of their own vendor first. */
function otherChoices({ named, facts, start }: ModelContext): readonly Choice[] {
  const own = named.embedding;
  const book = own?.book ?? facts.books.get(usualBook);
  const at = instantOf(start);
  const seen = new Set<string>();
  return (book?.modelFacts ?? [])
    .toSorted((a, b) => Number(resellers.has(a.provider)) - Number(resellers.has(b.provider)))
    .flatMap((each): Choice[] => {
      const { provider, id, dimensions, context = leastContext, endOfLife } = each;
      const isOver = (endDay(endOfLife) ?? "9999").slice(0, 7) <= start;
      const isOwn = own?.provider === provider && own.id === id;
      if (book === undefined || dimensions === undefined) return [];
      if (context < leastContext || isOver || isOwn) return [];
      const found = modelOnDay(book, `${provider}/${id}`, at);
      const price = found.ok
        ? findPrice(found.value.prices, "input_text", plainContext(at))
        : undefined;
      if (!found.ok || price === undefined) return [];
      const like = `${toNumber(price.picked.usdPerUnit)} ${dimensions}`;
      if (seen.has(like)) return [];
      const name = seen.has(id) ? `${provider}.${id}` : id;
      seen.add(like).add(id);
      return [{ id: name, name: found.value.name, dimensions, price }];
    });
}
