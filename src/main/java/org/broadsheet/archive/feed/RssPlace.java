package org.broadsheet.archive.feed;

import java.util.stream.Stream;

/** Where something happened, as GeoRSS, GML and the W3C's vocabulary have it. */
final class RssPlace {

    private RssPlace() {}

    static void read(FeedElement item, FeedEntry entry) {
        entry.place = item.textOf("georss:featurename", "georss:featureName").orElse(null);
        FeedElement point = item.children("geo:Point").stream().findFirst().orElse(item);
        String written = Stream.concat(
                        item.children("georss:point").stream(),
                        item.children("georss:where").stream()
                                .flatMap(where -> where.children("gml:Point").stream())
                                .flatMap(gml -> gml.children("gml:pos").stream()))
                .map(FeedElement::text)
                .findFirst()
                .orElseGet(() -> point.textOf("geo:lat").orElse("") + " "
                        + point.textOf("geo:long").orElse(""));
        String[] numbers = written.strip().split("[\\s,]+");
        if (numbers.length != 2) {
            return;
        }
        try {
            entry.latitude = Double.valueOf(numbers[0]);
            entry.longitude = Double.valueOf(numbers[1]);
        } catch (NumberFormatException e) {
            entry.latitude = null;
            entry.longitude = null;
        }
    }
}
