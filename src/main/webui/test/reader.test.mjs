// The reading pages in a real browser, on the demo newsroom: READER=http://localhost:8080 BROADSHEET_KEY=… npm test
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, open } from "./browser.mjs";
import { newsroom } from "./newsroom.mjs";

const ADDRESS = process.env.READER ?? "http://localhost:8080";
const desk = newsroom(ADDRESS, process.env.BROADSHEET_KEY);

// Content written here has unique names, so that the tests can run again on the same newsroom.
const RUN = Date.now().toString(36);

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const at = (path) => new RegExp(`${path.replace(/[?.]/g, "\\$&")}$`);

for (const size of ["desktop", "phone"]) {
  describe(size, () => {
    const session = (options = {}) => open(browser, ADDRESS, { size, ...options });

    test("the front page has the newest stories, the week in brief, and every section", async () => {
      const window = await session();
      const { page } = window;
      await window.visit("/");

      await page.locator(".teaser.lead img").waitFor();
      assert.equal(await page.title(), "Broadsheet");
      assert.ok((await page.locator(".top-stories .teaser").count()) === 7);
      assert.ok((await page.locator(".digests li").count()) >= 5);
      assert.ok((await page.locator(".strip").count()) >= 5);
      assert.match(await page.locator(".teaser.lead .meta").innerText(), /\d min/);
      const slugs = await page.locator(".teaser h2 a, .strip .teaser h3 a").evaluateAll((links) => links.map((link) => link.pathname));
      assert.equal(new Set(slugs).size, slugs.length, "Each story once");
      await window.fits();
      await window.screenshot("front-page");
      await window.isAccessible();
      await window.isStill();
      await window.end();
    });

    test("a section expands its digest and continues into the archive", async () => {
      const window = await session();
      const { page } = window;
      await window.visit("/sections/local");

      assert.equal(await page.title(), "Local – Broadsheet");
      assert.match(await page.locator("link[rel=canonical]").getAttribute("href"), at("/sections/local"));
      const digest = page.locator(".digest");
      const folded = await digest.innerText();
      await window.screenshot("section");
      await digest.getByRole("button", { name: /^Show more/ }).click();
      assert.ok((await digest.innerText()).length > folded.length * 1.5);
      assert.equal(await digest.getByRole("button", { name: /^Show less/ }).getAttribute("aria-expanded"), "true");
      await window.screenshot("section-unfolded");
      await window.fits();
      await window.isAccessible();
      await window.isStill();
      await window.end();
    });

    test("older stories load while scrolling and on request, each once", async () => {
      const window = await session();
      const { page } = window;
      await window.visit("/");
      const archive = page.locator(".strip").last();
      const stories = archive.locator(".teaser");

      await archive.getByRole("button", { name: "Older stories" }).scrollIntoViewIfNeeded();
      await page.waitForFunction(() => document.querySelectorAll(".strip:last-child .teaser").length > 20);
      const button = archive.getByRole("button", { name: "Older stories" });
      const deadline = Date.now() + 120_000;
      while (await button.count() > 0) {
        assert.ok(Date.now() < deadline, "The archive does not end");
        const count = await stories.count();
        // Scrolling may take the button away before the click reaches it.
        await button.click({ timeout: 2_000 })
          .then(() => page.waitForFunction(
            (seen) => document.querySelectorAll(".strip:last-child .teaser").length > seen
              || !document.querySelector(".strip:last-child .more"), count, { timeout: 10_000 }))
          .catch(() => {});
      }
      const slugs = await page.locator("main .teaser :is(h2, h3) a")
        .evaluateAll((links) => links.map((link) => link.pathname));
      assert.ok(slugs.length >= 48, `${slugs.length} stories`);
      assert.equal(new Set(slugs).size, slugs.length);
      await window.end();
    });

    test("a story has everything that belongs to it, and its authors expand", async () => {
      const window = await session();
      const { page } = window;
      await window.visit("/articles/harbour-ferry-returns");

      assert.match(await page.title(), /^The harbour ferry returns.* – Broadsheet$/);
      assert.match(await page.locator("link[rel=canonical]").getAttribute("href"), at("/articles/harbour-ferry-returns"));
      const figure = page.locator(".lead-image figure");
      assert.ok((await figure.locator("img").getAttribute("alt")).length > 20);
      assert.match(await figure.locator("figcaption").innerText(), /Quayside steps.*Illustration: Nell Quarrie/s);
      assert.ok((await page.locator(".body p").count()) > 10);
      assert.match(await page.locator(".story > header .meta").innerText(), /Mira Holt.*9 November 2026.*3 min/s);
      assert.equal(await page.locator(".beside a[hreflang=uk]").count(), 1);
      const reasons = await page.locator(".related .reason").allInnerTexts();
      assert.ok(reasons.includes("Chosen by the editor"), reasons.join());
      assert.ok(reasons.some((reason) => /^Also about Ferry/.test(reason)), reasons.join());
      const author = page.locator(".author").first();
      assert.doesNotMatch(await author.innerText(), /94 books/);
      await window.screenshot("story");
      await window.isStill();
      await author.getByRole("button", { name: /^Read more/ }).click();
      assert.match(await author.innerText(), /94 books/);
      await window.fits();
      await window.isAccessible();
      await page.locator(".related").scrollIntoViewIfNeeded();
      await window.screenshot("related");
      await window.end();
    });

    test("a story says who did what for it, and links to those who have a page", async () => {
      const window = await session();
      const { page } = window;
      await window.visit("/articles/voices-of-the-1974-flood");

      assert.equal(await page.locator(".story > header .byline").innerText(), "Isobel Craye, Mira Holt");
      assert.equal(await page.locator(".story > header .byline a").count(), 2);
      assert.equal(await page.locator(".contributors").innerText(), "Photographs by Denholt Museum");
      assert.equal(await page.locator(".contributors a").count(), 0);
      await window.visit("/articles/porom-povertaietsia");
      assert.equal(await page.locator(".contributors").innerText(), "Translated by Oksana Terletska");
      assert.equal(await page.locator(".contributors a").getAttribute("href"), "/authors/oksana-terletska");
      assert.equal(await page.locator(".beside .author").count(), 1);
      await window.isAccessible();
      await window.end();
    });

    test("every block is rendered, including pictures of unknown size and players", async () => {
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
      for (const part of ["p strong", "h2", "figure img", "figcaption em", ".quote blockquote", "ol li", "table th[scope=col]",
        "pre code", ".embed a[href*=youtube]", ".embed a[href*='example.org']", ".in-place .teaser", "hr",
        ".gallery figure a img", ".gallery > figcaption em", ".pullquote blockquote", "ol[start='3'] > li ul li.task .mark", "ol > li > p",
        "table caption", "thead tr:nth-child(2) th", "th[scope=colgroup][colspan='2']", "tbody th[scope=row]", "tfoot td.to-right",
        ".video video source", ".video video track[kind=captions]", ".video figcaption a", ".audio audio", ".file a[download]",
        ".link .about", "details > summary em", ".callout[data-kind=warning] p", ".footnotes li#fn-1 p"]) {
        assert.ok((await body.locator(part).count()) > 0, part);
      }
      assert.equal(await page.locator("iframe").count(), 0, "Nothing is loaded from another company before the reader asks for it");
      assert.equal(await body.getByRole("button", { name: /Play here/ }).count(), 1);
      await window.fits();
      await page.locator(".body .quote").scrollIntoViewIfNeeded();
      await window.screenshot("blocks");
      await window.isAccessible();
      await window.isStill();

      for (const target of await body.locator("a[href^='#']").evaluateAll((links) => links.map((link) => link.hash.slice(1)))) {
        assert.equal(await body.locator(`[id='${target}']`).count(), 1, target);
      }
      await body.locator(".footnote a").click();
      await page.waitForURL(/#fn-1$/);
      await body.locator(".footnotes .back").click();
      await page.waitForURL(/#fnref-1$/);
      // From another page: otherwise the browser only scrolls.
      await window.visit("/corrections");
      await window.visit(`/articles/blocks-${RUN}#crossings`);
      await page.waitForFunction(() => window.scrollY > 0);

      await page.evaluate(() => { window.here = true; });
      await body.locator("p a").first().click();
      await page.waitForURL(at("/articles/harbour-ferry-returns"));
      await page.getByRole("heading", { level: 1, name: /harbour ferry returns/ }).waitFor();
      assert.equal(await page.evaluate(() => window.here), true, "A link in a body is followed without reloading");
      await page.goBack();
      await page.getByRole("heading", { level: 1, name: "Every kind of block" }).waitFor();
      await page.reload();
      await page.getByRole("heading", { level: 1, name: "Every kind of block" }).waitFor();
      await window.end();
    });

    test("a kept picture comes in the size that is drawn, and its placeholder is seen before", async () => {
      const taken = await fetch(`${ADDRESS}/demo/images/fish-market.jpg`);
      const id = await desk.keeps(new Uint8Array(await taken.arrayBuffer()));
      const slug = `pictured-${size}-${RUN}`;
      await desk.publish({ slug, headline: `The fish market ${size} ${RUN}`, leadImage: { id, alt: "The fish market" } });
      const window = await session();
      const { page } = window;
      let arrive;
      const arrived = new Promise((resolve) => { arrive = resolve; });
      await page.route("**/media/**", async (route) => {
        await arrived;
        await route.continue();
      });
      await page.goto(`/articles/${slug}`, { waitUntil: "commit" });

      const picture = page.locator(".lead-image img");
      const behind = () => picture.evaluate((img) => getComputedStyle(img).backgroundImage);
      await picture.waitFor();
      assert.match(await behind(), /^url\("data:image\//);
      arrive();
      await page.waitForFunction(() => document.querySelector(".lead-image img").style.backgroundImage === "");
      assert.equal(await behind(), "none");
      const [drawn, width] = await picture.evaluate((img) => [img.currentSrc, img.width]);
      assert.match(drawn, /\/media\/[0-9a-f]{40}\/\d+\.webp$/);
      assert.ok(Number(drawn.match(/(\d+)\.webp$/)[1]) >= width, `${drawn} for ${width} pixels`);
      await window.screenshot("kept-picture");
      await window.isStill();

      await window.visit("/sections/local");
      const card = page.locator(".teaser", { hasText: `The fish market ${size} ${RUN}` }).first().locator("img");
      await card.scrollIntoViewIfNeeded();
      await page.waitForFunction((img) => img.complete && img.naturalWidth > 0, await card.elementHandle());
      assert.match(await card.evaluate((img) => img.currentSrc), /\/\d+-16x9\.webp$/);
      await window.isStill();
      await window.end();
    });

    test("a block of a type that is newer than the pages is skipped, and breaks nothing", async () => {
      const window = await session();
      const { page } = window;
      await page.route("**/v1/articles/harbour-ferry-returns?**", async (route) => {
        const response = await route.fetch();
        const article = await response.json();
        const [first] = article.body.blocks;
        article.body.blocks = [
          { type: "hologram", id: "h", anchor: null, projector: { url: "https://example.org/" } },
          { type: "details", id: "d", anchor: null, summary: "More", blocks: [{ type: "hologram", id: "i" }, first] },
        ];
        await route.fulfill({ response, json: article });
      });
      await window.visit("/articles/harbour-ferry-returns");

      await page.locator(".body details p").waitFor({ state: "attached" });
      assert.equal(await page.locator(".body > *").count(), 1);
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
      assert.equal(await page.locator(".quote").evaluate((quote) => getComputedStyle(quote).borderRightStyle), "solid");
      await window.fits();
      await window.screenshot("right-to-left");
      await window.isAccessible();
      await window.isStill();
      await window.end();
    });

    test("a story says what it is above its headline, above all that it is sponsored", async () => {
      const at = { type: "article", section: "local", language: "en", status: "published", body: { markdown: "It sails." } };
      await desk.imports(
        { ...at, slug: `paid-${RUN}`, headline: "A cruise", kind: "sponsored", kicker: "Cruises", publishedAt: "2020-05-09T10:00:00Z" },
        { ...at, slug: `view-${RUN}`, headline: "A view", kind: "fact-check", publishedAt: "2020-05-08T10:00:00Z" },
      );
      const window = await session();
      const { page } = window;
      const above = () => page.locator(".story .kicker > *").allInnerTexts();
      await window.visit(`/articles/paid-${RUN}`);
      await page.locator(".story h1").waitFor();
      assert.deepEqual((await above()).map((text) => text.toLowerCase()), ["sponsored", "local", "cruises"]);
      await window.screenshot("sponsored");
      await window.isAccessible();
      await window.visit(`/articles/view-${RUN}`);
      await page.getByRole("heading", { name: "A view" }).waitFor();
      assert.deepEqual((await above()).map((text) => text.toLowerCase()), ["local", "fact check"]);
      await window.end();
    });

    test("authors, topics and digests have pages", async () => {
      const window = await session();
      for (const [path, heading] of [
        ["/authors/mira-holt", "Mira Holt"], ["/tags/ferry", "Ferry"], ["/summaries/local-week-47", /^This week, a ward/],
        ["/corrections", "Corrections"],
      ]) {
        await window.visit(path);
        await window.page.getByRole("heading", { level: 1, name: heading }).waitFor();
        assert.match(await window.page.locator("link[rel=canonical]").getAttribute("href"), at(path));
        await window.fits();
        await window.screenshot(path.split("/")[1]);
        await window.isAccessible();
        await window.isStill();
      }
      assert.ok((await window.page.locator(".corrections li").count()) >= 2);
      await window.end();
    });

    test("search suggests by keyboard, and finds", async () => {
      const window = await session();
      const { page } = window;
      await window.visit("/");
      const field = page.getByRole("combobox", { name: "Search" });

      await field.click();
      await field.pressSequentially("ferr", { delay: 20 });
      await page.getByRole("option").first().waitFor();
      assert.equal(await field.getAttribute("aria-expanded"), "true");
      await window.screenshot("suggestions");
      await window.isAccessible();
      await field.press("ArrowDown");
      const active = page.locator(`[id="${await field.getAttribute("aria-activedescendant")}"]`);
      assert.equal(await active.getAttribute("aria-selected"), "true");
      assert.match(await active.innerText(), /Ferry/);
      await field.press("ArrowUp");
      assert.equal(await field.getAttribute("aria-activedescendant"), null);
      await field.press("Escape");
      assert.equal(await page.getByRole("option").count(), 0);
      assert.equal(await field.inputValue(), "ferr", "The first Escape only closes the list");
      await field.press("ArrowDown");
      await field.press("Enter");
      await page.waitForURL(at("/tags/ferry"));

      await field.click();
      await field.fill("harbuor");
      await field.press("Enter");
      await page.waitForURL(at("/search?q=harbuor"));
      await page.getByText("Nothing matches these words").waitFor();
      assert.ok((await page.locator(".stories .teaser mark").count()) > 0);
      await window.fits();
      await window.screenshot("search");
      await window.isAccessible();
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
      await badge.waitFor({ state: "detached" });
      await window.end();
    });

    test("a preview link shows what is prepared, also on the pages reached from there, and nobody else sees it", async () => {
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
      await page.getByText("A lawyer has read this.").waitFor();
      await page.locator(".kicker a").first().click();
      await page.waitForURL(at("/sections/local"));
      const teaser = page.locator(".teaser").filter({ hasText: prepared }).getByRole("link").first();
      await teaser.waitFor();
      assert.equal(await page.getByText(live).count(), 0);
      await teaser.click();
      await page.waitForURL(at(`/articles/${slug}`));
      await page.getByRole("heading", { name: prepared, level: 1 }).waitFor();
      await page.getByText("A lawyer has read this.").waitFor();
      assert.ok(!(await page.content()).includes(token), "The token is in no page");

      // The address that is left in the browser is that of the public page.
      await page.reload();
      await page.getByRole("heading", { name: live, level: 1 }).waitFor();
      const reader = await session();
      for (const path of [`/articles/${slug}`, "/sections/local", "/"]) {
        await reader.visit(path);
        await reader.page.getByText(live).first().waitFor();
        assert.equal(await reader.page.getByText(prepared).count(), 0, path);
      }
      await revoke();
      await lawyer.visit(`/articles/${slug}?previewToken=${token}`);
      assert.equal(await page.getByText(prepared).count(), 0, "With a token that was revoked");
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
      // Within the page too, the API redirects and the address follows.
      await page.evaluate((path) => { document.querySelector(".kicker a").href = path; }, `/articles/${slug}`);
      await page.locator(".kicker a").first().click();
      await page.waitForURL(at(`/articles/${slug}-renamed`));

      await desk.withdraw(`${slug}-renamed`, "There was no boat.");
      await window.visit(`/articles/${slug}-renamed`, 410);
      await page.getByRole("heading", { name: "This story was withdrawn" }).waitFor();
      await page.getByText("There was no boat.").waitFor();
      await window.screenshot("withdrawn");
      await window.isAccessible();

      for (const path of ["/articles/never-was", "/nowhere/at/all"]) {
        await window.visit(path, 404);
        await page.getByRole("heading", { name: "Page not found" }).waitFor();
      }
      await window.screenshot("unknown");
      await window.isAccessible();
      await window.isStill();
      await window.end(/status of (404|410)/);
    });

    test("everything is readable in dark mode", async () => {
      const window = await session({ colorScheme: "dark" });
      for (const [name, path] of [
        ["front-page", "/"], ["section", "/sections/local"], ["story", "/articles/harbour-ferry-returns"],
        ["search", "/search?q=ferry"],
      ]) {
        await window.visit(path);
        await window.page.locator(".teaser").first().waitFor();
        await window.screenshot(name);
        // Only colours differ in the dark, and they are the same at any size.
        if (size === "desktop") {
          await window.isAccessible(["color-contrast"]);
        }
      }
      await window.end();
    });
  });
}

test("the page shows its API requests, ready to be repeated", async () => {
  const window = await open(browser, ADDRESS);
  const { page } = window;
  await window.visit("/articles/harbour-ferry-returns");

  await page.getByText("Show the 2 API requests of this page").click();
  const commands = await page.locator(".colophon code").allInnerTexts();
  const own = commands.find((command) => command.includes("/v1/articles/harbour-ferry-returns"));
  assert.equal(own, `curl -s '${ADDRESS}/v1/articles/harbour-ferry-returns?include=related,notices,authors,translations,series' | jq`);
  const answer = await fetch(own.match(/'(.*)'/)[1]);
  assert.equal(answer.status, 200);
  assert.equal(await page.getByRole("link", { name: "Try the API" }).getAttribute("href"), "/q/swagger-ui");
  await page.locator(".colophon").scrollIntoViewIfNeeded();
  await window.screenshot("requests");
  await window.isAccessible();
  await window.end();
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

test("motion is reduced for readers who ask for that", async () => {
  const window = await open(browser, ADDRESS);
  await window.page.emulateMedia({ reducedMotion: "reduce" });
  await window.visit("/");
  assert.equal(await window.page.evaluate(() => document.getAnimations().length), 0);
  await window.end();
});
