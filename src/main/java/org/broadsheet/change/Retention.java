package org.broadsheet.change;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code broadsheet.changes.*}: the change feed. */
@ConfigMapping(prefix = "broadsheet.changes")
public interface Retention {

    /** How long changes are kept; a mirror that was away for longer must start again from the export. */
    @WithDefault("30D")
    Duration keep();
}
