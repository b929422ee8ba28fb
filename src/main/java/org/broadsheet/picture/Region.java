package org.broadsheet.picture;

/** A rectangle of whole pixels, inside a picture. */
public record Region(int x, int y, int width, int height) {}
