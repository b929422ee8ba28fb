import { useEffect, useRef, useState } from "preact/hooks";
import { newsroom, type Teaser, type TeaserPage } from "../api/newsroom";
import { TeaserCard } from "./TeaserCard";

/** Number of pages that load while the reader scrolls; further ones load on request, so that the page has an end. */
const BY_ITSELF = 2;

interface Props {
  /** The stories that are already loaded. */
  first: Teaser[];
  /** The address of older stories; null if there are none. */
  next: string | null;
  section?: boolean;
}

// The loaded pages of each list, so that going back restores the scroll position.
const unfolded = new Map<string, { older: Teaser[]; next: string | null; pages: number }>();

/** A list of stories that continues into the archive, page by page, each at the address that the previous one gives. */
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
      // Only after the reader has begun to scroll: a short first page must not load the whole archive.
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
