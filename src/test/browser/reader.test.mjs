// The reading pages in a real browser, on the demo newsroom: READER=http://localhost:8080 BROADSHEET_KEY=… npm test
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, open } from "./browser.mjs";
import { newsroom } from "./newsroom.mjs";

const ADDRESS = process.env.READER ?? "http://localhost:8080";
const desk = newsroom(ADDRESS, process.env.BROADSHEET_KEY);

// Content written here has unique names, so that the tests can run again on the same newsroom.
const RUN = Date.now().toString(36);

/** A page of each kind. */
const KINDS = {
  "front-page": "/", section: "/sections/local", story: "/articles/harbour-ferry-returns", author: "/authors/mira-holt",
  topic: "/tags/ferry", digest: "/summaries/local-week-47", search: "/search?q=ferry", corrections: "/corrections",
};

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const at = (path) => new RegExp(`${path.replace(/[?.]/g, "\\$&")}$`);

for (const size of ["desktop", "phone"]) {
  describe(size, () => {
    const session = (options = {}) => open(browser, ADDRESS, { size, ...options });

    for (const [name, path] of Object.entries(KINDS)) {
      test(`the ${name} is whole without a script, still, accessible, and looks right`, async () => {
        const plain = await session({ javaScriptEnabled: false });
        await plain.visit(path);
        assert.ok((await plain.page.locator("main").innerText()).length > 200);
        const pictures = await plain.page.locator("img:not([width]), img:not([height]), img:not([alt])").count();
        assert.equal(pictures, 0, "Every picture has its size and says what it shows");
        await plain.close();

        const window = await session();
        await window.visit(path);
        await window.fits();
        await window.picturesAreThere();
        await window.screenshot(name);
        await window.isAccessible();
        await window.isStill();
        await window.end();

        const night = await session({ colorScheme: "dark" });
        await night.visit(path);
        await night.screenshot(name);
        // Only colours differ in the dark, and they are the same at any size.
        if (size === "desktop") {
          await night.isAccessible(["color-contrast"]);
        }
        await night.end();
      });
    }

    test("the front page has a lead, every section, and each story once, in reasonable length", async () => {
      const window = await session();
      const { page } = window;
      await window.visit("/");

      await page.locator(".teaser.lead img").waitFor();
      assert.ok((await page.locator(".strip").count()) >= 5);
      assert.ok((await page.locator(".brief").count()) >= 3);
      const stories = await page.locator("main [data-story]").evaluateAll((all) => all.map((one) => one.dataset.story));
      assert.equal(new Set(stories).size, stories.length, "Each story once");
      assert.equal(await page.locator(".teaser:not([lang=en])").count(), 0, "In one language");
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(height < 9_000, `${height} pixels`);
      await page.getByRole("link", { name: "Українська" }).click();
      assert.equal(await page.locator(".teaser.lead[lang=uk]").count(), 1);
      await window.end();
    });

    test("a section unfolds its digest, and goes on with and without a script", async () => {
      const window = await session();
      const { page } = window;
      await window.visit("/sections/local");
      const digest = page.locator(".digest");
      const folded = await digest.innerText();
      await digest.locator("summary").click();
      assert.ok((await digest.innerText()).length > folded.length * 1.2);
      const more = page.getByRole("link", { name: "Older stories" });
      if (await more.count() > 0) {
        const first = await page.locator(".stories .teaser").count();
        await more.click();
        await page.waitForFunction((seen) => document.querySelectorAll(".stories .teaser").length > seen, first);
        const all = await page.locator("main [data-story]").evaluateAll((found) => found.map((one) => one.dataset.story));
        assert.equal(new Set(all).size, all.length);
        assert.equal(new URL(page.url()).search, "", "On the same page");
      }
      await window.end();

      const plain = await session({ javaScriptEnabled: false });
      await plain.visit("/tags/harbour");
      const link = plain.page.getByRole("link", { name: "Older stories" });
      if (await link.count() > 0) {
        await link.click();
        await plain.page.waitForURL(/cursor=/);
        assert.ok((await plain.page.locator(".teaser").count()) > 0);
      }
      await plain.close();
    });

    test("a story has what belongs to it", async () => {
      const window = await session();
      const { page } = window;
      await window.visit("/articles/harbour-ferry-returns");

      assert.match(await page.title(), /^The harbour ferry returns.* – The Ellersquay Courier$/);
      assert.match(await page.locator("link[rel=canonical]").getAttribute("href"), at("/articles/harbour-ferry-returns"));
      assert.equal(JSON.parse(await page.locator("script[type='application/ld+json']").textContent())["@type"], "NewsArticle");
      const figure = page.locator(".lead-image figure");
      assert.ok((await figure.locator("img").getAttribute("alt")).length > 20);
      assert.match(await figure.locator("figcaption").innerText(), /Quayside steps.*Illustration: Nell Quarrie/s);
      assert.ok((await page.locator(".body p").count()) > 10);
      assert.match(await page.locator(".story > header .meta").first().innerText(), /Mira Holt.*3 min/s);
      assert.equal(await page.locator(".beside a[hreflang=uk]").count(), 1);
      const reasons = await page.locator(".related .reason").allInnerTexts();
      assert.ok(reasons.includes("Chosen by the editor"), reasons.join());
      const author = page.locator(".author").first();
      assert.equal(await author.getByText("94 books").isVisible(), false);
      await author.locator("summary").click();
      assert.equal(await author.getByText("94 books").isVisible(), true);
      await window.fits();
      await window.end();
    });

    test("every block is shown, and nothing of another company is loaded before the reader asks for it", async () => {
      await desk.imports({
        type: "article", slug: `blocks-${RUN}`, headline: "Every kind of block", section: "local", language: "en",
        status: "published", publishedAt: "2020-05-09T10:00:00Z", authors: ["mira-holt"], tags: ["ferry"],
        body: {
          blocks: [
            { id: "p", type: "paragraph", html: "A <strong>paragraph</strong> with <a href=\"/articles/harbour-ferry-returns\">a link</a>." },
            { id: "h", type: "heading", level: 2, html: "A heading" },
            { id: "i", type: "image", image: { url: "/demo/images/fish-market.jpg", alt: "The fish market", caption: "A <em>caption</em>", credit: "A credit" } },
            { id: "q", type: "quote", html: "A quotation.", citation: "Somebody" },
            { id: "l", type: "list", ordered: true, items: ["One", "Two"] },
            { id: "t", type: "table", header: ["Day", "Crossings"], rows: [["Monday", "50"], ["Sunday", "37"]] },
            { id: "c", type: "code", language: "sql", text: "select * from crossing where minutes > 7 order by departed_at desc, id desc limit 100" },
            { id: "e", type: "embed", url: "https://www.youtube.com/watch?v=dQw4w9WgXcQ", title: "The crossing" },
            { id: "x", type: "embed", url: "https://example.org/chart", title: "A chart" },
            { id: "a", type: "teaser", article: "harbour-ferry-returns" },
            { id: "d", type: "divider" },
            { id: "g", type: "gallery", caption: "Two <em>views</em>", images: [
              { url: "/demo/images/fish-market.jpg", alt: "The fish market", caption: "At dawn", link: "/articles/harbour-ferry-returns" },
              { url: "/demo/images/lantern-night.jpg", alt: "" }] },
            { id: "pq", type: "pullquote", html: "Seven minutes", citation: "The pilot" },
            { id: "n", type: "list", ordered: true, start: 3, items: ["Cast off", ""], itemBlocks: [
              [{ id: "n1", type: "list", items: ["Bow", "Stern"], tasks: ["done", "open"] }], [{ id: "n2", type: "paragraph", html: "Turn." }]] },
            { id: "t2", type: "table", anchor: "crossings", caption: "Crossings", header: ["", "Boats", "Boats"],
              rows: [["", "North", "South"], ["Monday", "25", "25"], ["All", "25", "25"]], headRows: 1, footRows: 1,
              cells: [{ row: 0, column: 1, columnSpan: 2 }, { row: 2, column: 0, heading: true }], alignments: ["none", "right", "right"] },
            { id: "v", type: "video", url: "/demo/ferry.mp4", mediaType: "video/mp4", title: "The crossing", poster: "/demo/images/fish-market.jpg",
              width: 1600, height: 900, captions: [{ url: "/demo/ferry.vtt", kind: "captions", language: "en", label: "English" }],
              transcript: "/demo/ferry.txt", caption: "Filmed at <em>dawn</em>" },
            { id: "au", type: "audio", url: "/demo/horn.mp3", title: "The horn" },
            { id: "f", type: "file", url: "/demo/timetable.pdf", title: "The timetable", mediaType: "application/pdf", size: 1234567 },
            { id: "k", type: "link", url: "https://example.org/tickets", title: "Tickets", description: "At the quay", publisher: "The harbour" },
            { id: "o", type: "details", anchor: "bicycles", summary: "And <em>bicycles</em>?", blocks: [{ id: "o1", type: "paragraph", html: "Free." }] },
            { id: "b", type: "callout", kind: "warning", icon: "⚠️", blocks: [{ id: "b1", type: "paragraph", html: "Mind the step." }] },
            { id: "z", type: "paragraph", html: "The end<sup class=\"footnote\"><a href=\"#fn-1\">1</a></sup>, after <a href=\"#crossings\">the crossings</a>." },
            { id: "fn", type: "footnotes", notes: [{ blocks: [{ id: "fn1", type: "paragraph", html: "For now." }] }] },
          ],
        },
      });
      const window = await session();
      const { page } = window;
      await window.visit(`/articles/blocks-${RUN}`);

      const body = page.locator(".body");
      for (const part of ["p strong", "h2", "figure img", "figcaption em", "blockquote footer", "ol li", "table th[scope=col]",
        "pre code", ".embed a[href*=youtube]", ".embed a[href*='example.org']", "a.teaser", "hr", ".gallery figure a img",
        ".gallery > figcaption em", ".pullquote", "ol[start='3'] > li ul li.task", "ol > li > p", "table caption",
        "thead tr:nth-child(2) th", "th[colspan='2']", "tbody th[scope=row]", "tfoot td[align=right]", ".video video",
        ".video video track[kind=captions]", ".video .transcript a", ".audio audio", ".file a[download]", ".file .size",
        ".link p", "details > summary em", ".callout[data-kind=warning] p", ".footnotes li#fn-1 p"]) {
        assert.ok((await body.locator(part).count()) > 0, part);
      }
      assert.equal(await page.locator("iframe").count(), 0);
      assert.equal(await body.getByRole("button", { name: /Play here/ }).count(), 1);
      await window.fits();
      await window.screenshot("blocks", true);
      await window.isAccessible();
      await window.isStill();
      for (const target of await body.locator("a[href^='#']").evaluateAll((links) => links.map((link) => link.hash.slice(1)))) {
        assert.equal(await body.locator(`[id='${target}']`).count(), 1, target);
      }
      await window.end();
    });

    test("a story in Arabic runs from right to left", async () => {
      await desk.imports({
        type: "article", slug: `rtl-${RUN}`, headline: "عودة العبّارة إلى الميناء بعد غياب طويل", section: "local", language: "ar",
        standfirst: "عبرت العبّارة النهر صباح الاثنين للمرة الأولى منذ عامين تقريباً.", status: "published",
        publishedAt: "2020-05-09T10:00:00Z", authors: ["mira-holt"], tags: ["ferry"],
        leadImage: { url: "/demo/images/ferry-first-crossing.jpg", alt: "عبّارة", caption: "العبّارة عند الفجر", credit: "Nell Quarrie", width: 1600, height: 900 },
        body: { html: "<p>انطلقت العبّارة قبل الفجر وعلى متنها ستة وتسعون راكباً.</p><blockquote><p>كنا ننتظر هذا اليوم.</p></blockquote><ul><li>سبع دقائق</li><li>خمسون رحلة</li></ul>" },
      });
      const window = await session();
      const { page } = window;
      await window.visit(`/articles/rtl-${RUN}`);

      const story = page.locator(".story");
      assert.deepEqual(await story.evaluate(({ lang, dir }) => [lang, dir]), ["ar", "rtl"]);
      const [right, end] = await page.locator(".story h1").evaluate((heading) => {
        const range = document.createRange();
        range.selectNodeContents(heading);
        return [heading.getBoundingClientRect().right, range.getBoundingClientRect().right];
      });
      assert.ok(Math.abs(right - end) < 2, "The headline begins at the right");
      assert.equal(await page.locator(".body blockquote").evaluate((quote) => getComputedStyle(quote).borderRightStyle), "solid");
      await window.fits();
      await window.screenshot("right-to-left");
      await window.isAccessible();
      await window.isStill();
      await window.end();
    });

    test("a story without a picture, a topic or company looks right", async () => {
      await desk.publish({ slug: `bare-${size}-${RUN}`, headline: `A bare story ${size} ${RUN}` });
      const window = await session();
      await window.visit(`/articles/bare-${size}-${RUN}`);
      await window.screenshot("bare");
      await window.fits();
      await window.isAccessible();
      await window.end();
    });

    test("search suggests by keyboard, counts, and narrows", async () => {
      const window = await session();
      const { page } = window;
      await window.visit("/");
      const field = page.getByRole("combobox", { name: "Search" });
      await field.click();
      await field.pressSequentially("ferr", { delay: 20 });
      await page.getByRole("option").first().waitFor();
      assert.equal(await field.getAttribute("aria-expanded"), "true");
      await window.screenshot("suggestions");
      // The list covers some of the page, and may leave half of a link.
      await window.isAccessible(undefined, ".masthead .search");
      await field.press("ArrowDown");
      const active = page.locator(`[id="${await field.getAttribute("aria-activedescendant")}"]`);
      assert.equal(await active.getAttribute("aria-selected"), "true");
      await field.press("ArrowUp");
      assert.equal(await field.getAttribute("aria-activedescendant"), null);
      await field.press("Escape");
      assert.equal(await page.getByRole("option").count(), 0);
      assert.equal(await field.inputValue(), "ferr", "The first Escape only closes the list");
      await field.press("ArrowDown");
      await field.press("Enter");
      await page.waitForURL(at("/tags/ferry"));

      await page.getByRole("combobox", { name: "Search" }).fill("harbour");
      await page.getByRole("combobox", { name: "Search" }).press("Enter");
      await page.waitForURL(at("/search?q=harbour"));
      const count = Number((await page.locator(".page-head").innerText()).match(/(\d+) stories/)[1]);
      await page.locator(".narrow a").first().click();
      await page.waitForURL(/section=|author=|tag=|kind=/);
      assert.ok(Number((await page.locator(".page-head").innerText()).match(/(\d+) stor/)[1]) <= count);
      await window.visit("/search?q=harbuor");
      await page.getByText("Nothing matches these words").waitFor();
      await window.visit("/search?q=xyzzyqqq");
      await page.getByText("No story matches these words.").waitFor();
      await window.end();
    });

    test("a newer story is announced, and shown when asked for", async () => {
      const window = await session();
      const { page } = window;
      // Stories published before the stream begins are on the page itself.
      const stream = page.waitForResponse(/\/v1\/changes/);
      await window.visit("/sections/sport");
      await stream;

      const headline = `Just in: a goal for the ${size} (${RUN})`;
      await desk.publish({ slug: `live-${size}-${RUN}`, headline, section: "sport" });
      const badge = page.getByRole("button", { name: "1 newer story" });
      await badge.waitFor({ timeout: 60_000 });
      assert.equal(await page.locator(".teaser", { hasText: headline }).count(), 0);
      await window.screenshot("live");
      await window.isAccessible();
      await badge.click();
      await page.locator(".teaser", { hasText: headline }).first().waitFor();
      await window.end();
    });

    test("a preview goes along with the links, and nobody else sees it", async () => {
      const slug = `quay-${size}-${RUN}`;
      const live = `The quay waits ${size} ${RUN}`;
      const prepared = `The quay opens ${size} ${RUN}`;
      await desk.publish({ slug, headline: live });
      await desk.prepare(slug, { headline: prepared, body: { markdown: "A lawyer has read this." } });
      const { token, revoke } = await desk.preview(slug);
      const lawyer = await session();
      const { page } = lawyer;

      await lawyer.visit(`/articles/${slug}?previewToken=${token}`);
      await page.getByRole("heading", { name: prepared, level: 1 }).waitFor();
      await lawyer.screenshot("preview");
      await page.locator(".breadcrumbs a").first().click();
      await page.waitForURL(/\/sections\/local\?previewToken=/);
      await page.locator(".teaser").filter({ hasText: prepared }).locator("h3 a").first().click();
      await page.getByText("A lawyer has read this.").waitFor();
      const reader = await session();
      for (const path of [`/articles/${slug}`, "/sections/local"]) {
        await reader.visit(path);
        await reader.page.getByText(live).first().waitFor();
        assert.equal(await reader.page.getByText(prepared).count(), 0, path);
      }
      await revoke();
      await lawyer.visit(`/articles/${slug}?previewToken=${token}`, 403);
      await page.getByRole("heading", { name: "This preview has ended" }).waitFor();
      await lawyer.end(/status of 403/);
      await reader.end();
    });

    test("moved, withdrawn and unknown addresses are shown as such", async () => {
      const slug = `boat-${size}-${RUN}`;
      await desk.publish({ slug, headline: "A boat" });
      await desk.rename(slug, `${slug}-renamed`);
      const window = await session();
      const { page } = window;
      const answer = await window.visit(`/articles/${slug}`);
      assert.equal(await answer.request().redirectedFrom().response().then((first) => first.status()), 308);
      assert.match(page.url(), at(`/articles/${slug}-renamed`));

      await desk.withdraw(`${slug}-renamed`, "There was no boat.");
      await window.visit(`/articles/${slug}-renamed`, 410);
      await page.getByText("There was no boat.").waitFor();
      await window.screenshot("withdrawn");
      await window.isAccessible();
      for (const path of ["/articles/never-was", "/ferry/at/all"]) {
        await window.visit(path, 404);
        await page.getByRole("heading", { name: "Page not found" }).waitFor();
        assert.ok((await page.locator(".apart .teaser").count()) > 0, "Suggestions");
      }
      await window.screenshot("unknown");
      await window.isAccessible();
      await window.end(/status of (404|410)/);
    });
  });
}

