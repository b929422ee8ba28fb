package org.broadsheet.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the contract's paths for the path of a request, the most concrete one first. */
final class ContractPaths {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^/}]+)}");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "trace");

    /** A path of the contract with the decoded values of its variables. */
    record Match(Map<String, ContractOperation> operations, Map<String, String> segments) {}

    private record Template(
            String path, Pattern pattern, List<String> variables, Map<String, ContractOperation> operations) {

        /** Variables and the end are sorted after all letters, so that the more concrete path comes first. */
        String rank() {
            return VARIABLE.matcher(path).replaceAll("\uFFFF") + '\uFFFF';
        }
    }

    private final Map<String, Template> literal = new HashMap<>();
    private final List<Template> templates = new ArrayList<>();

    ContractPaths(JsonNode document, ContractSchemas schemas) {
        document.path("paths").properties().forEach(path -> {
            Map<String, ContractOperation> operations = new TreeMap<>();
            path.getValue().properties().forEach(entry -> {
                if (METHODS.contains(entry.getKey())) {
                    operations.put(
                            entry.getKey().toUpperCase(Locale.ROOT),
                            new ContractOperation(document, path.getValue(), entry.getValue(), schemas));
                }
            });
            add(path.getKey(), operations, path.getValue());
        });
        templates.sort(Comparator.comparing(Template::rank));
    }

    private void add(String path, Map<String, ContractOperation> operations, JsonNode item) {
        List<String> variables = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(path);
        int end = 0;
        while (matcher.find()) {
            pattern.append(Pattern.quote(path.substring(end, matcher.start()))).append(values(item, matcher.group(1)));
            variables.add(matcher.group(1));
            end = matcher.end();
        }
        pattern.append(Pattern.quote(path.substring(end)));
        Template template = new Template(path, Pattern.compile(pattern.toString()), variables, operations);
        if (variables.isEmpty()) {
            literal.put(path, template);
        } else {
            templates.add(template);
        }
    }

    /** What a variable matches: one of its values if the contract lists them, as for suffixes, else a segment. */
    private static String values(JsonNode item, String variable) {
        for (JsonNode parameter : item.path("get").path("parameters")) {
            if (parameter.path("name").asText().equals(variable)
                    && parameter.path("in").asText().equals("path")
                    && parameter.at("/schema/enum").isArray()) {
                List<String> values = new ArrayList<>();
                parameter.at("/schema/enum").forEach(value -> values.add(Pattern.quote(value.asText())));
                return "(" + String.join("|", values) + ")";
            }
        }
        return "([^/]+)";
    }

    /**
     * The operations that may have answered at a path. After those of the path itself come those of its other forms,
     * which {@code Accept} chooses and which are below the same path with a suffix.
     */
    List<Match> find(String rawPath) {
        List<Match> found = new ArrayList<>();
        Template exact = literal.get(rawPath);
        if (exact != null) {
            found.add(new Match(exact.operations(), Map.of()));
            literal.values().stream()
                    .filter(form -> form.path().startsWith(rawPath + "."))
                    .forEach(form -> found.add(new Match(form.operations(), Map.of())));
            return found;
        }
        List<Match> forms = new ArrayList<>();
        for (Template template : templates) {
            Matcher matcher = template.pattern().matcher(rawPath);
            if (matcher.matches()) {
                Map<String, String> segments = new HashMap<>();
                for (int i = 0; i < template.variables().size(); i++) {
                    String value = matcher.group(i + 1).replace("+", "%2B");
                    segments.put(template.variables().get(i), URLDecoder.decode(value, StandardCharsets.UTF_8));
                }
                found.add(new Match(template.operations(), segments));
                templates.stream()
                        .filter(form -> form.path().startsWith(template.path() + "."))
                        .forEach(form -> forms.add(new Match(form.operations(), segments)));
            }
        }
        found.addAll(forms);
        return found;
    }
}
