package org.broadsheet.response;

import java.util.List;
import org.broadsheet.request.Address;

/** The forms that the JSON at an address is also available in. Implemented by what makes those forms. */
public interface Forms {

    /**
     * One other form.
     *
     * @param address where it is
     */
    record Form(String mediaType, Address address) {}

    /** The other forms of the JSON at an address; none if there are none. */
    List<Form> of(Address address);
}
