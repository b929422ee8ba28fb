package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.broadsheet.access.ReadingRight;
import org.broadsheet.body.Block;
import org.broadsheet.body.Body;
import org.broadsheet.body.HtmlWriter;
import org.broadsheet.body.Image;
import org.broadsheet.body.MarkdownWriter;
import org.broadsheet.body.ReferenceResolver;
import org.broadsheet.body.TeaserBlock;
import org.broadsheet.body.TextWriter;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.image.ShownImages;
import org.broadsheet.response.Site;

/** Turns stored bodies into what readers get: references become the current teasers of their articles. */
@ApplicationScoped
public class Bodies {

    private final PublicReads database;
    private final ReadingRight right;
    private final Teasers teasers;
    private final Site site;
    private final ShownImages kept;

    Bodies(PublicReads database, ReadingRight right, Teasers teasers, Site site, ShownImages kept) {
        this.database = database;
        this.right = right;
        this.teasers = teasers;
        this.site = site;
        this.kept = kept;
    }

    /** The body in the forms of a request; null for none. Takes one statement if the body refers to articles. */
    public BodyView view(Body stored, BodyRequest request) {
        return view(stored, false, request, UnaryOperator.identity());
    }

    /**
     * The same of a body of which there may be more.
     *
     * @param cut whether there is
     * @param images shows its images
     */
    BodyView view(Body stored, boolean cut, BodyRequest request, UnaryOperator<Image> images) {
        return view(stored, cut, request, request.isNone() ? Map.of() : teasers.byIds(ids(stored)), images);
    }

    /**
     * The same, where the articles that the body refers to have been read already.
     *
     * @param images shows its images
     */
    public BodyView view(Body stored, BodyRequest request, Map<UUID, Teaser> shown, UnaryOperator<Image> images) {
        return view(stored, false, request, shown, images);
    }

    private BodyView view(
            Body stored, boolean cut, BodyRequest request, Map<UUID, Teaser> shown, UnaryOperator<Image> images) {
        if (request.isNone()) {
            return null;
        }
        // Teasers of hidden articles are removed before blocks are counted, or the count would reveal them.
        Body open = stored.keepTeasers(key -> shown.containsKey(UUID.fromString(key)));
        Body body = request.limit().isPresent() ? open.first(request.limit().getAsInt()) : open;
        ReferenceResolver references = key -> Optional.ofNullable(shown.get(UUID.fromString(key)))
                .map(teaser -> new ReferenceResolver.Target(teaser.url(), teaser.markedHeadline()));
        Set<BodyForm> forms = request.forms();
        Body absolute = body.withAbsoluteUrls(site::absolute).mapImages(images);
        List<Block> blocks = absolute.blocks();
        return new BodyView(
                forms.contains(BodyForm.BLOCKS)
                        ? absolute.resolve(references, block -> shown(block, shown))
                                .blocks()
                        : null,
                forms.contains(BodyForm.HTML) ? HtmlWriter.write(blocks, references) : null,
                forms.contains(BodyForm.MARKDOWN) ? MarkdownWriter.write(blocks, references) : null,
                forms.contains(BodyForm.TEXT) ? TextWriter.write(blocks, references) : null,
                cut || body.blocks().size() < open.blocks().size());
    }

    /**
     * The bodies of public articles as HTML, by id, as much of each as the reader gets. Takes two statements for any number
     * of articles; one more where some are not free and a key was sent.
     */
    public Map<UUID, String> html(Collection<UUID> articles) {
        Map<UUID, Read> stored = new HashMap<>();
        Set<UUID> walled = new LinkedHashSet<>();
        read(articles, "b.blocks", stored, walled);
        if (!walled.isEmpty() && right.coversGated()) {
            read(walled, "coalesce(b.whole, b.blocks)", stored, walled);
        }
        Set<UUID> referred = new LinkedHashSet<>();
        stored.values().forEach(read -> referred.addAll(ids(read.body())));
        Map<UUID, Teaser> shown = teasers.byIds(referred);
        Map<UUID, String> html = new HashMap<>();
        stored.forEach((id, read) -> html.put(
                id,
                view(read.body(), false, BodyRequest.HTML, shown, read.images()).html()));
        return html;
    }

    /**
     * A body as it is read.
     *
     * @param images shows its images
     * @param free whether everybody may read all of it
     */
    private record Read(UUID article, Body body, UnaryOperator<Image> images, boolean free) {}

    /**
     * Reads bodies.
     *
     * @param column how much of each
     * @param walled given those of articles that are not free
     */
    private void read(Collection<UUID> articles, String column, Map<UUID, Read> stored, Set<UUID> walled) {
        if (articles.isEmpty()) {
            return;
        }
        database.list(
                        Sql.of("select b.article_id, " + column + " as blocks, a.access, ")
                                .add(ShownImages.ofArticle() + " as images from article_body b")
                                .add("join article a on a.id = b.article_id where b.article_id = any (?)", articles)
                                .add("and " + Visibility.of("a")),
                        row -> new Read(
                                Database.id(row, "article_id"),
                                Body.fromJson(row.getString("blocks")),
                                kept.in(row.getString("images")),
                                Access.of(row.getString("access")).isFree()))
                .forEach(read -> {
                    stored.put(read.article(), read);
                    if (!read.free()) {
                        walled.add(read.article());
                    }
                });
    }

    private static Set<UUID> ids(Body body) {
        return body.references().stream().map(UUID::fromString).collect(Collectors.toSet());
    }

    private static Optional<Block> shown(TeaserBlock block, Map<UUID, Teaser> shown) {
        return Optional.ofNullable(shown.get(UUID.fromString(block.articleKey())))
                .map(teaser -> new ShownTeaser(block.id(), teaser));
    }
}
