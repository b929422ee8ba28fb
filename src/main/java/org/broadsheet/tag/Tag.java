package org.broadsheet.tag;

import jakarta.persistence.Entity;
import org.broadsheet.editorial.NamedEntity;
import org.broadsheet.list.Collation;
import org.broadsheet.list.SortKey;

/** A topic, as stored. */
@Entity
public class Tag extends NamedEntity {

    void named(String name) {
        this.name = name;
        keys(SortKey.of(name), Collation.root().key(name));
    }
}
