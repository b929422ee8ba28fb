import type { Schemas } from "../api/newsroom";

type Article = Schemas["Article"];

/** What a machine did, and who owns the text. */
export function SmallPrint({ ai, rights }: Pick<Article, "ai" | "rights">) {
  const disclosed = ai !== null && ai.use !== "none";
  if (!disclosed && rights === null) {
    return null;
  }
  return (
    <footer class="small-print">
      {disclosed && (
        <p>
          <span lang="en">
            {ai.use === "generated" ? "Generated with artificial intelligence" : "Written with the help of artificial intelligence"}
            {ai.reviewedBy && `; reviewed by ${ai.reviewedBy}`}.
          </span>{" "}
          {ai.note}
        </p>
      )}
      {rights && (
        <p>
          {rights.copyright} {rights.usageTerms}{" "}
          {rights.license && <a href={rights.license} rel="license" lang="en">Licence</a>}
        </p>
      )}
    </footer>
  );
}
