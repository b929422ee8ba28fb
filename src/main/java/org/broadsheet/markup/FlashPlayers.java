package org.broadsheet.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * {@code <object>} and {@code <embed>}: the Flash players with which pages showed films until about 2015, and documents
 * shown in a page. YouTube's and Vimeo's players name the film, which is still there; a PDF becomes a file; sound and
 * film a player. The content of an object is what readers without the plug-in saw: it stays, unless it is the same
 * film.
 *
 * <p>HTML Living Standard, 4.8.6 and 4.8.7.
 */
final class FlashPlayers implements Habit {

    private static final Pattern YOUTUBE =
            Pattern.compile("youtube(?:-nocookie)?\\.com/(?:v|e|embed)/([\\w-]{6,})", Pattern.CASE_INSENSITIVE);
    private static final Pattern YOUTUBE_LIST =
            Pattern.compile("youtube(?:-nocookie)?\\.com/p/(\\w{6,})", Pattern.CASE_INSENSITIVE);
    private static final Pattern VIMEO =
            Pattern.compile("vimeo\\.com/moogaloop\\.swf\\?(?:.*&)?clip_id=(\\d+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DAILYMOTION =
            Pattern.compile("dailymotion\\.com/swf/(?:video/)?(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MEDIA =
            Pattern.compile("\\.(mp3|m4a|ogg|oga|wav|mp4|m4v|webm|ogv|mov)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE =
            Pattern.compile("\\.(pdf|docx?|xlsx?|pptx?|odt|ods|odp|epub|zip|csv|txt|rtf)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern FLASH_VARIABLE =
            Pattern.compile("(?:^|&)(?:file|url|src|mp3|flv|soundFile|videoUrl)=([^&]+)");
    private static final Set<String> AUDIO = Set.of("mp3", "m4a", "ogg", "oga", "wav");
    private static final String[] PARAMS = {"movie", "src", "url", "data", "filename"};

    @Override
    public void rewrite(Element body, LossCollector losses) {
        for (Element object : Dom.tagged(body, "object", "embed", "applet")) {
            if (Dom.isWithin(object, body)) {
                rewrite(object, body);
            }
        }
    }

    private static void rewrite(Element object, Element body) {
        for (String address : addresses(object)) {
            Element block = block(address, object);
            if (block != null) {
                replace(object, block, body);
                return;
            }
        }
        Element image = object.attr("type").startsWith("image/") ? object : null;
        String url = image == null ? null : UrlPolicy.image(Dom.attribute(image, "data", "src"));
        if (url != null) {
            Element picture = new Element("img").attr("src", url);
            String alt = object.text().strip();
            if (!alt.isEmpty()) {
                picture.attr("alt", alt);
            }
            object.replaceWith(picture);
        } else if (object.normalName().equals("object") && hasFallback(object)) {
            for (Element param : Dom.tagged(object, "param", "embed")) {
                param.remove();
            }
            object.unwrap();
        }
    }

    /** All addresses that a player may have, the likeliest first. */
    private static List<String> addresses(Element object) {
        List<String> addresses = new ArrayList<>();
        add(addresses, object.attr("data"));
        add(addresses, object.attr("src"));
        for (String name : PARAMS) {
            for (Element param : Dom.tagged(object, "param")) {
                if (param.attr("name").toLowerCase(Locale.ROOT).equals(name)) {
                    add(addresses, param.attr("value"));
                }
            }
        }
        for (Element inner : Dom.tagged(object, "embed", "object")) {
            add(addresses, inner.attr("data"));
            add(addresses, inner.attr("src"));
        }
        List<Element> sources = new ArrayList<>(Dom.tagged(object, "param", "embed"));
        sources.add(object);
        for (Element source : sources) {
            String variables =
                    source.attr("name").equalsIgnoreCase("flashvars") ? source.attr("value") : source.attr("flashvars");
            Matcher variable = FLASH_VARIABLE.matcher(variables);
            if (variable.find()) {
                add(
                        addresses,
                        java.net.URLDecoder.decode(
                                variable.group(1).replaceAll("%(?![0-9a-fA-F]{2})", "%25"),
                                java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return addresses;
    }

    private static void add(List<String> addresses, String raw) {
        String url = UrlPolicy.image(raw);
        if (url != null) {
            addresses.add(url);
        }
    }

    private static Element block(String url, Element object) {
        String page = page(url);
        if (page != null) {
            Element embed = Dialect.embed(page, PlainText.singleLine(object.attr("title")), List.of());
            Dialect.size(embed, object);
            return embed;
        }
        String path = url.replaceFirst("[?#].*$", "");
        String type = object.attr("type");
        Matcher media = MEDIA.matcher(path);
        if (media.find() || type.startsWith("audio/") || type.startsWith("video/")) {
            boolean audio = type.startsWith("audio/")
                    || media.reset().find() && AUDIO.contains(media.group(1).toLowerCase(Locale.ROOT));
            return Dialect.player(audio ? "audio" : "video", url);
        }
        if (type.equals("application/pdf") || FILE.matcher(path).find()) {
            String title = PlainText.singleLine(
                    Dom.attribute(object, "title", "aria-label") == null
                            ? ""
                            : Dom.attribute(object, "title", "aria-label"));
            boolean pdf = type.equals("application/pdf")
                    || path.toLowerCase(Locale.ROOT).endsWith(".pdf");
            return Dialect.file(url, title, pdf ? "application/pdf" : null, null);
        }
        if (type.equals("text/html")
                || object.normalName().equals("embed") && !path.endsWith(".swf") && type.isEmpty()
                || EmbedTable.KNOWN.isEmbeddable(url)) {
            String web = UrlPolicy.web(url);
            return web == null ? null : Dialect.embed(web, PlainText.singleLine(object.attr("title")), List.of());
        }
        return null;
    }

    private static String page(String url) {
        Matcher film = YOUTUBE.matcher(url);
        if (film.find()) {
            return "https://www.youtube.com/watch?v=" + film.group(1);
        }
        Matcher list = YOUTUBE_LIST.matcher(url);
        if (list.find()) {
            return "https://www.youtube.com/playlist?list=" + list.group(1);
        }
        Matcher vimeo = VIMEO.matcher(url);
        if (vimeo.find()) {
            return "https://vimeo.com/" + vimeo.group(1);
        }
        Matcher dailymotion = DAILYMOTION.matcher(url);
        return dailymotion.find() ? "https://www.dailymotion.com/video/" + dailymotion.group(1) : null;
    }

    /** Whether readers without the plug-in got anything, besides another player for the same. */
    private static boolean hasFallback(Element object) {
        for (Element child : object.children()) {
            String name = child.normalName();
            if (!name.equals("param") && !name.equals("embed") && !Dom.isBlank(child)) {
                return true;
            }
        }
        return !object.ownText().isBlank();
    }

    /**
     * Text inside that names the file is its title; a link to the same file and a request to install a plug-in are
     * dropped.
     */
    private static void replace(Element object, Element block, Element body) {
        List<String> text = Dom.lines(object);
        String url = Dialect.address(block);
        Element link = Dom.first(object, inner -> inner.normalName().equals("a"));
        boolean same = link != null && url.equals(UrlPolicy.image(link.attr("href")));
        if (Dialect.isEmbed(block) && !text.isEmpty()) {
            String title = block.text().equals(url) ? null : block.text();
            Element whole = Dialect.embed(url, title, text);
            block.attributes().forEach(attribute -> whole.attr(attribute.getKey(), attribute.getValue()));
            Dom.replace(object, whole, body);
            return;
        }
        Dom.replace(object, block, body);
        if (text.isEmpty()) {
            return;
        }
        if (same
                && block.hasClass("file")
                && text.size() == 1
                && text.get(0).equals(link.text().strip())) {
            block.firstElementChild().text(text.get(0));
            return;
        }
        Element caption = block.appendElement("figcaption");
        for (Element param : Dom.tagged(object, "param", "embed", "object")) {
            param.remove();
        }
        if (object.children().stream().allMatch(child -> child.normalName().equals("p"))) {
            for (Element paragraph : object.children()) {
                paragraph.after(new Element("br"));
                paragraph.unwrap();
            }
            Element last = object.lastElementChild();
            if (last != null && last.normalName().equals("br") && object.lastChild() == last) {
                last.remove();
            }
        }
        Dom.move(object, caption);
    }
}
