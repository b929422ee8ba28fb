package org.broadsheet.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Little room and little patience for clients that keep a node waiting, so that the tests need neither thousands of them
 * nor minutes. The server's own idle timeout stays long: it also ends requests whose answer takes that long on a busy
 * machine. Tests share this profile, because each costs a start of its own.
 */
public class Impatient implements QuarkusTestProfile {

    /** How many connections the node has at most. */
    public static final int MOST = 60;

    /** How many of them one address may have. */
    public static final int PER_ADDRESS = 40;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "broadsheet.editorial.body-timeout", "3S",
                "broadsheet.imports.patience", "3S",
                "broadsheet.connections.most", String.valueOf(MOST),
                "broadsheet.connections.per-address", String.valueOf(PER_ADDRESS),
                // Longer than the next: while its answers are not taken, the head of a client's next request stops too.
                "broadsheet.connections.head-timeout", "5S",
                "broadsheet.connections.reader-timeout", "4S",
                "broadsheet.connections.waiting", "8M");
    }
}
