package org.broadsheet.media;

/** A file cannot be kept as a picture. The message says why, as a sentence for the person who sent it. */
public class UnfitPictureException extends Exception {

    private static final long serialVersionUID = 1;

    public UnfitPictureException(String message) {
        super(message);
    }

    public UnfitPictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
