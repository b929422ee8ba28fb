package org.broadsheet.list;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.broadsheet.request.Address;
import org.broadsheet.request.Faults;

/**
 * Chooses the column that an alphabetical list is ordered by. A list continues in the order that its cursor was made
 * in, so that nobody who is paging through it misses anything when {@link KeyMaker} starts or finishes.
 */
@ApplicationScoped
public class Alphabets {

    private static final String NAMES_PLAIN = "sort_key";
    private static final String NAMES = "name_key";

    private volatile int form;

    /**
     * Sets the form that all keys have.
     *
     * @param form see {@link Collation#FORM}; 0 while keys are being remade
     */
    void complete(int form) {
        this.form = form;
    }

    /** The column for sections, tags or authors. */
    public KeyColumn ofNames(Keyset keyset) {
        return of(keyset, NAMES_PLAIN, NAMES, NAMES, Alphabet.ROOT);
    }

    /**
     * The column for a list; ends the request with a 400 if its cursor belongs to an order that no longer exists.
     *
     * @param plain the column of {@link Alphabet#PLAIN}
     * @param root the column of {@link Alphabet#ROOT}
     * @param own the column of {@link Alphabet#OWN}
     * @param wanted the alphabet for a list that starts now
     */
    public KeyColumn of(Keyset keyset, String plain, String root, String own, Alphabet wanted) {
        int present = form;
        Optional<AlphabeticalKey> begun = keyset.cursor().map(cursor -> (AlphabeticalKey) cursor.key());
        Alphabet alphabet = begun.map(AlphabeticalKey::alphabet).orElse(present == 0 ? Alphabet.PLAIN : wanted);
        if (begun.isPresent() && alphabet != Alphabet.PLAIN && begun.get().form() != present) {
            Faults faults = new Faults();
            faults.add(
                    Address.CURSOR,
                    "Belongs to an alphabetical order that an upgrade has rebuilt; start this list without a cursor");
            faults.check();
        }
        return switch (alphabet) {
            case PLAIN -> new KeyColumn(plain, alphabet, 0, present == 0);
            case ROOT -> new KeyColumn(root, alphabet, present, false);
            case OWN -> new KeyColumn(own, alphabet, present, false);
        };
    }
}
