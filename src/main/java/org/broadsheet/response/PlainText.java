package org.broadsheet.response;

/** A public answer that is lines of text rather than JSON. */
public record PlainText(String text) {}
