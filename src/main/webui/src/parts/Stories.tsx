import { useEffect, useRef, useState } from "preact/hooks";
import { newsroom, type Teaser, type TeaserPage } from "../api/newsroom";
import { TeaserCard } from "./TeaserCard";

/** So many pages come by themselves as the reader gets there; then it is theirs to ask, so that the page has an end. */
const BY_ITSELF = 2;

interface Props {
  /** The stories that are there already. */
  first: Teaser[];
  /** Where the older ones are; null where there are none. */
  next: string | null;
  section?: boolean;
}

// What was unfolded of each list, so that going back finds the place where one was.
const unfolded = new Map<string, { older: Teaser[]; next: string | null; pages: number }>();

/** A list of stories that goes on into the archive: page by page, each where the one before says. */
export function Stories({ first, next, section = true }: Props) {
  const key = next ?? "";
  const [more, setMore] = useState(unfolded.get(key) ?? { older: [], next, pages: 0 });
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => setMore(unfolded.get(key) ?? { older: [], next, pages: 0 }), [key]);

  const older = async () => {
    if (busy || more.next === null) {
      return;
    }
    setBusy(true);
    try {
      const page = await newsroom.following<TeaserPage>(more.next);
      const grown = { older: [...more.older, ...page.items], next: page.page.next, pages: more.pages + 1 };
      unfolded.set(key, grown);
      setMore(grown);
      setFailed(false);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };

  useEffect(() => {
    if (!button.current || more.pages >= BY_ITSELF) {
      return;
    }
    const near = new IntersectionObserver((seen) => {
      // Not before the reader has begun to scroll: a short page is not an order for a long one.
      if (seen.some((entry) => entry.isIntersecting) && window.scrollY > 0) {
        void older();
      }
    }, { rootMargin: "300px" });
    near.observe(button.current);
    return () => near.disconnect();
  }, [more, busy]);

  return (
    <>
      <div class="stories">
        {[...first, ...more.older].map((teaser) => <TeaserCard key={teaser.id} teaser={teaser} section={section} />)}
      </div>
      {more.next !== null && (
        <p class="more">
          <button type="button" ref={button} onClick={() => void older()} aria-busy={busy}>Older stories</button>
          {failed && <span role="alert"> They cannot be reached just now; try again.</span>}
        </p>
      )}
    </>
  );
}
