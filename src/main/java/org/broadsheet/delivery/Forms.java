package org.broadsheet.delivery;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/** Knows in which other forms the JSON at an address is to be had; whoever makes the forms implements it. */
public interface Forms {

    /**
     * One other form.
     *
     * @param address from the API's root
     */
    record Form(String mediaType, String address) {}

    /** The other forms of what is at this path, asked for with these parameters; none where there are none. */
    List<Form> of(String path, MultivaluedMap<String, String> query);
}
