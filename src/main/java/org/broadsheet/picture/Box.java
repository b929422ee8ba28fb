package org.broadsheet.picture;

/**
 * A rectangle in a picture, as parts of its width and height.
 *
 * @param x its left side, from 0
 * @param y its upper side, from 0
 * @param width above 0; with {@code x} at most 1
 * @param height above 0; with {@code y} at most 1
 */
public record Box(double x, double y, double width, double height) {}
