import { useEffect, useState } from "preact/hooks";

/** The page at a path. The paths are the defaults of `broadsheet.site.*`, so that every `url` of the API leads here. */
export type Route =
  | { page: "home" | "corrections" | "nowhere" }
  | { page: "search"; words: string }
  | { page: "article" | "author" | "section" | "summary" | "tag"; slug: string };

const NAMED = {
  articles: "article",
  authors: "author",
  sections: "section",
  summaries: "summary",
  tags: "tag",
} as const;

export function routeOf(address: URL): Route {
  const [kind = "", slug, ...more] = address.pathname.replace(/\/$/, "").split("/").slice(1);
  if (kind in NAMED && slug && more.length === 0) {
    return { page: NAMED[kind as keyof typeof NAMED], slug: decodeURIComponent(slug) };
  }
  switch (address.pathname.replace(/(?<=.)\/$/, "")) {
    case "/":
      return { page: "home" };
    case "/corrections":
      return { page: "corrections" };
    case "/search":
      return { page: "search", words: address.searchParams.get("q") ?? "" };
    default:
      return { page: "nowhere" };
  }
}

const MOVED = "reader:moved";

/** Shows another page without reloading the document. */
export function go(address: string): void {
  history.pushState(null, "", address);
  window.scrollTo(0, 0);
  window.dispatchEvent(new Event(MOVED));
}

/** Replaces the address of the current page, for example after its story was renamed. */
export function readdress(address: string): void {
  history.replaceState(null, "", address);
}

/** The current address; follows links, back and forward. */
export function useAddress(): URL {
  const [address, setAddress] = useState(() => new URL(location.href));
  useEffect(() => {
    const moved = () => {
      const next = new URL(location.href);
      setAddress((shown) => (shown.pathname + shown.search === next.pathname + next.search ? shown : next));
    };
    window.addEventListener(MOVED, moved);
    window.addEventListener("popstate", moved);
    // One listener for all links, including those in the bodies of articles, which have no component of their own.
    document.addEventListener("click", follow);
    return () => {
      window.removeEventListener(MOVED, moved);
      window.removeEventListener("popstate", moved);
      document.removeEventListener("click", follow);
    };
  }, []);
  return address;
}

function follow(click: MouseEvent): void {
  const link = click.target instanceof Element ? click.target.closest("a") : null;
  const plain = click.button === 0 && !click.metaKey && !click.ctrlKey && !click.shiftKey && !click.altKey;
  if (!link || !plain || click.defaultPrevented || link.target || link.hasAttribute("download")) {
    return;
  }
  const to = new URL(link.href);
  const within = to.pathname + to.search === location.pathname + location.search && to.hash !== "";
  // Anything that is not one of our pages (the API, its documentation, a picture) is loaded by the browser.
  if (to.origin === location.origin && !within && routeOf(to).page !== "nowhere") {
    click.preventDefault();
    go(to.pathname + to.search + to.hash);
  }
}
