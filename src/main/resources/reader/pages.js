// What pages do beyond being read: suggestions while searching, a badge for newer stories, lists that go on, players.
// Everything works without it. It makes no markup of its own but what it reads from pages of this program.
(() => {
  "use strict";

  const policy = window.trustedTypes?.createPolicy("own-pages", { createHTML: (html) => html });
  const parsed = (html) => new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html");
  const preview = new URLSearchParams(location.search).get("previewToken");

  async function page(address) {
    const response = await fetch(address, { headers: { Accept: "text/html" }, cache: "no-cache" });
    if (!response.ok) {
      throw new Error(response.status);
    }
    return parsed(await response.text());
  }

  const made = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  for (const origin of document.querySelectorAll("[data-origin]")) {
    origin.textContent = location.origin;
  }

  // Search with suggestions: a combobox with a listbox popup, as in the ARIA Authoring Practices.
  const FOLDERS = { article: "articles", author: "authors", section: "sections", summary: "summaries", tag: "tags" };
  const WORDS = { article: "story", author: "author", section: "section", summary: "digest", tag: "topic" };
  const PAUSE = 150;

  function suggest(field) {
    const list = made("ul", { id: "suggestions", role: "listbox", hidden: true });
    list.setAttribute("aria-label", "Suggestions");
    field.after(list);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    })) {
      field.setAttribute(name, value);
    }
    let active = -1;
    let pause;
    let asked = 0;

    const options = () => [...list.children];
    const open = () => !list.hidden;
    const choose = (place) => {
      active = place;
      options().forEach((option, i) => option.setAttribute("aria-selected", String(i === place)));
      if (place < 0) {
        field.removeAttribute("aria-activedescendant");
      } else {
        field.setAttribute("aria-activedescendant", options()[place].id);
      }
    };
    const show = (shown) => {
      list.hidden = !shown || options().length === 0;
      field.setAttribute("aria-expanded", String(open()));
      choose(-1);
    };
    const pageOf = ({ type, slug }) =>
      `/${FOLDERS[type]}/${slug}${preview ? `?previewToken=${encodeURIComponent(preview)}` : ""}`;

    async function look(text) {
      const question = ++asked;
      const items = await fetch(`/v1/search/suggest?limit=8&q=${encodeURIComponent(text)}`)
        .then((response) => response.json()).then((answer) => answer.items ?? []).catch(() => []);
      // An answer to an outdated question is no use.
      if (question !== asked) {
        return;
      }
      list.replaceChildren(...items.map((item, i) => {
        const option = made("li", { id: `suggestion-${i}`, role: "option" },
          made("span", { dir: "auto", textContent: item.name }),
          made("span", { className: "kind", textContent: WORDS[item.type] }));
        option.dataset.page = pageOf(item);
        option.setAttribute("aria-selected", "false");
        return option;
      }));
      show(true);
    }

    field.addEventListener("input", () => {
      clearTimeout(pause);
      const text = field.value.trim();
      if (text.length < 2) {
        asked++;
        list.replaceChildren();
        show(false);
      } else {
        pause = setTimeout(() => look(text), PAUSE);
      }
    });
    field.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && options().length > 0) {
        event.preventDefault();
        const from = active;
        show(true);
        // Goes through the options and the field itself (-1), round and round.
        const places = options().length + 1;
        choose((from + 1 + step + places) % places - 1);
      } else if (event.key === "Escape" && open()) {
        event.preventDefault();
        show(false);
      } else if (event.key === "Enter" && open() && active >= 0) {
        event.preventDefault();
        location.assign(options()[active].dataset.page);
      }
    });
    field.addEventListener("blur", () => show(false));
    // Before the field loses the focus, which closes the list.
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("li");
      if (option) {
        location.assign(option.dataset.page);
      }
    });
  }
  document.querySelectorAll(".search input[type=search]").forEach(suggest);

  // Tells the reader of newer stories, and shows them on request alone, so that the page does not move.
  const SPREAD = 1500;

  function live(badge) {
    const stories = (where) => [...where.querySelectorAll("[data-story]")].map((story) => story.dataset.story);
    const known = new Set(stories(document));
    let asking;
    let stream;

    async function look() {
      asking = undefined;
      const now = await page(location.href).catch(() => null);
      const count = now ? new Set(stories(now).filter((id) => !known.has(id))).size : 0;
      badge.replaceChildren(...(count > 0
        ? [made("button", { type: "button", textContent: count === 1 ? "1 newer story" : `${count} newer stories`,
            onclick: () => { scrollTo({ top: 0 }); location.reload(); } })]
        : []));
    }
    function follow() {
      stream?.close();
      stream = undefined;
      if (document.visibilityState === "visible") {
        const section = badge.dataset.live;
        stream = new EventSource(`/v1/changes?types=article${section ? `&section=${encodeURIComponent(section)}` : ""}`);
        stream.addEventListener("upsert", (event) => {
          const change = JSON.parse(event.data);
          if (change.type === "article" && !known.has(change.id)) {
            // All readers hear of it at the same moment. They should not all ask at once.
            asking ??= setTimeout(look, Math.random() * SPREAD);
          }
        });
      }
    }
    follow();
    document.addEventListener("visibilitychange", () => {
      // A tab in the background holds no connection, and has to look by itself when it is seen again.
      follow();
      if (document.visibilityState === "visible") {
        look();
      }
    });
  }
  document.querySelectorAll("[data-live]").forEach(live);

  // Adds the next page of a list to this one.
  document.addEventListener("click", async (event) => {
    const more = event.target.closest?.(".more a[rel=next]");
    const list = more?.parentElement.previousElementSibling;
    if (!list || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    more.setAttribute("aria-busy", "true");
    try {
      const next = await page(more.href);
      const added = [...next.querySelector(`main .${list.classList[0]}`).children].map((one) => document.adoptNode(one));
      list.append(...added);
      const further = next.querySelector(".more a[rel=next]");
      added[0]?.querySelector("h2 a, h3 a")?.focus({ preventScroll: true });
      if (further) {
        more.href = further.getAttribute("href");
        more.removeAttribute("aria-busy");
      } else {
        more.parentElement.remove();
      }
    } catch {
      location.assign(more.href);
    }
  });

  // Nothing of another company is loaded before the reader asks for it.
  function player(address) {
    const { hostname, pathname, searchParams } = new URL(address);
    const last = pathname.split("/").filter(Boolean).at(-1) ?? "";
    if (/(^|\.)(youtube\.com|youtube-nocookie\.com|youtu\.be)$/.test(hostname)) {
      const video = searchParams.get("v") ?? last;
      return /^[\w-]{11}$/.test(video) ? `https://www.youtube-nocookie.com/embed/${video}` : null;
    }
    return /(^|\.)vimeo\.com$/.test(hostname) && /^\d+$/.test(last) ? `https://player.vimeo.com/video/${last}?dnt=1` : null;
  }
  for (const embed of document.querySelectorAll(".body figure.embed")) {
    const link = embed.querySelector("a[href]");
    const source = link && URL.canParse(link.href) ? player(link.href) : null;
    if (source) {
      const button = made("button", { type: "button", textContent: "Play here" },
        made("span", { className: "unseen", textContent: `: ${link.textContent}` }));
      button.addEventListener("click", () => {
        embed.querySelector(".thumbnail")?.remove();
        button.replaceWith(made("iframe", { src: source, title: link.textContent, allow: "fullscreen; picture-in-picture",
          referrerPolicy: "strict-origin-when-cross-origin" }));
      });
      link.after(button);
    }
  }
})();
