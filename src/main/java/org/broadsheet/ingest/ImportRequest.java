package org.broadsheet.ingest;

import java.util.Locale;
import java.util.Optional;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.editorial.ContentWriteRequest;
import org.broadsheet.request.LossPolicy;
import org.broadsheet.request.Param;
import org.broadsheet.request.WireName;

/** The parameters of an import. */
public record ImportRequest(
        ContentWriteRequest content,

        @Param(
                description = "What happens to a field that its record does not have: `reject` rejects the record,"
                        + " `extra` keeps the field in `extra` under its own name, with the warning"
                        + " `field-kept-as-extra`. It is then public with the record, unless its name begins with `_` or"
                        + " the newsroom's JSON Schema marks it with `x-private`. A field of an object, such as"
                        + " `leadImage`, is kept in an object of that name; one in a body or a list is not kept.",
                byDefault = "reject")
        UnknownFields unknownFields,

        @Param(
                description =
                        "Whether sections, tags and authors that a public article names, and that nobody sent, are"
                                + " made from their names. An article that is not public yet makes none, since they are public."
                                + " If absent, the setting `broadsheet.imports.unknown-names` decides, for tags and authors.")
        Optional<Boolean> createMissing,

        @Param(
                description =
                        "What becomes of pictures that records name by http and https URLs. `keep` keeps the URLs."
                                + " `store` fetches the pictures, keeps them here as uploads are kept, and has the records name"
                                + " them by id; what a record says of a picture stays with the record. One that cannot be"
                                + " fetched or kept stays at its URL, with the warning `image-not-stored`. A URL that became an"
                                + " image is not fetched again, nor is anything for records that are unchanged. A dry run"
                                + " fetches nothing, and gives that warning for each picture that would be fetched.",
                byDefault = "keep")
        Images images,

        @Param(
                description =
                        "The format of the file, where it is not plain. `ndjson` has records of this API, one per line; every"
                                + " other is an archive of another system, alone or in a zip with its pictures. If absent,"
                                + " it is recognised.")
        Optional<ArchiveFormat> format,

        @Param(
                description =
                        "How the words of an archive are translated: YAML, as `--print-map` of the command `import` prints"
                                + " it. A long one can lie in the zip, as `broadsheet-map.yaml`.")
        Optional<String> map) {

    /** What becomes of pictures that are elsewhere. */
    public enum Images implements WireName {
        KEEP,
        STORE;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of fields that their record does not have. */
    public enum UnknownFields implements WireName {
        REJECT,
        EXTRA;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An import as it is without parameters. */
    static ImportRequest of(ContentWriteRequest content) {
        return new ImportRequest(
                content, UnknownFields.REJECT, Optional.empty(), Images.KEEP, Optional.empty(), Optional.empty());
    }

    /** Whether nothing is stored. */
    boolean dryRun() {
        return content.dryRun();
    }

    /** Whether pictures that are elsewhere are to be kept here. */
    boolean storesImages() {
        return images == Images.STORE;
    }

    /** What becomes of content that cannot be kept whole. */
    LossPolicy policy() {
        return content.policy();
    }
}
