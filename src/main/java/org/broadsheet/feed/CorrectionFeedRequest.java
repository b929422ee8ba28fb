package org.broadsheet.feed;

import org.broadsheet.correction.CorrectionSelection;
import org.broadsheet.list.PageRequest;

/** The parameters of the list of notices as a feed. */
record CorrectionFeedRequest(CorrectionSelection notices, PageRequest page) {}
