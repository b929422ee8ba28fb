package org.broadsheet.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The README's tour: shell blocks, each with the output that it promises, run as printed.
 *
 * <p>Read under headings that begin with {@code ## A tour} or {@code ## Tour}: each fenced {@code sh} block is a step; a fenced
 * {@code json} or {@code text} block that follows before the next step is its output. In an output a line {@code …}
 * stands for any number of lines, and {@code …} within a line for any characters.
 *
 * @param steps in their order
 */
public record Tour(List<Step> steps) {

    private static final Set<String> OUTPUTS = Set.of("json", "text");
    private static final long SECONDS_A_STEP = 30;

    /**
     * One block to run.
     *
     * @param command one or more shell commands
     * @param output what they print; null where the README does not say
     */
    public record Step(String command, String output) {}

    /** Reads a Markdown text; a text without a tour has no steps. */
    public static Tour of(String markdown) {
        List<Step> steps = new ArrayList<>();
        boolean inTour = false;
        String language = null;
        boolean awaitsOutput = false;
        StringBuilder block = new StringBuilder();
        for (String line : markdown.lines().toList()) {
            if (language == null && line.startsWith("```")) {
                language = line.substring(3).strip();
                block.setLength(0);
            } else if (language != null && line.startsWith("```")) {
                if (inTour && language.equals("sh")) {
                    steps.add(new Step(block.toString(), null));
                    awaitsOutput = true;
                } else if (inTour && awaitsOutput && OUTPUTS.contains(language)) {
                    Step last = steps.remove(steps.size() - 1);
                    steps.add(new Step(last.command(), block.toString()));
                    awaitsOutput = false;
                }
                language = null;
            } else if (language != null) {
                block.append(line).append('\n');
            } else if (line.startsWith("## ")) {
                inTour = line.matches("## (A )?[Tt]our\\b.*");
            }
        }
        return new Tour(List.copyOf(steps));
    }

    /**
     * Runs a step in bash.
     *
     * @param base what stands for {@code http://localhost:8080} in the README
     * @return what differs from the promise; empty where nothing does
     */
    public static String run(Step step, String base, Map<String, String> environment) {
        String command = step.command()
                .replace("http://localhost:8080", base)
                .replace("localhost:8080", base.replaceFirst("^https?://", ""));
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-euo", "pipefail", "-c", command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String printed;
            try (InputStream output = process.getInputStream()) {
                printed = new String(output.readAllBytes(), StandardCharsets.UTF_8)
                        .replace(base, "http://localhost:8080");
            }
            if (!process.waitFor(SECONDS_A_STEP, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "It does not end within " + SECONDS_A_STEP + " seconds";
            }
            if (process.exitValue() != 0) {
                return "It ends with " + process.exitValue() + ":\n" + printed;
            }
            if (printed.isBlank()) {
                return "It prints nothing";
            }
            return step.output() == null || matches(step.output(), printed)
                    ? ""
                    : "It prints\n" + printed.indent(4) + "where the README has\n"
                            + step.output().indent(4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether a text is as promised, … in the promise standing for anything. */
    static boolean matches(String promised, String printed) {
        StringBuilder pattern = new StringBuilder();
        for (String line : promised.strip().lines().toList()) {
            if (line.strip().equals("…")) {
                pattern.append("(.*\n)*");
            } else {
                pattern.append(quoted(line.stripTrailing())).append('\n');
            }
        }
        String text = String.join(
                "\n", printed.strip().lines().map(String::stripTrailing).toList());
        return (text + "\n").matches(pattern.toString());
    }

    private static String quoted(String line) {
        List<String> parts = new ArrayList<>();
        for (String part : line.split("…", -1)) {
            parts.add(java.util.regex.Pattern.quote(part));
        }
        return String.join(".*", parts);
    }
}
