package org.broadsheet.editorial;

import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Dropped;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.JsonInput;

/**
 * What a {@link Desk} must know of one kind of thing to write it.
 *
 * @param <D> the draft that the import reads too: one validation for both
 * @param <V> the view that editors get; its JSON, but for what is {@link #kept}, is what they can send back
 */
public interface Kind<D, V extends Edited> {

    /** The word for it, which is also its table's name: section. */
    String word();

    /** Where its things are, with a slash at the end. */
    String path();

    /** The field that a slug is made from where none is sent. */
    default String title() {
        return "name";
    }

    /** The fields that the program keeps. */
    default List<String> kept() {
        return List.of("id", "version", "url", "savedAt", "warnings");
    }

    /** The fields that stay as they are where a whole new content comes without them. */
    default List<String> remembered() {
        return List.of("slug");
    }

    /** Reads a draft; faults are left with the input, what was taken out is added to the list. */
    D read(JsonInput input, List<Dropped> dropped);

    /** The draft's name in paths. */
    String slug(D draft);

    /** The same for equal drafts. */
    byte[] digest(D draft);

    /** Adds the faults of a draft that only what else is stored can tell, such as names of nothing. */
    default void check(D draft, List<Fault> faults) {}

    /**
     * Ends the request where the editor may not do this.
     *
     * @param draft null where the thing is to be deleted
     * @param stored null where the thing is new
     */
    default void permit(D draft, V stored) {}

    /** The thing of this id or slug, as it is stored; ends the request with a 404 where there is none. */
    V find(String idOrSlug, List<Warning> warnings);

    /**
     * Stores a draft in the caller's transaction.
     *
     * @param stored what it takes the place of, locked; null for something new
     * @return its id
     */
    UUID save(D draft, V stored);

    /** Deletes a thing that is locked and that nothing refers to, in the caller's transaction. */
    void delete(V stored);

    /** Some of what would refer to nothing without the thing, each as its word and slug. */
    List<String> dependents(UUID id);

    /** What is well-formed but will let readers down. */
    default List<Warning> warnings(D draft) {
        return List.of();
    }
}
