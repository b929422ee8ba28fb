package org.broadsheet.body;

import java.util.List;
import org.broadsheet.request.ContentLoss;

/**
 * A body read from a source.
 *
 * @param losses what was removed or changed in reading; empty if nothing was
 */
public record ParsedBody(Body body, List<ContentLoss> losses) {}
