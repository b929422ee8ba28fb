package org.broadsheet.change;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.request.Address;
import org.broadsheet.request.Checked;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Param;
import org.broadsheet.request.Param.Text;
import org.broadsheet.request.WireName;

/** The parameters of the change feed. */
record ChangeRequest(
        @Param(
                name = Address.CURSOR,
                description =
                        "Only changes after this position: the `cursor` of an answer, of a row, or of the export, or"
                                + " `now` for future changes only. Without it, from the oldest that are kept;"
                                + " server-sent events from now.",
                maxLength = 50,
                pattern = "^([0-9]+(-[0-9]+-[0-9]+)?|now)$")
        Optional<String> cursor,

        @Param(description = "Only changes to these kinds of things.")
        Set<Kind> types,

        @Param(
                description =
                        "Only what is in this section (a slug) or below it, or was: leaving it is a delete. A move"
                                + " of a whole section is one change of that section, of `types=section` without this"
                                + " parameter.",
                text = Text.SLUG,
                maxLength = 200,
                inContract = false)
        Optional<String> section,

        @Param(
                name = ChangeRequest.SECTION_ONLY,
                description = "Whether `section` means the section itself, without those below it.",
                byDefault = "false")
        boolean sectionOnly,

        @Param(description = "How many changes at most.", min = 1, max = 1_000, byDefault = "100")
        int limit,

        @Param(
                name = "wait",
                description = "If there is nothing yet, waits up to this many seconds for something to happen.",
                max = 25,
                byDefault = "0")
        int waitSeconds,

        @Param(description = Fields.OF_ITEMS, example = "operation,slug", fieldsOf = ChangeView.class)
        Fields fields)
        implements Checked {

    static final String SECTION = "section";
    static final String SECTION_ONLY = "sectionOnly";

    private static final String NOW = "now";

    /** The kinds of things that change. */
    enum Kind implements WireName {
        ARTICLE,
        AUTHOR,
        REDIRECT,
        SECTION,
        SUMMARY,
        TAG;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public void check(Faults faults) {
        if (cursor.isPresent()
                && !cursor.get().equals(NOW)
                && !cursor.get().matches("\\d{1,18}")
                && !PartnerCursor.isOne(cursor.get())) {
            faults.add(Address.CURSOR, "Is not a cursor of this feed; take it from an answer, or send now");
        }
        if (sectionOnly && section.isEmpty()) {
            faults.add(SECTION_ONLY, "Can only be used with section");
        }
    }

    /** Adds a fault for a position in another feed: partners have their own, with positions of its own. */
    void checkFeed(boolean ofPartner, Faults faults) {
        if (cursor.isPresent() && !isNow() && PartnerCursor.isOne(cursor.get()) != ofPartner) {
            faults.add(
                    Address.CURSOR,
                    "Is a cursor of another feed: a partner's key has its own, from its own answers and its own export");
        }
    }

    boolean isNow() {
        return cursor.filter(NOW::equals).isPresent();
    }

    /** What the client follows. */
    ChangeFeed.Interest interest() {
        return new ChangeFeed.Interest(
                types.stream().map(Kind::wireName).collect(Collectors.toSet()),
                section.orElse(null),
                sectionOnly,
                limit,
                fields);
    }

    /**
     * The position to continue from, as {@link ChangeFeed#from} takes it.
     *
     * @param otherwise the position if no cursor was sent
     */
    long after(long otherwise) {
        return cursor.map(place -> place.equals(NOW) ? ChangeFeed.NEWEST : Long.parseLong(place))
                .orElse(otherwise);
    }
}
