package org.broadsheet.request;

/**
 * Something that was removed or changed in what a newsroom sent, because it is not safe or blocks cannot hold it.
 *
 * @param pointer a JSON pointer (RFC 6901) into the source; empty for the source itself
 * @param code what it is about
 * @param detail a sentence that names the element, attribute or URL
 */
public record ContentLoss(String pointer, WarningCode code, String detail) {

    /** The same loss with this JSON pointer in front of its own. */
    public ContentLoss under(String parent) {
        return new ContentLoss(parent + pointer, code, detail);
    }
}
