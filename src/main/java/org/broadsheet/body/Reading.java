package org.broadsheet.body;

import java.util.List;

/**
 * A body as read from a source.
 *
 * @param dropped everything that the source had and the body has not; empty where nothing was lost
 */
public record Reading(Body body, List<Dropped> dropped) {}
