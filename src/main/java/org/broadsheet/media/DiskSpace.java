package org.broadsheet.media;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Space on the disks that a node writes to: that of temporary files, where imports and uploads wait, and that of kept
 * pictures if they are in a folder.
 */
class DiskSpace {

    @Produces
    @Singleton
    MeterBinder disks(MediaSettings settings) {
        return meters -> {
            new DiskSpaceMetrics(Path.of(System.getProperty("java.io.tmpdir")).toFile()).bindTo(meters);
            if (settings.store() == MediaSettings.Store.FOLDER) {
                new DiskSpaceMetrics(existing(settings.folder()).toFile()).bindTo(meters);
            }
        };
    }

    /** The folder, or the nearest above it that exists: it is made with the first picture. */
    private static Path existing(Path folder) {
        Path at = folder.toAbsolutePath().normalize();
        while (at.getParent() != null && !Files.exists(at)) {
            at = at.getParent();
        }
        return at;
    }
}
