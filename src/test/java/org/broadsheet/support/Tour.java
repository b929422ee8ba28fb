package org.broadsheet.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of a page: shell blocks with the output that the page shows for them, run as printed.
 *
 * <p>Each fenced {@code sh} block is a step; a fenced {@code json} or {@code text} block that follows before the next
 * step is its output. In an output a line {@code …} matches any number of lines, and {@code …} within a line any
 * characters. A block {@code sh ci name} is not a step: it needs a database to lose or a program to start, and
 * {@code .ci/docs} runs it.
 *
 * @param steps in their order
 * @param forCi the names of the blocks that {@code .ci/docs} runs
 * @param strays languages of other shell-like blocks, which nothing would run
 */
public record Tour(List<Step> steps, List<String> forCi, List<String> strays) {

    private static final Set<String> OUTPUTS = Set.of("json", "text");
    private static final Pattern FOR_CI = Pattern.compile("sh ci ([a-z-]+)");
    private static final Pattern A_SHELL = Pattern.compile("(sh|bash|shell|console|zsh)\\b.*");
    private static final long SECONDS_A_STEP = 60;

    /** Steps share a shell's state as in one terminal: later ones see what a step sets or defines. */
    private static final String REMEMBERING =
            "[ ! -e .variables ] || . ./.variables\ntrap '{ export -p; declare -f; } > .variables' EXIT\nset -a\n";

    /**
     * One block to run.
     *
     * @param command one or more shell commands
     * @param output what they must print; null if the page does not show it
     */
    public record Step(String command, String output) {}

    /** Reads a Markdown text. */
    public static Tour of(String markdown) {
        List<Step> steps = new ArrayList<>();
        List<String> forCi = new ArrayList<>();
        List<String> strays = new ArrayList<>();
        String language = null;
        boolean awaitsOutput = false;
        StringBuilder block = new StringBuilder();
        for (String line : markdown.lines().toList()) {
            if (language == null && line.startsWith("```")) {
                language = line.substring(3).strip();
                block.setLength(0);
                continue;
            }
            if (language == null) {
                continue;
            }
            if (!line.startsWith("```")) {
                block.append(line).append('\n');
                continue;
            }
            Matcher ci = FOR_CI.matcher(language);
            if (language.equals("sh")) {
                steps.add(new Step(block.toString(), null));
                awaitsOutput = true;
            } else if (ci.matches()) {
                forCi.add(ci.group(1));
                awaitsOutput = false;
            } else if (A_SHELL.matcher(language).matches()) {
                strays.add(language);
            } else if (awaitsOutput && OUTPUTS.contains(language)) {
                Step last = steps.remove(steps.size() - 1);
                steps.add(new Step(last.command(), block.toString()));
                awaitsOutput = false;
            }
            language = null;
        }
        return new Tour(List.copyOf(steps), List.copyOf(forCi), List.copyOf(strays));
    }

    /**
     * Runs a step in bash, in the page's own folder, with the files and variables of earlier steps.
     *
     * @param base replaces {@code http://localhost:8080} in the page
     * @return how the output differs from the page; empty if it does not
     */
    public static String run(Step step, String base, Map<String, String> environment, Path folder) {
        String command = step.command()
                .replace("http://localhost:8080", base)
                .replace("localhost:8080", base.replaceFirst("^https?://", ""));
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", REMEMBERING + command)
                .redirectErrorStream(true)
                .directory(folder.toFile());
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
                    : "It prints\n" + printed.indent(4) + "where the page has\n"
                            + step.output().indent(4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether a text matches the expected output, in which … matches anything. */
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
            parts.add(Pattern.quote(part));
        }
        return String.join(".*", parts);
    }
}