test("the page shows its API requests, ready to be repeated", async () => {
  const window = await open(browser, ADDRESS);
  const { page } = window;
  await window.visit("/");
  const commands = await page.locator(".requests code").allInnerTexts();
  assert.equal(commands.length, 1, "A front page is one request");
  for (const path of ["/", "/articles/harbour-ferry-returns", "/sections/local", "/search?q=ferry"]) {
    await window.visit(path);
    for (const command of await page.locator(".requests code").allInnerTexts()) {
      assert.equal((await fetch(command.match(/'(.*)'/)[1])).status, 200, command);
      assert.ok(command.includes(ADDRESS), command);
    }
  }
  await window.end();
});

test("the pages carry little script", async () => {
  const script = (await (await fetch(`${ADDRESS}/`)).text()).match(/<script src="([^"]+)"/)[1];
  const { headers, size } = await fetch(ADDRESS + script, { headers: { "Accept-Encoding": "gzip" } })
    .then(async (answer) => ({ headers: answer.headers, size: (await answer.arrayBuffer()).byteLength }));
  assert.equal(headers.get("Content-Encoding"), "gzip");
  assert.ok(size < 20_000 && Number(headers.get("Content-Length")) < 6_000, `${headers.get("Content-Length")} bytes`);
});

test("the keyboard skips to the stories, and links are reached in the order of the page", async () => {
  const window = await open(browser, ADDRESS);
  const { page } = window;
  await window.visit("/");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the stories");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest("main")?.id), "main");
  await window.end();
});

test("print shows the story and leaves out what cannot be read on paper", async () => {
  const window = await open(browser, ADDRESS);
  const { page } = window;
  await window.visit("/articles/harbour-ferry-returns");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".search").isVisible(), false);
  assert.equal(await page.locator(".body").isVisible(), true);
  await window.screenshot("print");
  await window.end();
});

test("motion is reduced for readers who ask for that", async () => {
  const window = await open(browser, ADDRESS);
  await window.page.emulateMedia({ reducedMotion: "reduce" });
  await window.visit("/");
  assert.equal(await window.page.evaluate(() => document.getAnimations().length), 0);
  await window.end();
});
