package org.broadsheet.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/**
 * A stored article, read to be edited and locked until the transaction ends.
 *
 * @param form what it says, as editors send it
 * @param everPublic whether the public has ever seen it
 */
record EditedArticle(UUID id, int version, String slug, ObjectNode form, State state, boolean everPublic) {}
