package org.broadsheet.editorial;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import org.broadsheet.list.Collation;

/** The columns of a stored section, tag or author: a name, and the keys of alphabetical lists. */
@MappedSuperclass
public abstract class NamedEntity extends EditorialEntity {

    public String name;

    /** The name as it is found by; see {@link org.broadsheet.list.SortKey}. */
    @Column(name = "sort_key")
    public String sortKey;

    @Column(name = "name_key")
    byte[] nameKey = {};

    @Column(name = "key_form")
    int keyForm;

    /** The fields of the newsroom's own, as JSON; null for none. */
    public String extra;

    @Column(name = "extra_terms", columnDefinition = "text[]")
    private String[] extraTerms;

    /**
     * Gives it fields of the newsroom's own.
     *
     * @param json null for none
     * @param terms what lists can be narrowed by in them, as {@code name=value}
     */
    public void own(String json, List<String> terms) {
        extra = json;
        extraTerms = terms.isEmpty() ? null : terms.toArray(String[]::new);
    }

    /** Gives it the keys of its name. */
    protected void keys(String sortKey, byte[] nameKey) {
        this.sortKey = sortKey;
        this.nameKey = nameKey;
        this.keyForm = Collation.FORM;
    }
}
