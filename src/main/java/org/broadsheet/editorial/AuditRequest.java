package org.broadsheet.editorial;

import java.util.Optional;
import java.util.UUID;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Param;
import org.broadsheet.request.Param.Text;
import org.broadsheet.request.WireName;

/** The parameters of the audit trail. */
record AuditRequest(
        PageRequest page,

        @Param(description = "Only what was done to the thing with this id.")
        Optional<UUID> thing,

        @Param(description = "Only what was done to things that had this slug at the time.", text = Text.SLUG)
        Optional<String> slug,

        @Param(description = "Only what was done to this kind of resource.")
        Optional<Kind> kind,

        @Param(description = "Only what this key did, by its name, or this token's subject.", example = "bootstrap")
        Optional<String> by) {

    /** Kinds of resources, as entries name them. */
    enum Kind implements WireName {
        ARTICLE("article"),
        SUMMARY("summary"),
        SECTION("section"),
        TAG("tag"),
        AUTHOR("author"),
        IMPORT("import"),
        EXPORT("export"),
        KEY("key"),
        PREVIEW_TOKEN("preview token"),
        WORKING_COPY("working copy"),
        RELEASE("release"),
        WEBHOOK("webhook"),
        PARTNER("partner");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String wireName() {
            return wireName;
        }
    }
}
