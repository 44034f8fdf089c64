import {
  type BillAmounts,
  type ContractBill,
  picoUsd,
  picoUsdText,
  toDecimal,
} from "@outlay/pricing";

/** A bill as the last line of the JSON: money as decimal text, exact. */
export function billJson(
  bill: ContractBill,
  { undated, unread }: { readonly undated: number; readonly unread: number },
): object {
  const { contract, from, to, requests, notPriced, lowerBound } = bill;
  return {
    kind: "bill",
    contract,
    from,
    to,
    requests,
    notPriced,
    notRead: unread,
    undated,
    lowerBound: lowerBound || unread > 0,
    ...amountsJson(bill.total),
    sellers: bill.sellers.map((seller) => ({ provider: seller.provider, ...amountsJson(seller) })),
    free: bill.free.map(({ tier, meter, quantity, usd }) => ({
      provider: tier.provider,
      ...(tier.models === undefined ? {} : { models: tier.models }),
      per: tier.per,
      meter,
      units: toDecimal(quantity).text,
      usd: toDecimal(usd).text,
    })),
    credits: bill.credits.map(({ credit, usedPico, leftPico }) => ({
      provider: credit.provider,
      ...(credit.id === undefined ? {} : { id: credit.id }),
      from: credit.from,
      ...(credit.to === undefined ? {} : { to: credit.to }),
      usedUsd: picoUsdText(usedPico),
      leftUsd: picoUsdText(leftPico),
    })),
    commitments: bill.commitments.map((one) => ({
      provider: one.commitment.provider,
      per: one.commitment.per,
      from: one.from,
      to: one.to,
      committedUsd: picoUsdText(one.committedPico),
      usedUsd: picoUsdText(one.usedPico),
      state: one.state,
      missingUsd: picoUsdText(one.missingPico),
      whole: one.whole,
    })),
  };
}

const amountsJson = (amounts: BillAmounts): object => ({
  listUsd: picoUsdText(amounts.listPico),
  negotiatedUsd: picoUsdText(amounts.negotiatedPico),
  freeUsd: picoUsdText(amounts.freePico),
  creditUsd: picoUsdText(amounts.creditPico),
  usageUsd: picoUsdText(amounts.usagePico),
  shortfallUsd: picoUsdText(amounts.shortfallPico),
  invoiceUsd: picoUsdText(amounts.invoicePico),
  runningUsd: picoUsdText(amounts.runningPico),
  invoiceIfNoMoreUsd: picoUsdText(picoUsd(amounts.invoicePico + amounts.runningPico)),
});
