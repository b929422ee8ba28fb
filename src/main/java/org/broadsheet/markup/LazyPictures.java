package org.broadsheet.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Pictures that are loaded only when a reader comes near them. Each plugin has its own attribute for the address
 * ({@code data-src} of lazysizes, {@code data-lazy-src} of WP Rocket and Jetpack, {@code data-original} of the oldest,
 * {@code data-opt-src} of Optimole …), a placeholder where HTML has it, and often a copy in {@code <noscript>}. One
 * picture comes of it: never two, never none. Tracking pixels are dropped.
 */
final class LazyPictures implements Habit {

    /** Attributes from which a script copies the address: they count even where {@code src} has a small preview. */
    private static final String[] LAZY = {
        "data-src",
        "data-lazy-src",
        "data-original",
        "data-lazy",
        "data-lazyload",
        "data-nitro-lazy-src",
        "nitro-lazy-src",
        "data-litespeed-src",
        "data-wpr-lazy-src",
        "data-opt-src",
        "data-perfmatters-src",
        "data-ezsrc",
        "data-cfsrc",
        "data-breeze",
        "data-echo",
        "data-ll-src",
        "data-sf-src",
        "data-actualsrc"
    };
    /** Attributes that also name other sizes, or other things: used only if there is nothing else. */
    private static final String[] SIZES = {
        "data-orig-src",
        "data-img-src",
        "data-image-src",
        "data-hi-res-src",
        "data-hires",
        "data-runner-src",
        "data-srcs",
        "data-defer-src",
        "data-delayed-url",
        "data-normal",
        "data-img-url",
        "lazy-src",
        "lazysrc",
        "loadsrc",
        "data-retina-src",
        "data-cmplz-src",
        "ng-src",
        "data-cookieblock-src",
        "data-bp",
        "data-large-file",
        "data-orig-file",
        "data-full-url",
        "data-full-src",
        "data-large_image",
        "data-medium-file",
        "data-image",
        "data-large-src",
        "data-zoom-image",
        "data-pin-media",
        "data-thumb",
        "data-bg",
        "data-background-image",
        "data-url",
        "file"
    };

    private static final String[] SETS = {
        "srcset",
        "data-srcset",
        "data-lazy-srcset",
        "data-original-set",
        "data-wpr-lazy-srcset",
        "nitro-lazy-srcset",
        "data-nitro-lazy-srcset",
        "data-opt-srcset",
        "data-ezsrcset",
        "data-litespeed-srcset",
        "data-ll-srcset",
        "data-perfmatters-srcset",
        "data-breeze-srcset",
        "data-cfsrcset",
        "data-sf-srcset",
        "imagesrcset"
    };

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(^|[/_.-])(blank|spacer|placeholder|place-holder|transparent|pixel|lazy(?:load)?(?:ed)?|loading|loader|1x1|"
                    + "trans(?:parent)?|empty|dot|clear|grey|gray|lazy_placeholder|image-placeholder|ph|fallback|lazy-load|"
                    + "cleardot|px|white|default-image|ajax-loader|preloader)([_.-][\\w-]*)?"
                    + "\\.(gif|png|svg|jpe?g|webp)([?#].*)?$|/wp-includes/images/blank\\.gif|spacergif\\.org/",
            Pattern.CASE_INSENSITIVE);
    /** Hosts that serve only tracking pixels, and beginnings of the addresses of counters elsewhere. */
    private static final Pattern TRACKERS = Pattern.compile(
            "pixel\\.wp\\.com/|stats\\.(wp|wordpress)\\.com/|[bs]b?\\.scorecardresearch\\.com/|pixel\\.quantserve\\.com/|"
                    + "([\\w-]+\\.)*doubleclick\\.net/|(ssl\\.)?google-analytics\\.com/|feeds\\.feedburner\\.com/~r/|"
                    + "\\w+\\.feedsportal\\.com/|[\\w-]+\\.met\\.vgwort\\.de/|px\\.ads\\.linkedin\\.com/|bat\\.bing\\.com/|"
                    + "counter\\.theconversation\\.com/|pixel\\.propublica\\.org/|ir-\\w+\\.amazon-adsystem\\.com/|"
                    + "assoc-amazon\\.\\w+/e/ir|analytics\\.twitter\\.com/|counter\\.yadro\\.ru/|mc\\.yandex\\.ru/|"
                    + "facebook\\.com/tr\\?|[^/]+/(matomo|piwik)\\.php\\?");

    private static final Pattern TINY_STYLE =
            Pattern.compile("(?:^|[;\\s])(?:width|height)\\s*:\\s*[01]px", Pattern.CASE_INSENSITIVE);

