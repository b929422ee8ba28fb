import { newsroom } from "../api/newsroom";
import { useAnswer } from "../api/useAnswer";
import { PUBLICATION } from "../head";
import { routeOf } from "../router";
import { SearchBox } from "./SearchBox";

const TODAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** The publication's name, its sections at the top of the tree, and search: the same on every page. */
export function Masthead({ address }: { address: URL }) {
  const sections = useAnswer("sections", newsroom.sections);
  const route = routeOf(address);
  const here = (path: string) => (address.pathname === path ? "page" : undefined);
  return (
    <header class="masthead">
      <div class="top">
        <p class="today">{TODAY.format(new Date())}</p>
        <a class="name" href="/">{PUBLICATION}</a>
        <SearchBox words={route.page === "search" ? route.words : ""} />
      </div>
      <nav aria-label="Sections">
        <ul>
          <li><a href="/" aria-current={here("/")}>Front page</a></li>
          {sections.data?.items.filter((section) => section.parent === null).map((section) => (
            <li key={section.slug}>
              <a href={`/sections/${section.slug}`} aria-current={here(`/sections/${section.slug}`)}>{section.name}</a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
