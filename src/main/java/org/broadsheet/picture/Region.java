package org.broadsheet.picture;

/** A rectangle of whole pixels, inside a picture. */
public record Region(int x, int y, int width, int height) {

    /** The height of a size of this width that shows it, in pixels; at least 1. */
    public int heightAt(int sizeWidth) {
        return Math.max(1, (int) Math.round((double) sizeWidth * height / width));
    }
}
