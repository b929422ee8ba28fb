import { useEffect, useRef } from "preact/hooks";
import { forgetRequests } from "./api/requests";
import { ArticlePage } from "./pages/ArticlePage";
import { AuthorPage } from "./pages/AuthorPage";
import { Corrections } from "./pages/Corrections";
import { Front } from "./pages/Front";
import { Home } from "./pages/Home";
import { NOTHING_HERE, ProblemPage } from "./pages/ProblemPage";
import { Search } from "./pages/Search";
import { SummaryPage } from "./pages/SummaryPage";
import { TagPage } from "./pages/TagPage";
import { Colophon } from "./parts/Colophon";
import { Masthead } from "./parts/Masthead";
import { type Route, routeOf, useAddress } from "./router";

export function App() {
  const address = useAddress();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const place = address.pathname + address.search;

  useEffect(() => {
    forgetRequests();
    if (first.current) {
      first.current = false;
      return;
    }
    // What a browser does when a link loads a document: scroll to the top and move the focus there. Back and forward
    // restore their own scroll position, and must not lose it to the focus.
    main.current?.focus({ preventScroll: true });
  }, [place]);

  return (
    <>
      <a class="skip" href="#main">Skip to the stories</a>
      <Masthead address={address} />
      <main id="main" tabIndex={-1} ref={main}>
        <Page key={place} route={routeOf(address)} />
      </main>
      <Colophon />
    </>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case "home":
      return <Home />;
    case "section":
      return <Front slug={route.slug} />;
    case "article":
      return <ArticlePage slug={route.slug} />;
    case "author":
      return <AuthorPage slug={route.slug} />;
    case "tag":
      return <TagPage slug={route.slug} />;
    case "summary":
      return <SummaryPage slug={route.slug} />;
    case "search":
      return <Search words={route.words} />;
    case "corrections":
      return <Corrections />;
    case "nowhere":
      return <ProblemPage problem={NOTHING_HERE} />;
  }
}
