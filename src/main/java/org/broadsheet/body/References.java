package org.broadsheet.body;
import java.util.Optional;
public interface References { Optional<Target> article(String key); record Target(String url, String headline) {} }
