package org.broadsheet.article.version;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.broadsheet.article.edit.ArticleWrites;
import org.broadsheet.article.edit.EditorialArticles;
import org.broadsheet.article.edit.StoredArticle;
import org.broadsheet.article.edit.Versions;
import org.broadsheet.article.edit.Versions.Version;
import org.broadsheet.body.BlockChange;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.problem.Problem;

/** Lists, reads, compares and restores an article's versions. Only editors see them. */
@ApplicationScoped
class VersionHistory {

    static final int MOST = 100;

    private static final String BODY = "body";

    /** Changes with every other field. */
    private static final String FOLLOWS = "updatedAt";

    private final Versions versions;
    private final EditorialArticles articles;
    private final ArticleWrites writes;

    VersionHistory(Versions versions, EditorialArticles articles, ArticleWrites writes) {
        this.versions = versions;
        this.articles = articles;
        this.writes = writes;
    }

    /** The versions before a number, newest first; pass a large number for all of them. */
    VersionView.History list(String idOrSlug, int before) {
        Version current = current(idOrSlug);
        UUID id = current.article();
        List<Version> all = new ArrayList<>();
        if (current.version() < before) {
            all.add(current);
        }
        all.addAll(versions.before(id, before, MOST + 1));
        List<Version> shown = all.size() > MOST ? all.subList(0, MOST) : all;
        return new VersionView.History(shown.stream().map(VersionHistory::entry).toList(), all.size() > MOST);
    }

    private static VersionView.Entry entry(Version version) {
        return new VersionView.Entry(
                version.version(),
                version.savedAt(),
                version.savedBy(),
                version.content().headline(),
                version.state().status());
    }

    /** One version; ends the request with a 404 if the article never had it. */
    VersionView.Whole find(String idOrSlug, int number) {
        Version version = version(current(idOrSlug), number);
        return new VersionView.Whole(
                version.version(),
                version.savedAt(),
                version.savedBy(),
                version.state().status(),
                form(version));
    }

    /** The differences between two versions, by field and by block. */
    VersionView.Comparison compare(String idOrSlug, int from, int to) {
        Version current = current(idOrSlug);
        ObjectNode before = compared(version(current, from));
        ObjectNode after = compared(version(current, to));
        List<VersionView.FieldChange> fields = new ArrayList<>();
        before.properties().forEach(entry -> {
            String field = entry.getKey();
            if (!field.equals(BODY) && !entry.getValue().equals(after.get(field))) {
                fields.add(new VersionView.FieldChange(field, entry.getValue(), after.get(field)));
            }
        });
        return new VersionView.Comparison(
                from, to, fields, BlockChange.between(before.at("/body/blocks"), after.at("/body/blocks")));
    }

    /** Everything that a save can change. */
    private ObjectNode compared(Version version) {
        ObjectNode all = form(version);
        all.setAll(StoredJson.whole(version.state()));
        return all.without(FOLLOWS);
    }

    /** The form that editors send, with every field; those without a value are null. */
    private ObjectNode form(Version version) {
        return StoredJson.whole(articles.named(version.content()));
    }

    /** Makes an older version's content the article's content, as a new version. The article's state stays. */
    WriteResult restore(String idOrSlug, int number, Precondition precondition) {
        StoredArticle article = articles.lock(idOrSlug, precondition);
        return writes.restore(article, version(Version.of(article), number).content());
    }

    private Version current(String idOrSlug) {
        return Version.of(articles.stored(idOrSlug));
    }

    private Version version(Version current, int number) {
        return current.version() == number
                ? current
                : versions.find(current.article(), number)
                        .orElseThrow(() -> Problem.notStored().exception());
    }
}
