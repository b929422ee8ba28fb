/**
 * Requests to addresses that others name: which hosts may be connected to, and files fetched from them within limits. No
 * other package connects to an address that came from a client.
 */
package org.broadsheet.outward;
