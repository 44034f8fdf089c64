/**
 * Whether an id of Bedrock is that of a region, which has the region's price already: `us.…`, `eu.…`, and
 * a model tuned from it, `ft:us.…`. `global.…` is no region.
 */
export const isRegionalId = (id: string): boolean => /^(?:ft:)?(?:us|eu|apac|jp|au)\./.test(id);
