package org.broadsheet.markup;

/** Sides of images in pixels, as HTML attributes give them. */
public final class Pixels {

    /** The longest side. */
    public static final int MOST = 100_000;

    private Pixels() {}

    /** A side in pixels; null if the attribute is none: empty, a percentage, out of bounds. */
    public static Integer parse(String attribute) {
        String digits = attribute.endsWith("px") ? attribute.substring(0, attribute.length() - 2) : attribute;
        if (digits.isEmpty() || digits.length() > 6) {
            return null;
        }
        int side = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            side = side * 10 + digit;
        }
        return side >= 1 && side <= MOST ? (Integer) side : null;
    }
}
