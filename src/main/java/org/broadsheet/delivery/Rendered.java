package org.broadsheet.delivery;

import java.util.List;

/**
 * A public answer in another form than JSON, as finished bytes.
 *
 * @param mediaType with its parameters
 * @param links for the field {@code Link} (RFC 8288), each as it stands there
 */
public record Rendered(byte[] bytes, String mediaType, List<String> links) {}
