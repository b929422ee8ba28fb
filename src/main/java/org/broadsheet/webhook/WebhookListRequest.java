package org.broadsheet.webhook;

import org.broadsheet.list.PageRequest;

/** The parameters of the list of receivers. */
record WebhookListRequest(PageRequest page) {}
