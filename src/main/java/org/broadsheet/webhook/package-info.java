/** Webhooks: calls that tell others what has changed, signed as Standard Webhooks says. */
package org.broadsheet.webhook;
