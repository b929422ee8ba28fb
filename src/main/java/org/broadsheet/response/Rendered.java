package org.broadsheet.response;

import java.util.List;

/**
 * A public answer in another form than JSON, as finished bytes.
 *
 * @param mediaType with its parameters
 * @param links values of the field {@code Link} (RFC 8288)
 */
public record Rendered(byte[] bytes, String mediaType, List<String> links) {}
