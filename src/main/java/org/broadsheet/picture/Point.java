package org.broadsheet.picture;

/**
 * A point of a picture, as parts of its width and height.
 *
 * @param x from 0 (left) to 1 (right)
 * @param y from 0 (top) to 1 (bottom)
 */
public record Point(double x, double y) {

    /** The middle, where nothing else is said. */
    public static final Point CENTRE = new Point(0.5, 0.5);
}
