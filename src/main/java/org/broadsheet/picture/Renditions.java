package org.broadsheet.picture;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The addresses of a picture's sizes: this program's own, or by a template those of a service that makes sizes. */
@ApplicationScoped
public class Renditions {

    /** {@code broadsheet.images.*}: where pictures are found. */
    @ConfigMapping(prefix = "broadsheet.images")
    public interface Config {

        /** Where `/media` can be reached from outside, without a trailing slash: this program, or a CDN before it. */
        @WithDefault("${broadsheet.site.url:http://localhost:${quarkus.http.port:8080}}")
        String url();

        /**
         * The address of a size for those who run imgproxy, Thumbor or a CDN's resizer: {url} and {escapedUrl} stand for the
         * address of the picture, {width} and {height} for the size, {x} and {y} for the focal point from 0 to 1, and
         * {extension} for webp or jpg. If set, it is used instead of `/media`, for pictures that are elsewhere too.
         */
        Optional<String> template();
    }

    private static final int LARGEST_JPEG = 1600;

    private final String root;
    private final Optional<String> template;

    Renditions(Config config) {
        this.root = config.url().replaceAll("/+$", "");
        this.template = config.template();
    }

    /**
     * A picture of which sizes are made.
     *
     * @param hash in its addresses
     * @param width of its master, in pixels
     * @param height of its master, in pixels
     */
    public record Source(String hash, int width, int height, Framing framing) {

        /** What of it is shown at a ratio; null for its own, of which all is shown. */
        Region region(Ratio ratio) {
            return ratio == null ? new Region(0, 0, width, height) : framing.region(ratio, width, height);
        }
    }

    /** Its largest JPEG of at most 1600 pixels: what everything shows that knows nothing of sizes. */
    public Rendition largest(Source source) {
        int width = Math.min(source.width(), LARGEST_JPEG);
        return new Rendition(
                root + new MediaAddress(source.hash(), width, null, Format.JPEG).path(),
                width,
                source.region(null).heightAt(width),
                null,
                Format.JPEG.mediaType());
    }

    /** Where its widest JPEG is: what another program that takes it in is to get. */
    public String widest(String hash, int masterWidth) {
        return root + new MediaAddress(hash, Math.min(masterWidth, Sizes.WIDEST), null, Format.JPEG).path();
    }

    /** Where the moving picture is of which all sizes are the first frame. */
    public String animation(String hash) {
        return root + MediaAddress.animation(hash);
    }

    /** The path of an address of this program's pictures, from its first slash; empty for any other address. */
    public Optional<String> local(String url) {
        return url.startsWith(MediaAddress.ROOT)
                ? Optional.of(url)
                : url.startsWith(root + MediaAddress.ROOT)
                        ? Optional.of(url.substring(root.length()))
                        : Optional.empty();
    }

    /** The path of its largest JPEG, from the first slash. */
    public static String path(String hash, int masterWidth) {
        return new MediaAddress(hash, Math.min(masterWidth, LARGEST_JPEG), null, Format.JPEG).path();
    }

    /**
     * All sizes for {@code srcset}: of the whole, then of each ratio; the narrowest first.
     *
     * @param formats in the order in which they are offered
     */
    public List<Rendition> of(Source source, List<Format> formats) {
        List<Rendition> all = new ArrayList<>();
        for (Format format : formats) {
            all.addAll(of(source, null, format));
        }
        // Cut pictures in the first format alone: whoever wants the other changes the end of the address.
        for (Ratio ratio : Ratio.values()) {
            all.addAll(of(source, ratio, formats.get(0)));
        }
        return all;
    }

    /**
     * The sizes of a picture that is elsewhere; none without a template.
     *
     * @param url its address
     * @param width in pixels
     * @param height in pixels
     */
    public List<Rendition> ofForeign(String url, int width, int height, List<Format> formats) {
        List<Rendition> all = new ArrayList<>();
        template.ifPresent(pattern -> {
            for (Format format : formats) {
                for (int one : Sizes.of(width)) {
                    int high = new Region(0, 0, width, height).heightAt(one);
                    all.add(new Rendition(
                            filled(pattern, url, one, high, Point.CENTRE, format),
                            one,
                            high,
                            null,
                            format.mediaType()));
                }
            }
        });
        return all;
    }

    private List<Rendition> of(Source source, Ratio ratio, Format format) {
        Region region = source.region(ratio);
        return Sizes.of(region.width()).stream()
                .map(width -> one(source, ratio, width, region.heightAt(width), format))
                .toList();
    }

    private Rendition one(Source source, Ratio ratio, int width, int height, Format format) {
        String own = root + new MediaAddress(source.hash(), width, ratio, format).path();
        String url = template.map(pattern -> filled(
                        pattern,
                        root + sourceOf(source, ratio).path(),
                        width,
                        height,
                        source.framing().focusOf(ratio),
                        format))
                .orElse(own);
        return new Rendition(url, width, height, ratio, format.mediaType());
    }

    /** What a resizer is given: the whole, or what the editor has cut out of it. */
    private static MediaAddress sourceOf(Source source, Ratio ratio) {
        if (ratio == null || !source.framing().crops().containsKey(ratio)) {
            return new MediaAddress(source.hash(), Math.min(source.width(), Sizes.WIDEST), null, Format.JPEG);
        }
        int width =
                source.framing().region(ratio, source.width(), source.height()).width();
        return new MediaAddress(source.hash(), Math.min(width, Sizes.WIDEST), ratio, Format.JPEG);
    }

    private static String filled(String pattern, String url, int width, int height, Point focus, Format format) {
        return pattern.replace("{url}", url)
                .replace("{escapedUrl}", URLEncoder.encode(url, StandardCharsets.UTF_8))
                .replace("{width}", Integer.toString(width))
                .replace("{height}", Integer.toString(height))
                .replace("{x}", Double.toString(focus.x()))
                .replace("{y}", Double.toString(focus.y()))
                .replace("{extension}", format.extension());
    }
}
