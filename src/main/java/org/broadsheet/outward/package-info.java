/**
 * Requests to addresses that others name: which hosts may be connected to, files fetched from them within limits, and
 * calls made to them. No other package connects to an address that came from a client.
 */
package org.broadsheet.outward;
