package org.broadsheet.archive;

import java.io.IOException;

/** A file cannot be read as an archive. Its message is a sentence for the sender that says what to do. */
public class ArchiveException extends IOException {

    private static final long serialVersionUID = 1;

    public ArchiveException(String message) {
        super(message);
    }

    public ArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
