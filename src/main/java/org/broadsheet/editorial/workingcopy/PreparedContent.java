package org.broadsheet.editorial.workingcopy;

import org.broadsheet.body.Body;
import org.broadsheet.request.CheckedInput;

/** Content that can be prepared in a working copy: a record, of which one component is a body. */
public interface PreparedContent extends CheckedInput {

    Body body();
}
