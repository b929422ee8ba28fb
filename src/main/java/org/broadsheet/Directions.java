package org.broadsheet;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import java.io.Console;
import java.util.LinkedHashMap;
import java.util.Map;
import org.broadsheet.access.BootstrapKey;
import org.broadsheet.http.SwaggerPolicy;
import picocli.CommandLine.Help.Ansi;

/**
 * Says where to look once the program answers, one line a fact, and then waits until it is told to stop. A person at a
 * terminal reads plain lines, in colour unless {@code NO_COLOR} is set; everywhere else they are lines of the log.
 */
public class Directions implements QuarkusApplication {

    private static final System.Logger LOG = System.getLogger(Directions.class.getName());
    private static final String DOCS = "https://github.com/broadsheet/broadsheet#readme";

    private final HttpServer server;
    private final BootstrapKey key;

    Directions(HttpServer server, BootstrapKey key) {
        this.server = server;
        this.key = key;
    }

    @Override
    public int run(String... arguments) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Open", server.getLocalBaseUri().resolve("/").toString());
        facts.put(
                "Explore",
                server.getLocalBaseUri().resolve(SwaggerPolicy.EXPLORER).toString());
        facts.put("Key", key.whereabouts());
        facts.put("Docs", DOCS);
        boolean terminal = isTerminal();
        facts.forEach((name, fact) -> {
            if (terminal) {
                System.out.println(Ansi.AUTO.string("@|bold,green %-8s|@ ".formatted(name)) + fact);
            } else {
                LOG.log(System.Logger.Level.INFO, name + ": " + fact);
            }
        });
        Quarkus.waitForExit();
        return 0;
    }

    /** From Java 22 on there is a console without a terminal too, and a method that tells them apart. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
