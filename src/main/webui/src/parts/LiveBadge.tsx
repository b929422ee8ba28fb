import { useEffect, useState } from "preact/hooks";
import type { Schemas, Teaser } from "../api/newsroom";

interface Props {
  /** The section that is shown; without it, all of them. */
  section?: string;
  /** The stories that were the newest when the page was drawn. */
  shown: Teaser[];
  /** Asks for them again. */
  newest: () => Promise<Teaser[]>;
  /** Draws the page anew. */
  show: () => Promise<void>;
}

/** At the moment of publishing all readers hear of it at once; they do not all ask at once. */
const SPREAD = 1_500;

/** Tells the reader that there are newer stories. It does not move what they read: that is theirs to ask for. */
export function LiveBadge({ section, shown, newest, show }: Props) {
  const [count, setCount] = useState(0);
  const ids = shown.map((teaser) => teaser.id).join();

  useEffect(() => {
    setCount(0);
    const known = new Set(shown.map((teaser) => teaser.id));
    const youngest = shown.reduce((latest, { publishedAt }) => (publishedAt > latest ? publishedAt : latest), "");
    let asking: ReturnType<typeof setTimeout> | undefined;

    const look = async () => {
      asking = undefined;
      const stories = await newest().catch(() => []);
      setCount(stories.filter(({ id, publishedAt }) => !known.has(id) && publishedAt > youngest).length);
    };
    const heard = (event: MessageEvent<string>) => {
      const change = JSON.parse(event.data) as Schemas["Change"];
      // An old story that was mended is a change too, and no news.
      if (change.type === "article" && !known.has(change.id)) {
        asking ??= setTimeout(() => void look(), Math.random() * SPREAD);
      }
    };

    // The browser comes back by itself after an interruption, and says by Last-Event-ID where it was.
    let stream: EventSource | undefined;
    const follow = () => {
      stream?.close();
      stream = undefined;
      if (document.visibilityState === "visible") {
        stream = new EventSource(`/v1/changes?types=article${section ? `&section=${section}` : ""}`);
        stream.addEventListener("upsert", heard);
      }
    };
    // A tab in the background holds no connection; when it is looked at again, it has to look itself.
    const seen = () => {
      follow();
      if (document.visibilityState === "visible") {
        void look();
      }
    };
    follow();
    document.addEventListener("visibilitychange", seen);
    return () => {
      document.removeEventListener("visibilitychange", seen);
      stream?.close();
      clearTimeout(asking);
    };
  }, [section, ids]);

  const reveal = () => {
    window.scrollTo({ top: 0 });
    void show();
  };

  return (
    <div class="live" role="status">
      {count > 0 && (
        <button type="button" onClick={reveal}>
          {count === 1 ? "1 newer story" : `${count} newer stories`}
        </button>
      )}
    </div>
  );
}
