package org.broadsheet.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.broadsheet.article.ArticleListRequest;
import org.broadsheet.article.Criterion;
import org.junit.jupiter.api.Test;

/** What is declared is read: a parameter that nothing uses fails here. */
class DeclaredParametersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.broadsheet");

    private static Stream<JavaClass> queries() {
        return CLASSES.stream().filter(JavaClass::isRecord).filter(type -> Stream.of(
                        type.reflect().getRecordComponents())
                .anyMatch(component -> component.isAnnotationPresent(Param.class)));
    }

    @Test
    void every_parameter_that_is_declared_is_read() {
        Set<String> unread = new TreeSet<>();
        queries().forEach(type -> {
            for (RecordComponent component : type.reflect().getRecordComponents()) {
                if (!isRead(type, component.getName())) {
                    unread.add(type.getSimpleName() + "." + component.getName());
                }
            }
        });

        assertThat(queries()).hasSizeGreaterThan(10);
        assertThat(unread).isEmpty();
    }

    /** Fields are read for the client by the filter that makes the response, whatever resource it comes from. */
    private static boolean isRead(JavaClass type, String component) {
        JavaMethod accessor = type.getMethod(component);
        JavaField field = type.getField(component);
        return field.getRawType().isEquivalentTo(Fields.class)
                || !accessor.getCallsOfSelf().isEmpty()
                || !accessor.getReferencesToSelf().isEmpty()
                || field.getAccessesToSelf().stream()
                        .map(access -> access.getOrigin())
                        .anyMatch(origin -> !isCopy(origin, accessor));
    }

    /** The accessor itself, the constructor, and methods that make another record of the same. */
    private static boolean isCopy(JavaCodeUnit origin, JavaMethod accessor) {
        return origin.equals(accessor)
                || origin.isConstructor()
                || origin.getRawReturnType().equals(accessor.getOwner())
                || List.of("equals", "hashCode", "toString").contains(origin.getName());
    }

    @Test
    void every_query_of_an_operation_can_be_read_from_nothing() {
        queries().forEach(type -> {
            Faults faults = new Faults();
            QueryType.of(type.reflect().asSubclass(Record.class)).read(Map.of(), Set.of(), faults);
        });
    }

    @Test
    void every_criterion_is_a_parameter_of_lists() {
        Set<String> declared = QueryType.of(ArticleListRequest.class).names();

        for (Criterion criterion : Criterion.values()) {
            assertThat(declared).contains(criterion.parameter());
        }
    }

    @Test
    void a_query_is_written_as_it_would_be_sent() {
        Faults faults = new Faults();
        Map<String, List<String>> sent = Map.of(
                "tag", List.of("b", "a,b"),
                "limit", List.of("20"),
                "sort", List.of("-publishedAt"),
                "total", List.of("exact"),
                "publishedAfter", List.of("2026-05-09"));

        Record query = QueryType.of(ArticleListRequest.class).read(sent, Set.of(), faults);

        assertThat(QueryType.of(ArticleListRequest.class).write(query))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("tag", "a,b", "total", "exact", "publishedAfter", "2026-05-09T00:00:00Z"));
    }
}
