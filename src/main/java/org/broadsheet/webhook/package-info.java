/**
 * Webhooks: calls that tell others what has changed, signed as Standard Webhooks says. What is to be told is queued in the
 * transaction of the change and sent by whichever node is free, until it has arrived.
 */
package org.broadsheet.webhook;
