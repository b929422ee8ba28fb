package org.broadsheet.editorial.preview;

import org.broadsheet.access.PreviewTokens;

/** Shows what tokens of one kind are for. */
public interface Preview {

    /** What it shows. */
    PreviewTokens.Kind previews();

    /**
     * Makes it public in the caller's transaction, which is rolled back, and leaves out what cannot be. Does nothing if it is
     * gone.
     */
    void show(PreviewTokens.Subject subject);
}
