package org.broadsheet.support;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Makes tests look at what they wait for at once and then often, and wait for a minute, so that they take no longer than
 * they must and can run on a machine that others keep busy. Registered as a service.
 */
public final class AwaitExtension implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }
}
