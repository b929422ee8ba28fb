package org.broadsheet.editorial;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.broadsheet.body.Image;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Fault;

/**
 * What {@link EditorialWrites} needs to know about one type of resource. Its bean is the repository of its entities.
 *
 * @param <E> the entity
 * @param <D> the draft that editors and imports send
 * @param <V> the view that editors read
 */
public interface EditorialType<E extends EditorialEntity, D, V extends Versioned>
        extends PanacheRepositoryBase<E, UUID> {

    /** The kind of thing that it is. */
    Kind kind();

    /** The type's name, which is also its table's name, such as section. */
    default String word() {
        return kind().word();
    }

    /** The path of its resources, with a trailing slash. */
    String path();

    /** A new entity, without an id. */
    E create();

    /** The draft that would leave a stored resource unchanged. */
    D draft(E stored);

    /** Copies a draft into its entity. */
    void fill(E entity, D draft);

    /** The view of a stored resource for editors. */
    V view(E stored, List<Warning> warnings);

    /** The draft's slug; null if none was sent. */
    String slug(D draft);

    /** A copy of the draft with this slug. */
    D named(D draft, String slug);

    /** The text that a slug is made from if none is sent. */
    String title(D draft);

    /** The language of the title (BCP 47). */
    default String language(D draft) {
        return "en";
    }

    /**
     * A copy of the draft that names what it refers to by current slugs.
     *
     * @param warnings gets one for each former slug that was sent
     */
    default D current(D draft, List<Warning> warnings) {
        return draft;
    }

    /** A copy of the draft with its images replaced. */
    default D mapImages(D draft, UnaryOperator<Image> image) {
        return draft;
    }

    /**
     * A copy of the draft that keeps stored values which are not removed by being absent; does not include the slug.
     *
     * @param stored the resource that it replaces; null for a new one
     */
    default D completed(D draft, E stored) {
        return draft;
    }

    /** The draft to save over a stored resource, called only if the two differ. */
    default D changed(D draft, E stored) {
        return draft;
    }

    /** The digest that version 0.1 computed for an imported draft; see {@link ContentDigest#first}. */
    byte[] firstDigest(D draft);

    /**
     * Adds faults that can only be found in the database, such as slugs that do not exist.
     *
     * @param stored the resource that the draft replaces; null for a new one
     */
    default void check(D draft, E stored, List<Fault> faults) {}

    /**
     * Adds faults and warnings by the rules that the newsroom itself has set, for editors and senders alike.
     *
     * @param stored the resource that the draft replaces; null for a new one
     */
    default void checkOwn(D draft, E stored, List<Fault> faults, List<Warning> warnings) {}

    /**
     * What of this decides what the public sees, in words, so that it needs the scope content:publish; empty if nothing does.
     *
     * @param draft null for a deletion
     * @param stored null for a new resource
     */
    default Optional<String> publishes(D draft, E stored) {
        return Optional.empty();
    }

    /** Where a stored resource belongs, for keys with limits; empty if all sections share it. */
    default Optional<Reach.Place> home(E stored) {
        return Optional.empty();
    }

    /** Where a draft would belong; see {@link #home}. */
    default Optional<Reach.Place> homeOf(D draft) {
        return Optional.empty();
    }

    /**
     * Stores everything that is not in the entity's row, which is already stored, and writes the change log.
     *
     * @param before its public state before the write; see {@link #remember}
     */
    void saved(E entity, D draft, Object before);

    /** The state of a stored resource before a write that {@link #saved} and {@link #deleted} need. */
    Object remember(E stored);

    /** Writes the deletion to the change log. */
    void deleted(E entity, Object before);

    /** Whether the public sees a stored resource; only then its slug redirects once it has another. */
    default boolean isPublic(E stored) {
        return true;
    }

    /** What editors find a row {@code t} by, beside its slug: an SQL expression. */
    default String text() {
        return "t.name";
    }

    /**
     * What has the keys of the list's own order for a row {@code t}: joins it as {@code up}; empty where the row itself has
     * them.
     */
    default String place() {
        return "";
    }

    /** Some of the resources that refer to this one, each as its type and slug. */
    List<String> dependents(UUID id);

    /** Warnings about what there is beside a stored resource and stays as it is when that is written. */
    default List<Warning> warningsBeside(E stored) {
        return List.of();
    }

    /** Warnings about drafts that are valid but not good for readers. */
    default List<Warning> warnings(D draft) {
        return List.of();
    }
}
