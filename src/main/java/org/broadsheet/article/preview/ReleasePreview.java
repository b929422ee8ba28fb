package org.broadsheet.article.preview;

import java.util.UUID;

/** Shows a release. An interface, since releases are made of articles and not the other way round. */
public interface ReleasePreview {

    /**
     * Carries out a release in the caller's transaction, which is rolled back, without the steps that cannot be carried out.
     * Does nothing if there is none, or if nothing more happens with it.
     */
    void show(UUID release);
}
