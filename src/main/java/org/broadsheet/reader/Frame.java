package org.broadsheet.reader;

import io.quarkus.qute.TemplateData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.body.Image;
import org.broadsheet.list.Page;
import org.broadsheet.picture.Ratio;
import org.broadsheet.request.Address;
import org.broadsheet.section.SectionView;

/** What is around every page, and what its templates ask while they draw it. */
@TemplateData
public final class Frame {

    private final Head head;
    private final Visit visit;
    private final Links links;
    private final PageHtml html;
    private final Paper paper;
    private final List<SectionView> sections;
    private final List<Edition> editions;
    private final List<String> requests;

    Frame(
            Head head,
            Visit visit,
            Links links,
            PageHtml html,
            Paper paper,
            List<SectionView> sections,
            List<Edition> editions,
            List<String> requests) {
        this.head = head;
        this.visit = visit;
        this.links = links;
        this.html = html;
        this.paper = paper;
        this.sections = sections;
        this.editions = editions;
        this.requests = requests;
    }

    /**
     * What is the same on all pages of a day.
     *
     * @param today the day in words
     * @param now the same as an instant (RFC 3339)
     * @param site its address, without a slash at its end
     * @param isDemo whether it is the demo newsroom
     * @param style the path of the style sheet
     */
    public record Paper(
            String name,
            String today,
            String now,
            String site,
            boolean isDemo,
            String style,
            String script,
            String icon) {}

    /**
     * The publication in one language.
     *
     * @param isShown whether the page is in it
     */
    public record Edition(String language, boolean isShown) {}

    public Head head() {
        return head;
    }

    public Visit visit() {
        return visit;
    }

    public Paper paper() {
        return paper;
    }

    /** The sections at the top of the publication; none where the page cannot read them. */
    public List<SectionView> sections() {
        return sections;
    }

    /** The languages to choose from; none where there is only one. */
    public List<Edition> editions() {
        return editions;
    }

    /** The paths of the requests to the API that get what the page shows. */
    public List<String> requests() {
        return requests;
    }

    public String home() {
        return links.to("/", Map.of());
    }

    /** The front page without a preview, which may be what failed. */
    public String start() {
        return "/";
    }

    /** The page of the article at this path of the API. */
    public String replacement(String path) {
        return article(path.substring(path.lastIndexOf('/') + 1));
    }

    public String corrections() {
        return links.to("/corrections", Map.of());
    }

    public String article(String slug) {
        return links.to("article", slug);
    }

    public String author(String slug) {
        return links.to("author", slug);
    }

    public String section(String slug) {
        return links.to("section", slug);
    }

    public String summary(String slug) {
        return links.to("summary", slug);
    }

    public String tag(String slug) {
        return links.to("tag", slug);
    }

    /** The page of something that was found by its name. */
    public String found(String type, String slug) {
        return links.to(type, slug);
    }

    /** The same page in another language. */
    public String edition(String language) {
        return links.to(visit.path(), Map.of(Visit.LANGUAGE, language));
    }

    /** The page that continues this one; null if there is none. */
    public String next(Page<?> page) {
        return onward(page.page().next());
    }

    /** The same for what is at this address of the API; null for null. */
    public String onward(Address next) {
        return Optional.ofNullable(next)
                .flatMap(Address::cursor)
                .map(cursor -> narrowed(Address.CURSOR, cursor))
                .orElse(null);
    }

    /** The search at hand with this value for one parameter, empty for none; from its first page. */
    public String narrowed(String name, String value) {
        Map<String, String> parameters = new LinkedHashMap<>(visit.sent());
        parameters.remove(Address.CURSOR);
        parameters.put(name, value);
        return links.to(visit.path(), parameters);
    }

    /** What the search at hand has for a parameter; null for nothing. */
    public String sent(String name) {
        return visit.sent().get(name);
    }

    /** Whether the page is that of a section. */
    public boolean isSection(String slug) {
        return visit.path().equals("/sections/" + slug);
    }

    /** The command that publishes the first story. */
    public String firstStory() {
        return """
                curl -s %s/v1/editorial/imports \\
                  -H "Authorization: Bearer $(cat data/first-key)" \\
                  -H 'Content-Type: application/x-ndjson' --data-binary @- <<'END'
                {"type": "section", "slug": "news", "name": "News"}
                {"type": "article", "slug": "first-story", "headline": "Our first story", "section": "news", "status": "published", "publishedAt": "%s", "body": {"markdown": "It begins here."}}
                END
                """.formatted(paper.site(), paper.now());
    }

    /** Whether the page is this one. */
    public boolean isAt(String path) {
        return visit.path().equals(path);
    }

    /** A whole picture. */
    public Drawn drawn(Image image) {
        return Drawn.of(image, null, links);
    }

    /** A picture that the style sheet crops to a ratio, such as 16x9. */
    public Drawn drawn(Image image, String ratio) {
        return Drawn.of(image, Ratio.named(ratio).orElseThrow(), links);
    }

    /** HTML that the API has sanitised, with what these pages add to it. */
    public String html(String sanitised) {
        return html.of(sanitised, links);
    }

    /** The address of a page as these pages have it. */
    public String local(String address) {
        return links.local(address);
    }
}
