package org.broadsheet.media;

/**
 * What the structure of a file tells, without its pixels.
 *
 * @param width in pixels, as stored
 * @param height in pixels, as stored
 * @param channels of each pixel
 * @param animated whether it has more than one frame
 */
record Scan(int width, int height, int channels, boolean animated, Orientation orientation, Blocks blocks) {}
