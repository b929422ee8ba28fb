// A front end in one file: it draws pages from the public API and nothing else.

const page = document.querySelector("#page");

/** Makes an element; strings become text, never markup. */
function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Markup that the API has sanitised. */
function markup(name, html) {
  const element = el(name);
  element.innerHTML = html;
  return element;
}

async function get(path) {
  const response = await fetch(path);
  const body = await response.json();
  if (!response.ok) throw Object.assign(new Error(body.detail ?? body.title), { problem: body });
  document.querySelector("#source").textContent = path;
  document.querySelector("#curl").textContent = `curl -s '${location.origin}${path}' | jq`;
  return body;
}

const day = (instant, language) =>
  new Date(instant).toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" });

const picture = (image) =>
  el("img", { src: image.url, alt: image.alt ?? "", width: image.width, height: image.height, loading: "lazy" });

const byline = (authors) =>
  authors.flatMap((author, i) => [i ? ", " : "By ", el("a", { href: `/authors/${author.slug}` }, author.name)]);

function card(teaser) {
  return el("article", { lang: teaser.language },
    teaser.leadImage ? picture(teaser.leadImage) : null,
    el("h2", {}, el("a", { href: `/articles/${teaser.slug}` }, teaser.headline)),
    el("p", {}, teaser.standfirst),
    el("p", { class: "meta" }, ...byline(teaser.authors), ` · ${day(teaser.publishedAt, teaser.language)}`,
      ` · ${teaser.readingMinutes} min`, teaser.reason ? ` · ${why(teaser)}` : ""));
}

const why = (teaser) =>
  ({ editor: "Editor’s choice", "same-section": `More in ${teaser.section.name}` })[teaser.reason]
  ?? `Also about ${teaser.sharedTags.map((tag) => tag.name).join(", ")}`;

/** A list that grows by its own `page.next`. */
function list(first) {
  const cards = el("div", { class: "cards" }, first.items.map(card));
  const more = el("button", { type: "button" }, "Older stories");
  let next = first.page.next;
  more.hidden = !next;
  more.addEventListener("click", async () => {
    const following = await get(next);
    cards.append(...following.items.map(card));
    next = following.page.next;
    more.hidden = !next;
  });
  return [cards, el("p", {}, more)];
}

function summary(digest) {
  if (!digest) return null;
  const folded = el("p", {}, digest.excerpt);
  const more = el("button", { type: "button" }, "Show more");
  more.addEventListener("click", () => {
    folded.replaceWith(markup("div", digest.body.html));
    more.remove();
  });
  return el("section", { class: "summary", lang: digest.language },
    el("h2", {}, digest.headline), folded, digest.truncated ? more : null,
    el("div", { class: "cards" }, digest.articles.map(card)));
}

const pages = {
  async home() {
    return [el("h1", {}, "Newest"), list(await get("/v1/articles"))].flat();
  },
  async sections(slug) {
    const front = await get(`/v1/fronts/${slug}`);
    return [el("h1", {}, front.section.name), summary(front.summary),
      ...list({ items: front.articles, page: { next: front.next } })];
  },
  async tags(slug) {
    const tag = await get(`/v1/tags/${slug}`);
    return [el("h1", {}, tag.name), el("p", { class: "meta" }, `${tag.articleCount} articles`),
      ...list(await get(`/v1/articles?tag=${slug}`))];
  },
  async authors(slug) {
    const author = await get(`/v1/authors/${slug}`);
    return [author.avatar ? el("img", { src: author.avatar.url, alt: author.avatar.alt, class: "portrait" }) : null,
      el("h1", {}, author.name), el("p", { class: "meta" }, author.role ?? ""),
      author.bio ? markup("div", author.bio) : null, ...list(await get(`/v1/articles?author=${slug}`))];
  },
  async summaries(slug) {
    const digest = await get(`/v1/summaries/${slug}`);
    return [el("h1", {}, digest.headline), markup("div", digest.body.html),
      el("div", { class: "cards" }, digest.articles.map(card))];
  },
  async articles(slug) {
    const article = await get(`/v1/articles/${slug}?body=html&include=related,notices`);
    return [el("article", { class: "whole", lang: article.language },
      el("p", { class: "meta" }, el("a", { href: `/sections/${article.section.slug}` }, article.section.name)),
      el("h1", {}, article.headline),
      article.standfirst ? el("p", {}, el("em", {}, article.standfirst)) : null,
      el("p", { class: "meta" }, ...byline(article.authors), ` · ${day(article.publishedAt, article.language)}`,
        ` · ${article.readingMinutes} min`),
      article.leadImage ? el("figure", {}, picture(article.leadImage), el("figcaption", {},
        markup("span", article.leadImage.caption ?? ""), " ", article.leadImage.credit ?? "")) : null,
      markup("div", article.body.html),
      ...article.notices.map((notice) => el("aside", { class: "meta" }, `${notice.kind}: `, markup("div", notice.html))),
      el("p", { class: "meta" }, ...article.tags.flatMap((tag) => [el("a", { href: `/tags/${tag.slug}` }, tag.name), " "]))),
    el("h2", {}, "Related"), el("div", { class: "cards" }, article.related.map(card))];
  },
};

const [, kind, slug] = location.pathname.split("/");
try {
  const content = await (pages[kind] ?? pages.home)(slug);
  page.replaceChildren(...content.filter((part) => part !== null));
  const heading = page.querySelector("h1");
  if (heading) document.title = `${heading.textContent} · Broadsheet`;
} catch (error) {
  page.replaceChildren(el("h1", {}, error.problem?.title ?? "Out of reach"), el("p", {}, error.message));
}
const sections = await (await fetch("/v1/sections?limit=100")).json();
document.querySelector("#sections").append(
  ...sections.items.map((section) => el("a", { href: `/sections/${section.slug}` }, section.name)));
