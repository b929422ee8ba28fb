package org.broadsheet.request;

/** An enum constant with a name of its own in requests and responses. */
public interface WireName {

    /** The constant's name on the wire. */
    String wireName();
}
