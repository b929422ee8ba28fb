package org.broadsheet.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.apache.commons.io.input.BoundedInputStream;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.PacedInput;

/** Reads the pictures in the body of a request into files: as the body itself, or as the files of a form (RFC 7578). */
@ApplicationScoped
class UploadReader {

    /** {@code broadsheet.images.*}: how much is read. */
    @ConfigMapping(prefix = "broadsheet.images")
    interface Config {

        /** The longest file that is taken as a picture. */
        @WithDefault("64M")
        MemorySize mostBytes();
    }

    /** The most files of one form. */
    static final int MOST_FILES = 20;

    private static final int LEAST_RATE = 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BUFFER = 64 * 1024;
    private static final int NAME_LENGTH = 255;
    private static final String DISPOSITION = "content-disposition";
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]");

    private final long mostBytes;

    UploadReader(Config config) {
        this.mostBytes = config.mostBytes().asLongValue();
    }

    /** The longest file, in bytes. */
    long mostBytes() {
        return mostBytes;
    }

    /** The files of a body; ends the request with a problem if there are none, too many, or one that is too long. */
    ReceivedFiles read(InputStream body, MediaType type, String name) {
        ReceivedFiles files = new ReceivedFiles();
        boolean done = false;
        try {
            InputStream paced = new PacedInput(body, LEAST_RATE, PATIENCE);
            if (type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
                readForm(paced, type.getParameters().get("boundary"), files);
            } else {
                copy(paced, files, name);
            }
            done = true;
            return files;
        } catch (PacedInput.TooSlowException e) {
            throw Problem.of(ProblemType.REQUEST_TIMEOUT, e.getMessage() + ".").exception();
        } catch (IOException e) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "The body ended early: " + e.getMessage())
                    .exception();
        } finally {
            if (!done) {
                files.close();
            }
        }
    }

    private void readForm(InputStream body, String boundary, ReceivedFiles files) throws IOException {
        if (boundary == null) {
            throw malformed("The Content-Type has no boundary.");
        }
        MultipartInput form = MultipartInput.builder()
                .setInputStream(body)
                .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
                .setBufferSize(BUFFER)
                .get();
        boolean more = form.skipPreamble();
        while (more) {
            Part part = Part.of(form.readHeaders());
            if (part.fileName().isEmpty()) {
                throw unknownField(part.name());
            }
            if (files.all().size() == MOST_FILES) {
                throw Problem.of(ProblemType.CONTENT_TOO_LARGE, "A form has at most " + MOST_FILES + " files.")
                        .exception();
            }
            copy(form.newInputStream(), files, part.fileName().get());
            more = form.readBoundary();
        }
        if (files.all().isEmpty()) {
            throw malformed("The form has no file.");
        }
    }

    private void copy(InputStream from, ReceivedFiles files, String name) throws IOException {
        String plain = name == null ? null : FOLDERS.matcher(name).replaceFirst("");
        int place = files.all().size();
        try (OutputStream to = Files.newOutputStream(files.add(
                        plain == null || plain.isBlank()
                                ? null
                                : plain.substring(0, Math.min(NAME_LENGTH, plain.length()))));
                InputStream bounded = BoundedInputStream.builder()
                        .setInputStream(from)
                        .setMaxCount(mostBytes + 1)
                        .setPropagateClose(false)
                        .get()) {
            if (bounded.transferTo(to) > mostBytes) {
                throw Problem.of(
                                ProblemType.CONTENT_TOO_LARGE,
                                "The file " + (place + 1) + " is longer than " + mostBytes + " bytes.")
                        .exception(Map.of("Connection", "close"));
            }
        }
    }

    private static RuntimeException unknownField(String name) {
        return Problem.invalidContent(List.of(Fault.pointer(
                        "/" + name,
                        "Is no file. What is said of pictures is sent as parameters: alt, credit; or with a PATCH"
                                + " afterwards")))
                .exception();
    }

    private static RuntimeException malformed(String why) {
        return Problem.of(ProblemType.MALFORMED_REQUEST, why).exception();
    }

    /**
     * A part of a form.
     *
     * @param fileName empty where it is no file
     */
    private record Part(String name, Optional<String> fileName) {

        static Part of(String headers) {
            for (String header : headers.split("\\r?\\n")) {
                if (header.toLowerCase(Locale.ROOT).startsWith(DISPOSITION)) {
                    ParameterParser parser = new ParameterParser();
                    parser.setLowerCaseNames(true);
                    Map<String, String> values = parser.parse(header.substring(header.indexOf(':') + 1), ';');
                    return new Part(
                            Optional.ofNullable(values.get("name")).orElse(""),
                            Optional.ofNullable(values.get("filename")));
                }
            }
            return new Part("", Optional.empty());
        }
    }
}
