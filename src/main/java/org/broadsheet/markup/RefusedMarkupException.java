package org.broadsheet.markup;

/** Mark-up that must not be published as it is. */
public final class RefusedMarkupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param detail a sentence for people to read
     */
    public RefusedMarkupException(String detail) {
        super(detail);
    }
}
