/** The two articles that figures stand beside, by the letter that their ids begin with. */
const articles = {
  A: "“Calculating the cost of generative AI, and how to keep it under control” (2026)",
  B: "“Generative AI Development Cost (Part 2): The Real Cost of Scaling System” (April 2026)",
} as const;

/**
 * The article of a published figure.
 *
 * @param id of the figure or its letter
 * @example
 * articleWords("B.phase.maintenance") // => "article B"
 */
export const articleWords = (id: string): string => `article ${id.charAt(0)}`;

/** What the two articles are called, in a sentence. */
export const articlesText: string = `Article A is ${articles.A}, article B ${articles.B}.`;

/**
 * A text with ids of published figures told as their article.
 *
 * @example
 * withoutFigureIds("calibrated to A.share.evaluation 10 %") // => "calibrated to article A 10 %"
 */
export const withoutFigureIds = (text: string): string =>
  text.replace(
    /\b([AB])\.[a-z0-9-]+(?:\.[a-z0-9*-]+)*/g,
    (_, letter: string) => `article ${letter}`,
  );
