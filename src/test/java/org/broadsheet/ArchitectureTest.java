package org.broadsheet;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.broadsheet.database.Database;
import org.broadsheet.response.Previewable;
import org.hibernate.annotations.JdbcTypeCode;
import org.junit.jupiter.api.Test;

/** The direction of dependencies: doors use features, features use the ground, never the other way round. */
class ArchitectureTest {

    private static final String[] GROUND = {
        "org.broadsheet.request..",
        "org.broadsheet.problem..",
        "org.broadsheet.list..",
        "org.broadsheet.name..",
        "org.broadsheet.response..",
        "org.broadsheet.contract..",
        "org.broadsheet.http..",
        "org.broadsheet.body..",
        "org.broadsheet.markup..",
        "org.broadsheet.media..",
        "org.broadsheet.outward..",
        "org.broadsheet.picture..",
        "org.broadsheet.access..",
        "org.broadsheet.database..",
        "org.broadsheet.editorial..",
        "org.broadsheet.change..",
        "org.broadsheet.cache..",
        "org.broadsheet.words.."
    };
    private static final String[] FEATURES = {
        "org.broadsheet.archive..",
        "org.broadsheet.article..",
        "org.broadsheet.author..",
        "org.broadsheet.correction..",
        "org.broadsheet.extra..",
        "org.broadsheet.front..",
        "org.broadsheet.image..",
        "org.broadsheet.partner..",
        "org.broadsheet.redirect..",
        "org.broadsheet.release..",
        "org.broadsheet.resolve..",
        "org.broadsheet.section..",
        "org.broadsheet.summary..",
        "org.broadsheet.tag.."
    };
    private static final String[] DOORS = {
        "org.broadsheet.export..",
        "org.broadsheet.feed..",
        "org.broadsheet.search..",
        "org.broadsheet.ingest..",
        "org.broadsheet.index..",
        "org.broadsheet.reader..",
        "org.broadsheet.webhook.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.broadsheet");

    @Test
    void the_ground_uses_no_feature_and_no_door() {
        noClasses()
                .that()
                .resideInAnyPackage(GROUND)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FEATURES)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(GROUND)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DOORS)
                .check(CLASSES);
    }

    @Test
    void features_use_no_door() {
        noClasses()
                .that()
                .resideInAnyPackage(FEATURES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DOORS)
                .check(CLASSES);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("org.broadsheet.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void rooms_inside_packages_have_no_cycles() {
        slices().matching("org.broadsheet.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void no_package_is_named_after_a_layer() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..dto..", "..service..", "..impl..", "..helper..")
                .check(CLASSES);
    }

    @Test
    void statements_are_made_in_one_place() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.broadsheet.database..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.PreparedStatement")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.Statement")
                .check(CLASSES);
    }

    @Test
    void what_only_the_public_reads_never_reads_from_the_primary() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(
                        "org.broadsheet.correction..",
                        "org.broadsheet.redirect",
                        "org.broadsheet.resolve..",
                        "org.broadsheet.front..",
                        "org.broadsheet.export..",
                        "org.broadsheet.feed..",
                        "org.broadsheet.search..",
                        "org.broadsheet.index..")
                .or()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(PermitAll.class)
                .should()
                .notHaveRawType(Database.class)
                .check(CLASSES);
    }

    /** What is public, and until when, the database's clock decides; a node's own may be minutes off. */
    @Test
    void no_class_asks_the_nodes_clock_what_time_it_is() {
        // The header Date is the node's own time (RFC 9110, section 6.6.1).
        noClasses()
                .that()
                .doNotHaveSimpleName("ResponseHeaders")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    /** By default Hibernate goes through java.sql.Timestamp and Date, which are in the Julian calendar before 1582. */
    @Test
    void times_in_entities_go_to_the_driver_as_they_are() {
        fields().that()
                .haveRawType(Instant.class)
                .or()
                .haveRawType(LocalDate.class)
                .and()
                .areDeclaredInClassesThat()
                .areAssignableTo(PanacheEntityBase.class)
                .should()
                .beAnnotatedWith(JdbcTypeCode.class)
                .check(CLASSES);
    }

    @Test
    void every_operation_says_who_may_call_it() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .beDeclaredInClassesThat(are(annotatedWith(PermitAll.class)))
                .orShould()
                .beAnnotatedWith(RolesAllowed.class)
                .check(CLASSES);
    }

    @Test
    void what_the_public_reads_can_be_previewed() {
        classes()
                .that()
                .areAnnotatedWith(PermitAll.class)
                .and()
                .resideInAnyPackage(FEATURES)
                .should()
                .beAnnotatedWith(Previewable.class)
                .check(CLASSES);
    }

    @Test
    void no_door_of_the_newsroom_is_open_to_all() {
        classes()
                .that()
                .areAnnotatedWith(PermitAll.class)
                .should(haveAPathOutsideOfTheEditorialApi())
                .check(CLASSES);
        noMethods().should().beAnnotatedWith(PermitAll.class).check(CLASSES);
    }

    private static ArchCondition<JavaClass> haveAPathOutsideOfTheEditorialApi() {
        return new ArchCondition<>("have a path outside of /v1/editorial") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String path = item.getAnnotationOfType(Path.class).value();
                events.add(new SimpleConditionEvent(
                        item, !path.startsWith("/v1/editorial"), item.getName() + " has the path " + path));
            }
        };
    }
}
