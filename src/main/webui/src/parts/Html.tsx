import type { JSX } from "preact";

// The browser refuses plain strings as markup (`require-trusted-types-for`). Only this file creates markup.
const policy = window.trustedTypes?.createPolicy("sanitised-by-the-api", { createHTML: (html) => html });

type Name = "div" | "p" | "span" | "li" | "td" | "th" | "caption" | "figcaption" | "summary" | "h2" | "h3" | "h4" | "h5" | "h6";

interface Props {
  as: Name;
  html: string;
  id?: string | null;
  class?: string | undefined;
  scope?: string;
  colSpan?: number | undefined;
  rowSpan?: number | undefined;
  lang?: string;
  dir?: "ltr" | "rtl";
}

/**
 * Markup from the API. It is safe to insert as it is: the API sanitises all markup by an allow-list when it is stored.
 */
export function Html({ as, html, id, ...rest }: Props): JSX.Element {
  const Element = as as "div";
  const markup = { __html: policy ? policy.createHTML(html) as unknown as string : html };
  return <Element {...rest} id={id ?? undefined} dangerouslySetInnerHTML={markup} />;
}
