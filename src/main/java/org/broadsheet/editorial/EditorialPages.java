package org.broadsheet.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.list.AlphabeticalKey;
import org.broadsheet.list.Alphabets;
import org.broadsheet.list.Counts;
import org.broadsheet.list.KeyColumn;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Narrowed;
import org.broadsheet.list.Page;
import org.broadsheet.request.BoundQuery;

/** Pages of sections, tags and authors for editors, in alphabetical order. */
@ApplicationScoped
public class EditorialPages {

    private final Database database;
    private final Alphabets alphabets;
    private final Counts counts;

    EditorialPages(Database database, Alphabets alphabets) {
        this.database = database;
        this.alphabets = alphabets;
        this.counts = new Counts(database);
    }

    private record Place(UUID id, AlphabeticalKey key) {}

    /**
     * A page of the resources of a type. Uses {@code <type>_by_alphabet}.
     *
     * @param request what every list takes
     * @param narrowed what else was asked for, of rows {@code t}
     */
    public <E extends EditorialEntity, V extends Versioned> Page<V> page(
            EditorialType<E, ?, V> type, BoundQuery<?> query, EditorialListRequest request, Narrowed narrowed) {
        Optional<String> text = request.q();
        Keyset keyset = Keyset.of(
                query, request.page(), "editorial " + type.word() + text + narrowed.canonical(), AlphabeticalKey.class);
        query.faults().check();
        Sql filter = Sql.of("from " + type.word() + " t")
                .add(type.place())
                .add("where true")
                .add(narrowed.condition());
        text.ifPresent(part -> filter.add(NameCondition.of(type.text(), "t.slug", part)));
        KeyColumn column = alphabets.ofNames(keyset);
        String key = (type.place().isEmpty() ? "t." : "up.") + column.name();
        List<Place> places = database.list(
                Sql.of("select t.id, " + key + " as key")
                        .add(filter)
                        .add(keyset.beyond(key, "t.id", false))
                        .add(keyset.order(key, "t.id", false)),
                row -> new Place(Database.id(row, "id"), column.read(row, "key")));
        Map<UUID, E> stored = new HashMap<>();
        type.list("id in ?1", places.stream().map(Place::id).toList()).forEach(one -> stored.put(one.id, one));
        return keyset.page(
                places,
                Place::key,
                Place::id,
                place -> type.view(stored.get(place.id()), List.of()),
                counts.of(keyset.counting(), Sql.of("select 1").add(filter)));
    }
}
