package org.broadsheet.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.article.Teaser;
import org.broadsheet.request.Fields;

/** Teasers as JSON, one a line. */
@ApplicationScoped
class NdjsonFeed implements Feed {

    private static final Set<String> FIELDS = Arrays.stream(Teaser.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

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
    public Set<String> fields() {
        return FIELDS;
    }

    @Override
    public byte[] write(FeedPage page) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (FeedEntry entry : page.entries()) {
                out.writeBytes(line(entry.article(), page.fields()));
                out.write('\n');
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private byte[] line(Teaser teaser, Fields fields) throws JsonProcessingException {
        return fields.all()
                ? json.writeValueAsBytes(teaser)
                : json.writeValueAsBytes(fields.select(json.<ObjectNode>valueToTree(teaser)));
    }
}
