package org.broadsheet.feed;

import org.broadsheet.list.PageRequest;
import org.broadsheet.summary.SummarySelection;

/** The parameters of a list of summaries as a feed. */
record SummaryFeedRequest(SummarySelection summaries, PageRequest page, FeedBodyRequest bodies) {}
