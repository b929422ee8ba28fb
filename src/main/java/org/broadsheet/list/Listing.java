package org.broadsheet.list;

import com.fasterxml.jackson.core.JsonPointer;

/** A view with items, of which a client may want some fields only. */
public interface Listing {

    /** Where the array of the items is in the view's JSON. */
    default JsonPointer itemsAt() {
        return JsonPointer.valueOf("/items");
    }
}
