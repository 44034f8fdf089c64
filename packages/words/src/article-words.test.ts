import { expect, it } from "vitest";
import { articlesText, articleWords, withoutFigureIds } from "./article-words.ts";

it.each([
  ["calibrated to A.share.evaluation 10 %, less", "calibrated to article A 10 %, less"],
  ["has the shares of A.share.*", "has the shares of article A"],
  ["A.practice.poc 3-4 weeks; B.phase.maintenance", "article A 3-4 weeks; article B"],
  ["USA.gov and A path 2", "USA.gov and A path 2"],
])("%s names the article, not the id", (text, want) => {
  expect(withoutFigureIds(text)).toBe(want);
});

it("names the articles by title and year, as the catalog has them", () => {
  expect(articleWords("A.share.evaluation")).toBe("article A");
  expect(articlesText).toMatch(/^Article A is “.*\(2026\), article B “.*2026\)\.$/);
});
