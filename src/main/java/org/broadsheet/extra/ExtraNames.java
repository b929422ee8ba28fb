package org.broadsheet.extra;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.broadsheet.database.Reads;
import org.broadsheet.database.Sql;
import org.broadsheet.list.Narrowed;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Fields;
import org.broadsheet.request.QueryType;

/**
 * The names that requests may use of the fields of the newsroom's own, by the marks of its schema. To the public, what is
 * private is not there at all.
 */
public final class ExtraNames {

    /** What the contract says about the parameters that narrow lists of sections, tags and authors. */
    public static final String NARROWS =
            "Only those with one of these values in a property that the newsroom's schema marks with `x-filter`.";

    private final Reads database;

    public ExtraNames(Reads database) {
        this.database = database;
    }

    /**
     * Narrows a list of sections, tags or authors; adds a fault for each name that cannot do so.
     *
     * @param values the alternatives by name
     * @param editor whether an editor asks
     */
    public Narrowed narrowed(Kind kind, Map<String, Set<String>> values, boolean editor, Faults faults) {
        if (values.isEmpty()) {
            return Narrowed.no();
        }
        check(kind, values.keySet(), editor, faults);
        return new Narrowed(condition("t", values), canonical(values));
    }

    /** The condition, from {@code and} on, that a row of this alias has one of the values of each name. */
    public static Sql condition(String alias, Map<String, Set<String>> values) {
        Sql sql = Sql.of("");
        values.forEach((name, alternatives) -> sql.add("and " + alias + ".extra_terms && ?", (Object)
                alternatives.stream().map(value -> Extra.term(name, value)).toArray(String[]::new)));
        return sql;
    }

    /** The same text for equal values, however they were written: what a cursor is bound to. */
    public static String canonical(Map<String, Set<String>> values) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values).forEach((name, alternatives) -> text.append(Extra.PREFIX)
                .append(name)
                .append('=')
                .append(new TreeSet<>(alternatives))
                .append('&'));
        return text.toString();
    }

    private record Marked(List<String> filtered, List<String> hidden) {}

    /**
     * Adds a fault for each name that lists cannot be narrowed by: those that the schema does not mark with {@code x-filter}.
     *
     * @param editor whether an editor asks
     */
    public void check(Kind kind, Collection<String> names, boolean editor, Faults faults) {
        Marked marked = database.first(
                        Sql.of("select filtered_names, private_names from extra_schema where kind = ?", kind.word()),
                        row -> new Marked(
                                List.of((String[])
                                        row.getArray("filtered_names").getArray()),
                                List.of((String[]) row.getArray("private_names").getArray())))
                .orElse(new Marked(List.of(), List.of()));
        TreeSet<String> known = new TreeSet<>(marked.filtered());
        if (!editor) {
            known.removeAll(marked.hidden());
        }
        List<String> parameters = known.stream().map(Extra.PREFIX::concat).toList();
        names.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add(
                        parameters.isEmpty()
                                ? Fault.parameter(
                                        Extra.PREFIX + name,
                                        "There is no parameter " + Extra.PREFIX + name
                                                + ": the newsroom has no schema of " + kind.word()
                                                + "s that marks a property with " + SchemaReader.FILTER)
                                : QueryType.unknown(Extra.PREFIX + name, parameters)));
    }

    /** The mark of the component of a view that has one. */
    static Optional<ExtraOf> shownBy(Class<? extends Record> view) {
        return Arrays.stream(view.getRecordComponents())
                .map(component -> component.getAnnotation(ExtraOf.class))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Adds a fault for each name that cannot be selected by itself where the public sees what is marked. */
    void checkSelected(ExtraOf shown, Collection<String> names, Faults faults) {
        Set<String> known = database.first(
                        Sql.of(
                                "select " + PublicSchema.COLUMNS + " from extra_schema where kind = ?",
                                shown.value().word()),
                        PublicSchema::read)
                .map(schema -> schema.selectable(shown))
                .orElse(Set.of());
        List<String> fields = known.stream().map(Extra.PREFIX::concat).toList();
        names.stream()
                .filter(name -> !known.contains(name))
                .map(Extra.PREFIX::concat)
                .forEach(field -> faults.add(Fault.parameter(Fields.NAME, unselectable(field, shown, fields))
                        .allowing(fields, field)));
    }

    private static String unselectable(String field, ExtraOf shown, List<String> fields) {
        String all = "; " + Extra.FIELD + " selects all of them";
        if (!fields.isEmpty()) {
            return field + " must be one of " + String.join(", ", fields) + all;
        }
        return "There is no " + field + ": the newsroom has no schema of "
                + shown.value().word() + "s that "
                + (shown.filteredOnly() ? "marks a property with " + SchemaReader.FILTER : "names a public property")
                + all;
    }
}
