package org.broadsheet.feed;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.broadsheet.article.Contributor;
import org.broadsheet.article.ContributorRole;

/** Who made an article, as readers are told. */
final class Bylines {

    private Bylines() {}

    /** The newsroom's own words, else the names of those who wrote it; null where nobody is named. */
    static String text(String byline, List<Contributor> contributors) {
        String names = names(of(contributors, ContributorRole.AUTHOR));
        return byline != null ? byline : names.isEmpty() ? null : names;
    }

    /** Those with a role. */
    static List<Contributor> of(List<Contributor> contributors, ContributorRole role) {
        return contributors.stream().filter(one -> one.role() == role).toList();
    }

    /** Those who did something else than write it, by their roles. */
    static Map<ContributorRole, List<Contributor>> others(List<Contributor> contributors) {
        Map<ContributorRole, List<Contributor>> others = contributors.stream()
                .collect(Collectors.groupingBy(
                        Contributor::role, () -> new EnumMap<>(ContributorRole.class), Collectors.toList()));
        others.remove(ContributorRole.AUTHOR);
        return others;
    }

    /** Their names, with commas between them. */
    static String names(List<Contributor> contributors) {
        return contributors.stream().map(Contributor::name).collect(Collectors.joining(", "));
    }
}