    static boolean mayOccur(Vocabulary vocabulary) {
        return vocabulary.hasLazyImage()
                || vocabulary.hasTag("picture")
                || vocabulary.hasTag("noscript") && vocabulary.hasTag("img");
    }

    /** Whether an image is not plain HTML: it has no address of its own, or another one besides, or shows nothing. */
    static boolean isRewritten(Element image) {
        return isPlaceholder(image.attr("src").strip())
                || image.attributes().asList().stream().anyMatch(attribute -> isOther(attribute.getKey()))
                || isTracker(image);
    }

    private static boolean isOther(String attribute) {
        return attribute.startsWith("data-")
                || attribute.startsWith("nitro-")
                || attribute.contains("src") && !attribute.equals("src") && !attribute.equals("srcset");
    }

    @Override
    public void rewrite(Element body, LossCollector losses) {
        for (Element noscript : Dom.tagged(body, "noscript")) {
            Element copy = Dom.firstTagged(noscript, "img", "picture");
            if (copy != null && Dom.isWithin(noscript, body) && !isOfProvider(noscript)) {
                noscript(noscript, losses);
            }
        }
        for (Element picture : Dom.tagged(body, "picture")) {
            if (Dom.isWithin(picture, body)) {
                picture(picture);
            }
        }
        for (Element image : Dom.tagged(body, "img")) {
            if (isTracker(image)) {
                drop(image, body, losses);
            } else {
                load(image);
            }
        }
    }

    /** The picture of a chart for readers without scripts: it belongs to the embed before it. */
    private static boolean isOfProvider(Element noscript) {
        Element before = Dom.previousElement(noscript);
        return before != null && before.normalName().equals("script")
                || Dom.hasAnyClass(noscript.parent(), "tableauPlaceholder", "flourish-embed");
    }

    /** Uses the picture for readers without scripts instead of the lazy one next to it, or by itself. */
    private static void noscript(Element noscript, LossCollector losses) {
        List<Element> copies = Dom.tagged(noscript, "img");
        if (!copies.isEmpty() && copies.stream().allMatch(LazyPictures::isTracker)) {
            losses.ignore("tracker <img>");
            noscript.remove();
            return;
        }
        copies.forEach(LazyPictures::load);
        List<Element> before = pictures(neighbour(noscript, true));
        List<Element> lazy = before.isEmpty() ? pictures(neighbour(noscript, false)) : before;
        if (lazy.isEmpty()
                && noscript.parent() != null
                && noscript.parent().normalName().matches("picture|amp-img|a|span")) {
            lazy = new ArrayList<>(pictures(noscript.parent()));
            lazy.removeAll(copies);
        }
        if (copies.size() == 1 && lazy.size() == 1) {
            Element image = lazy.get(0);
            Element copy = copies.get(0);
            load(image);
            boolean empty = isPlaceholder(image.attr("src"));
            if (empty || isSame(image.attr("src"), copy.attr("src"))) {
                if (empty) {
                    image.attr("src", copy.attr("src"));
                }
                for (String name : List.of("alt", "width", "height", "title")) {
                    if (!image.hasAttr(name) && copy.hasAttr(name)) {
                        image.attr(name, copy.attr(name));
                    }
                }
                noscript.remove();
                return;
            }
        }
        if (!copies.isEmpty() && copies.size() == lazy.size() && Dom.isBlank(text(noscript))) {
            for (int i = 0; i < lazy.size(); i++) {
                load(lazy.get(i));
                if (isPlaceholder(lazy.get(i).attr("src"))) {
                    lazy.get(i).attr("src", copies.get(i).attr("src"));
                }
            }
            boolean same = true;
            for (int i = 0; i < lazy.size(); i++) {
                same &= isSame(lazy.get(i).attr("src"), copies.get(i).attr("src"));
            }
            if (same) {
                noscript.remove();
                return;
            }
        }
        noscript.unwrap();
    }

    private static String text(Element element) {
        return element.text();
    }

    private static Element neighbour(Element noscript, boolean before) {
        return before ? Dom.previousElement(noscript) : Dom.nextElement(noscript);
    }

    private static List<Element> pictures(Element element) {
        if (element == null || element.normalName().equals("noscript")) {
            return List.of();
        }
        return element.normalName().equals("img") ? List.of(element) : Dom.tagged(element, "img");
    }

    /** Whether two addresses are of one picture: WordPress adds its size to the name of a file. */
    private static boolean isSame(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String address) {
        return EmbedTable.fromHost(address.replaceFirst("[?#].*$", ""))
                .replaceFirst("-\\d{2,4}x\\d{2,4}(?=\\.\\w{3,4}$)", "")
                .replaceFirst("^i\\d\\.wp\\.com/", "");
    }

