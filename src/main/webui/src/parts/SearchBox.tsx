import { useEffect, useId, useRef, useState } from "preact/hooks";
import { newsroom, type Schemas } from "../api/newsroom";
import { pageOf, wordFor } from "../found";
import { go } from "../router";

type Suggestion = Schemas["FoundThing"];

/** Milliseconds to wait after the last keystroke before asking the API. */
const PAUSE = 150;

/** Search with suggestions: a combobox with a listbox popup, as in the ARIA Authoring Practices. */
export function SearchBox({ words }: { words: string }) {
  const [text, setText] = useState(words);
  const [suggestions, setSuggestions] = useState<Suggestion[]>([]);
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => setText(words), [words]);

  useEffect(() => {
    let current = true;
    if (typed.trim().length < 2) {
      setSuggestions([]);
      return;
    }
    const pause = setTimeout(async () => {
      const found = await newsroom.suggestions(typed.trim()).catch(() => ({ items: [] }));
      // Ignores suggestions for an outdated input.
      if (current) {
        setSuggestions(found.items);
        setActive(-1);
        setOpen(true);
      }
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(pause);
    };
  }, [typed]);

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const leave = (address: string) => {
    close();
    setTyped("");
    field.current?.blur();
    go(address);
  };
  const chosen = suggestions[active];
  const shown = open && suggestions.length > 0;

  const submit = (event: Event) => {
    event.preventDefault();
    if (shown && chosen) {
      leave(pageOf(chosen));
    } else if (text.trim()) {
      leave(`/search?q=${encodeURIComponent(text.trim())}`);
    }
  };

  const key = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && suggestions.length > 0) {
      event.preventDefault();
      setOpen(true);
      // Cycles through the options and the field itself (-1).
      const places = suggestions.length + 1;
      setActive(((active + 1 + step + places) % places) - 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      shown ? close() : setText("");
    }
  };

  return (
    <form class="search" role="search" action="/search" onSubmit={submit}>
      <label class="unseen" for={`${id}-field`}>Search</label>
      <input
        id={`${id}-field`}
        ref={field}
        name="q"
        type="search"
        placeholder="Search"
        autocomplete="off"
        enterkeyhint="search"
        maxLength={200}
        role="combobox"
        list={undefined}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown && chosen ? `${id}-${active}` : undefined}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setTyped(event.currentTarget.value);
        }}
        onKeyDown={key}
        onBlur={close}
      />
      <ul id={`${id}-list`} role="listbox" aria-label="Suggestions" hidden={!shown}>
        {suggestions.map((suggestion, i) => (
          <li
            key={suggestion.type + suggestion.slug}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            // Runs before the field loses the focus, which closes the list.
            onMouseDown={(event) => {
              event.preventDefault();
              leave(pageOf(suggestion));
            }}
          >
            <span dir="auto">{suggestion.name}</span>
            <span class="kind">{wordFor(suggestion)}</span>
          </li>
        ))}
      </ul>
    </form>
  );
}
