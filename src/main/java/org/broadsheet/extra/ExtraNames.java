package org.broadsheet.extra;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.broadsheet.database.Reads;
import org.broadsheet.database.Sql;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.Faults;
import org.broadsheet.request.QueryType;

/** The names by which lists can be narrowed: those that the newsroom's schema marks with {@code x-filter}. */
public final class ExtraNames {

    private final Reads database;

    public ExtraNames(Reads database) {
        this.database = database;
    }

    private record Marked(List<String> filtered, List<String> hidden) {}

    /**
     * Adds a fault for each name that lists cannot be narrowed by. To the public, what is private is not there at all.
     *
     * @param prefix what the parameters begin with
     * @param editor whether an editor asks
     */
    public void check(Kind kind, String prefix, Collection<String> names, boolean editor, Faults faults) {
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
        List<String> parameters = known.stream().map(prefix::concat).toList();
        names.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add(
                        parameters.isEmpty()
                                ? Fault.parameter(
                                        prefix + name,
                                        "There is no parameter " + prefix + name
                                                + ": the newsroom has no schema that marks a property with "
                                                + SchemaReader.FILTER)
                                : QueryType.unknown(prefix + name, parameters)));
    }
}
