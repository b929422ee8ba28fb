package org.broadsheet.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.broadsheet.author.AuthorRef;
import org.broadsheet.body.Image;
import org.broadsheet.database.Database;
import org.broadsheet.image.ShownImages;
import org.broadsheet.response.Site;

/**
 * An author of an article, as {@link #COLUMN} has it.
 *
 * @param position among all contributors, from 0
 * @param role at the publication; may be null
 * @param avatar as it is stored; may be null
 * @param images the kept image that it is, for {@link ShownImages#in}; may be null
 */
record Credited(UUID id, int position, String slug, String name, String role, String avatar, String images) {

    /** Collects rows of {@code article_author x} and {@code author u}; arrays of texts, for the reason that tags are. */
    static final String COLUMN =
            "array_agg(array[u.id::text, x.position::text, u.slug, u.name, u.role, u.avatar, (%s)::text] order by x.position)"
                    .formatted(ShownImages.one("u.image_id"));

    private static final String[][] NONE = {};

    /** The authors in a column of this name; none for null. */
    static List<Credited> read(ResultSet row, String column) throws SQLException {
        return Arrays.stream(Database.array(row, column, NONE))
                .map(author -> new Credited(
                        UUID.fromString(author[0]),
                        Integer.parseInt(author[1]),
                        author[2],
                        author[3],
                        author[4],
                        author[5],
                        author[6]))
                .toList();
    }

    /** The author as shown in a byline. */
    AuthorRef inByline(ShownImages shown) {
        return new AuthorRef(slug, name, role, shown.in(images).apply(Image.fromJson(avatar)));
    }

    /**
     * The author as one of those who made the article.
     *
     * @param forIt what they did for it; null if they wrote it
     */
    Contributor asContributor(ContributorRole forIt, Site site) {
        return new Contributor(
                slug, name, ContributorRole.shown(forIt), ContributorKind.PERSON, site.authorAddress(slug));
    }
}
