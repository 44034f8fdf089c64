/** Within this of an even chance the sampling decides: then the medians of the inputs do. */
export const evenWithin = 0.02;
