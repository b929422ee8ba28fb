package org.broadsheet.media;

/**
 * What the sizes of a picture are made of: the right way up, in sRGB, no wider than the widest size.
 *
 * @param bytes for {@link Renderer}; to be kept
 * @param width in pixels
 * @param height in pixels
 * @param colour the one that most of it has, as {@code #rrggbb}
 * @param placeholder a tiny picture to show until the real one is there: a data URI of at most 400 characters
 */
public record Master(byte[] bytes, int width, int height, String colour, String placeholder) {}
