import type { JSX } from "preact";

// The browser refuses every other string as markup (`require-trusted-types-for`): this is the one place that makes any.
const policy = window.trustedTypes?.createPolicy("sanitised-by-the-api", { createHTML: (html) => html });

/**
 * Markup of the API. It is safe to put into a page as it is: the API lets none in that its sanitiser has not been over,
 * on the way in, by a list of what is allowed.
 */
export function Html<Name extends "div" | "p" | "span" | "li" | "td" | "th" | "h2" | "h3" | "h4" | "h5" | "h6">(
  { as, html, ...rest }: { as: Name; html: string; class?: string; scope?: string; lang?: string; dir?: "ltr" | "rtl" },
): JSX.Element {
  const Element = as as "div";
  return <Element {...rest} dangerouslySetInnerHTML={{ __html: policy ? policy.createHTML(html) as unknown as string : html }} />;
}
