package org.broadsheet.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of a view's fields a client wants; all of them if it names none. */
public record Fields(Set<String> names) {

    /** The parameter that names them. */
    public static final String NAME = "fields";

    /** What the contract says about the parameter of a list. */
    public static final String OF_ITEMS = "Only these fields of each item, separated by commas; the others are absent.";

    /** The field that is an object of the newsroom's own: its members can be named too, as {@code extra.deskCode}. */
    public static final String OPEN = "extra";

    /** What follows a family's name in the names of its parameters, and names a member of an open field. */
    static final Pattern MEMBER = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    /** Every field. */
    public static final Fields ALL = new Fields(Set.of());

    /** Whether every field is wanted. */
    public boolean all() {
        return names.isEmpty();
    }

    /** Whether a field will be shown, so that the cost of making others can be saved. */
    public boolean has(String name) {
        return all() || names.contains(name) || members(name).findAny().isPresent();
    }

    /** The members of {@link #OPEN} that the values of a parameter name, as far as they are well formed. */
    public static Set<String> membersIn(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(Fields::isOfOpen)
                .map(name -> name.substring(OPEN.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a name is that of a member of {@link #OPEN}. */
    public static boolean isOfOpen(String name) {
        return name.startsWith(OPEN + ".")
                && MEMBER.matcher(name.substring(OPEN.length() + 1)).matches();
    }

    /** The members of {@link #OPEN} that are wanted by themselves, in alphabetical order. */
    public List<String> membersOfOpen() {
        return members(OPEN).sorted().toList();
    }

    private Stream<String> members(String field) {
        return names.stream()
                .filter(name -> name.startsWith(field + "."))
                .map(name -> name.substring(field.length() + 1));
    }

    /** Leaves only these fields in an object, and of the newsroom's own only the members that are named. */
    public ObjectNode select(ObjectNode object) {
        if (all()) {
            return object;
        }
        Set<String> members = names.contains(OPEN) ? Set.of() : members(OPEN).collect(Collectors.toSet());
        if (!members.isEmpty() && object.get(OPEN) instanceof ObjectNode own) {
            own.retain(members);
            Set<String> kept = new TreeSet<>(names);
            kept.add(OPEN);
            return object.retain(kept);
        }
        return object.retain(names);
    }

    /** With these as well: what another parameter of the same request asks for is never left out by this one. */
    public Fields with(Collection<String> others) {
        if (all() || names.containsAll(others)) {
            return this;
        }
        Set<String> more = new TreeSet<>(names);
        more.addAll(others);
        return new Fields(Collections.unmodifiableSet(more));
    }
}
