package org.broadsheet.reader;

import java.util.List;
import java.util.stream.Collectors;
import org.broadsheet.body.Image;
import org.broadsheet.picture.Ratio;
import org.broadsheet.picture.Rendition;

/**
 * A picture as a page draws it. It always has a size, so that nothing moves when it comes.
 *
 * @param srcset its sizes; null where there is only one
 * @param width in pixels
 * @param height in pixels
 * @param isMeasured whether that is its own size; if not, it is fitted into the most common one
 */
public record Drawn(String src, String srcset, int width, int height, boolean isMeasured) {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;

    /**
     * Draws an image.
     *
     * @param ratio to which the style sheet crops it; null for the whole picture
     */
    static Drawn of(Image image, Ratio ratio, Links links) {
        List<Rendition> all = image.renditions().stream()
                // The API names the type with the smallest files first.
                .filter(one -> one.type().equals(image.renditions().get(0).type()))
                .toList();
        List<Rendition> cut = all.stream()
                .filter(one -> ratio != null && ratio == one.ratio())
                .toList();
        List<Rendition> files =
                cut.isEmpty() ? all.stream().filter(one -> one.ratio() == null).toList() : cut;
        String srcset = files.isEmpty()
                ? null
                : files.stream()
                        .map(file -> links.file(file.url()) + " " + file.width() + "w")
                        .collect(Collectors.joining(", "));
        if (!files.isEmpty()) {
            Rendition largest = files.get(files.size() - 1);
            return new Drawn(links.file(image.url()), srcset, largest.width(), largest.height(), true);
        }
        boolean measured = image.width() != null && image.height() != null;
        return new Drawn(
                links.file(image.url()),
                null,
                measured ? image.width() : WIDTH,
                measured ? image.height() : HEIGHT,
                measured);
    }
}
