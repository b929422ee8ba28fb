package org.broadsheet.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;

/** Teasers as JSON, one a line. */
@ApplicationScoped
class NdjsonFeed implements Feed {

    private final ObjectMapper json;

    NdjsonFeed(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String suffix() {
        return "ndjson";
    }

    @Override
    public String mediaType() {
        return "application/x-ndjson";
    }

    @Override
    public byte[] write(FeedPage page) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (FeedEntry entry : page.entries()) {
                out.writeBytes(json.writeValueAsBytes(entry.article()));
                out.write('\n');
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
