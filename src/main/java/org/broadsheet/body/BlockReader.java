package org.broadsheet.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.*;

public final class BlockReader {
    private BlockReader() {}

    public static Reading read(JsonNode n, String p) {
        List<Block> b = new ArrayList<>();
        for (JsonNode x : n) {
            String id = "b" + (b.size() + 1);
            if (x.path("type").asText().equals("teaser"))
                b.add(new TeaserReference(id, x.path("article").asText()));
            else b.add(new Block.Paragraph(id, x.path("html").asText()));
        }
        return new Reading(new Body(b), List.of());
    }
}
