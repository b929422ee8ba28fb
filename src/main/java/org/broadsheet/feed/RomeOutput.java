package org.broadsheet.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.nio.charset.StandardCharsets;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;

/** Writes ROME's feeds with whitespace unchanged: ROME's own output collapses it, in code blocks too. */
final class RomeOutput {

    private RomeOutput() {}

    static byte[] bytes(WireFeed feed) {
        try {
            return new XMLOutputter(Format.getRawFormat())
                    .outputString(new WireFeedOutput().outputJDom(feed))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (FeedException e) {
            throw new IllegalStateException("A feed that its format cannot hold", e);
        }
    }
}
