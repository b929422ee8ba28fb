package org.broadsheet.markup;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/** Resolves relative addresses against the address that the source was at (RFC 3986, section 5). */
final class Addresses {

    private static final List<String> ATTRIBUTES =
            List.of("href", "src", "poster", "cite", "data-poster", "data-thumbnail", "data-transcript");

    private static final Evaluator BASE = Selector.evaluatorOf("base[href]");
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

    private Addresses() {}

    /**
     * Resolves in place.
     *
     * @param base null if it is not known, and the source has no {@code <base>} either
     */
    static void resolve(Element body, String base) {
        Element own = body.selectFirst(BASE);
        String known =
                own == null ? base : base == null ? own.attr("href") : StringUtil.resolve(base, own.attr("href"));
        if (known == null || known.isEmpty()) {
            return;
        }
        body.traverse((node, depth) -> {
            if (node instanceof Element element && element.attributesSize() > 0) {
                ATTRIBUTES.forEach(name -> resolve(element, name, known));
            }
        });
    }

    private static void resolve(Element element, String name, String base) {
        String address = element.attr(name).strip();
        boolean relative = !address.isEmpty()
                && address.charAt(0) != '#'
                && !ABSOLUTE.matcher(address).lookingAt();
        String resolved = relative ? StringUtil.resolve(base, address) : "";
        if (!resolved.isEmpty()) {
            element.attr(name, resolved);
        }
    }
}
