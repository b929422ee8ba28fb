package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.body.Block;
import org.broadsheet.body.Body;
import org.broadsheet.body.HtmlWriter;
import org.broadsheet.body.Inline;
import org.broadsheet.body.MarkdownWriter;
import org.broadsheet.body.References;
import org.broadsheet.body.TeaserReference;
import org.broadsheet.body.TextWriter;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Site;
import org.broadsheet.delivery.Visibility;

/** Turns stored bodies into what readers get: references become the articles that they mean, as those are now. */
@ApplicationScoped
public class Bodies {

    private final Database database;
    private final Teasers teasers;
    private final Site site;

    Bodies(Database database, Teasers teasers, Site site) {
        this.database = database;
        this.teasers = teasers;
        this.site = site;
    }

    /** The body in the forms asked for; null where none is. One statement where it refers to articles, else none. */
    public BodyView view(Body stored, BodyRequest request) {
        boolean shown = !request.forms().isEmpty();
        return view(stored, request, shown ? teasers.byIds(ids(stored)) : Map.of());
    }

    /** The same with the articles that the body refers to read already. */
    public BodyView view(Body stored, BodyRequest request, Map<UUID, Teaser> shown) {
        if (request.forms().isEmpty()) {
            return null;
        }
        // Teasers of what is not public are left out before blocks are counted, or the count would tell of them.
        Body open = stored.showing(key -> shown.containsKey(UUID.fromString(key)));
        Body body = request.limit().map(open::first).orElse(open);
        References references = key -> Optional.ofNullable(shown.get(UUID.fromString(key)))
                .map(teaser -> new References.Target(teaser.url().toString(), teaser.headline()));
        Set<BodyForm> forms = request.forms();
        List<Block> blocks = body.atSite(site::absolute).blocks();
        return new BodyView(
                forms.contains(BodyForm.BLOCKS) ? resolved(blocks, shown, references) : null,
                forms.contains(BodyForm.HTML) ? HtmlWriter.write(blocks, references) : null,
                forms.contains(BodyForm.MARKDOWN) ? MarkdownWriter.write(blocks, references) : null,
                forms.contains(BodyForm.TEXT) ? TextWriter.write(blocks, references) : null,
                body.blocks().size() < open.blocks().size());
    }

    /** The bodies of public articles as HTML, by id: two statements, however many they are. */
    public Map<UUID, String> html(Collection<UUID> articles) {
        Map<UUID, Body> stored = new HashMap<>();
        if (!articles.isEmpty()) {
            database.list(
                            Sql.of("select b.article_id, b.blocks from article_body b")
                                    .add("join article a on a.id = b.article_id where b.article_id = any (?)", articles)
                                    .add("and " + Visibility.of("a")),
                            row -> Map.entry(Database.id(row, "article_id"), Body.fromJson(row.getString("blocks"))))
                    .forEach(body -> stored.put(body.getKey(), body.getValue()));
        }
        Set<UUID> referred = new LinkedHashSet<>();
        stored.values().forEach(body -> referred.addAll(ids(body)));
        Map<UUID, Teaser> shown = teasers.byIds(referred);
        BodyRequest asHtml = new BodyRequest(Set.of(BodyForm.HTML), Optional.empty());
        Map<UUID, String> html = new HashMap<>();
        stored.forEach((id, body) -> html.put(id, view(body, asHtml, shown).html()));
        return html;
    }

    private static Set<UUID> ids(Body body) {
        return body.references().stream().map(UUID::fromString).collect(Collectors.toSet());
    }

    private static List<Block> resolved(List<Block> blocks, Map<UUID, Teaser> shown, References references) {
        List<Block> resolved = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            if (block instanceof TeaserReference reference) {
                Teaser teaser = shown.get(UUID.fromString(reference.article()));
                if (teaser != null) {
                    resolved.add(new ShownTeaser(reference.id(), teaser));
                }
            } else {
                resolved.add(Inline.resolve(block, references));
            }
        }
        return resolved;
    }
}
