package org.broadsheet.body;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * Another article inside a body: as a reference ({@link TeaserReference}) in storage, and on the wire as the feature
 * that knows articles shows it.
 */
@JsonTypeName("teaser")
public non-sealed interface TeaserBlock extends Block {}
