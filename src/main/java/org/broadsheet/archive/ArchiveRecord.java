package org.broadsheet.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.broadsheet.request.ContentLoss;

/**
 * A record that was made from an archive, or word of something that was left out.
 *
 * @param where what it is in the archive, for people
 * @param record as an import takes it; null for what was left out
 * @param losses what did not come along, or came changed
 */
public record ArchiveRecord(String where, ObjectNode record, List<ContentLoss> losses) {}
