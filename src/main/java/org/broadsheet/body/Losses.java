package org.broadsheet.body;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what a reading loses: each thing once, and only so many that the report stays readable. */
final class Losses {

    private static final int MOST = 200;
    private static final int SHOWN = 80;

    private final Set<Dropped> all = new LinkedHashSet<>();
    private String where = "";
    private int more;

    /** From now on, things are lost at this place. */
    void at(String pointer) {
        where = pointer;
    }

    void add(String what) {
        Dropped dropped = new Dropped(where, what);
        if (all.size() < MOST) {
            all.add(dropped);
        } else if (!all.contains(dropped)) {
            more++;
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<Dropped> all() {
        List<Dropped> list = new ArrayList<>(all);
        if (more > 0) {
            list.add(new Dropped("", "Removed " + more + " more things of these kinds"));
        }
        return list;
    }

    /** A value of the source as a sentence can carry it. */
    static String shown(String value) {
        String line = Texts.line(value);
        if (line == null) {
            return "";
        }
        if (line.length() <= SHOWN) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return line.substring(0, end) + "…";
    }
}
