package org.broadsheet.section;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.broadsheet.response.Site;

/** The way from the top of the publication to a section, read in the statement that reads what is in the section. */
@ApplicationScoped
public class Breadcrumbs {

    private static final String WAY =
            "json_agg(json_build_object('slug', p.slug, 'name', p.name) order by x.distance desc)";

    private static final String ABOVE =
            "from section_ancestor x join section p on p.id = x.ancestor_id where x.section_id = ";

    /**
     * Joins {@code up} to a section {@code t}: its {@code breadcrumbs}, and its keys in an order in which each section
     * stands before those below it. Such a key is the keys of all on the way, with their ids: what ends each of them is
     * smaller than whatever they may go on with.
     */
    static final String UP = """
            cross join lateral (select %1$s as breadcrumbs,
                string_agg(p.name_key || '\\x00'::bytea || uuid_send(p.id), ''::bytea order by x.distance desc) as name_key,
                string_agg(p.sort_key || chr(1) || p.id, chr(1) order by x.distance desc) collate "C" as sort_key
                %2$st.id) up
            """.formatted(WAY, ABOVE);

    private final Site site;
    private final ObjectReader refs;

    Breadcrumbs(Site site, ObjectMapper json) {
        this.site = site;
        this.refs = json.readerFor(new TypeReference<List<SectionRef>>() {});
    }

    /** What {@link #read} reads, as an SQL expression for the section of this id. */
    public static String to(String id) {
        return "(select " + WAY + " " + ABOVE + id + ")";
    }

    /** From the top to the section itself. */
    public List<Breadcrumb> read(String json) throws SQLException {
        try {
            return refs.<List<SectionRef>>readValue(json).stream()
                    .map(one -> new Breadcrumb(one.slug(), one.name(), site.section(one.slug())))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new SQLException("Not the JSON that was made", e);
        }
    }
}