    /** Gives an image that has no address the one of the picture's sources. */
    private static void picture(Element picture) {
        Element image = Dom.firstTagged(picture, "img");
        String best = null;
        for (Element source : Dom.tagged(picture, "source")) {
            String url = largest(source);
            best = best == null ? url : best;
        }
        if (image == null) {
            if (best == null) {
                return;
            }
            image = picture.appendElement("img");
            for (String name : List.of("alt", "title", "width", "height")) {
                String value = Dom.attribute(picture, name, "data-" + name);
                if (value != null) {
                    image.attr(name, value);
                }
            }
        }
        load(image);
        if (isPlaceholder(image.attr("src")) && best != null) {
            image.attr("src", best);
        }
        Dom.tagged(picture, "source").forEach(Node::remove);
        picture.unwrap();
    }

    /** Gives an image the address that a script would give it. */
    private static void load(Element image) {
        String own = image.attr("src").strip();
        String lazy = address(image, LAZY);
        boolean placeholder = isPlaceholder(own);
        if (lazy != null) {
            image.attr("src", lazy);
        } else if (placeholder) {
            String set = largest(image);
            String other = set == null ? address(image, SIZES) : set;
            if (other != null) {
                image.attr("src", other);
            }
        }
        for (String side : List.of("width", "height")) {
            if (!image.hasAttr(side) && image.hasAttr("data-" + side)) {
                image.attr(side, image.attr("data-" + side));
            }
        }
        if (!image.hasAttr("alt") && image.hasAttr("data-alt")) {
            image.attr("alt", image.attr("data-alt"));
        }
    }

    private static String address(Element image, String[] names) {
        if (image.attributesSize() < 2) {
            return null;
        }
        for (String name : names) {
            String value = image.attr(name).strip();
            if (!value.isEmpty() && !isPlaceholder(value) && isAddress(value)) {
                return value;
            }
        }
        return null;
    }

    private static boolean isAddress(String value) {
        return value.indexOf(' ') < 0 && (value.indexOf('/') >= 0 || value.indexOf('.') > 0) && !value.startsWith("{");
    }

    /** The largest picture of a set; null if it has none. */
    private static String largest(Element image) {
        for (String name : SETS) {
            String best = null;
            double most = -1;
            for (String candidate : image.attr(name).strip().split("\\s*,\\s+|,(?=https?:)|(?<=\\d[wx]),")) {
                String[] parts = Dom.WHITE_SPACE.split(candidate.strip());
                if (parts[0].isEmpty() || isPlaceholder(parts[0]) || !isAddress(parts[0])) {
                    continue;
                }
                double size = parts.length > 1 ? size(parts[1]) : 1;
                if (size > most) {
                    most = size;
                    best = parts[0];
                }
            }
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    private static double size(String descriptor) {
        return descriptor.matches("\\d{1,6}(\\.\\d{1,4})?[wxh]")
                ? Double.parseDouble(descriptor.substring(0, descriptor.length() - 1))
                : 1;
    }

    private static boolean isPlaceholder(String address) {
        return address.isEmpty()
                || address.equals("#")
                || address.startsWith("about:")
                || address.startsWith("{")
                || address.regionMatches(true, 0, "data:", 0, 5)
                || address.regionMatches(true, 0, "javascript:", 0, 11)
                || PLACEHOLDER.matcher(address).find();
    }

    /** Whether an image is a tracking pixel: of one pixel, or of a host that serves nothing else. */
    private static boolean isTracker(Element image) {
        String width = image.attr("width");
        String height = image.attr("height");
        boolean tiny = isTiny(width) && isTiny(height)
                || (isTiny(width) || isTiny(height))
                        && image.attr("alt").isBlank()
                        && (width.isEmpty() || height.isEmpty());
        if (tiny) {
            return true;
        }
        String url = UrlPolicy.web(image.attr("src"));
        if (url == null) {
            return false;
        }
        return TRACKERS.matcher(EmbedTable.fromHost(url)).lookingAt()
                || TINY_STYLE.matcher(image.attr("style")).find()
                        && image.attr("alt").isBlank()
                        && !image.hasAttr("data-src");
    }

    private static boolean isTiny(String side) {
        String digits = side.toLowerCase(Locale.ROOT).replace("px", "").strip();
        return digits.equals("1") || digits.equals("0");
    }

    private static void drop(Element image, Element body, LossCollector losses) {
        Element parent = image.parent();
        image.remove();
        losses.ignore("tracker <img>");
        while (parent != null
                && parent != body
                && Dom.isBlank(parent)
                && parent.normalName().matches("a|p|span|center|div")) {
            Element outer = parent.parent();
            if (parent.hasAttr("id")) {
                return;
            }
            parent.remove();
            parent = outer;
        }
    }
}
