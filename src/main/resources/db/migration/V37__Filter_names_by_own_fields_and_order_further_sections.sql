-- The scalars in extra that lists can be narrowed by, as name=value, like those of articles.
alter table section add column extra_terms text[];
alter table tag add column extra_terms text[];
alter table author add column extra_terms text[];

-- What is stored already: numbers without trailing zeros, other texts in NFC and of at most 200 UTF-16 units.
create function pg_temp.terms(extra text) returns text[] language sql as $$
    select nullif(array(
        select field.key || '=' || case json_typeof(field.value)
                when 'number' then trim_scale((field.value #>> '{}')::numeric)::text
                else normalize(field.value #>> '{}', nfc) end
        from json_each(extra::json) field
        where field.key ~ '^[A-Za-z][A-Za-z0-9_]{0,63}$'
            and (json_typeof(field.value) in ('number', 'boolean')
                or json_typeof(field.value) = 'string'
                    and length(regexp_replace(field.value #>> '{}', '[\U00010000-\U0010FFFF]', '--', 'g')) <= 200)), '{}')
$$;
update section set extra_terms = pg_temp.terms(extra) where extra is not null;
update tag set extra_terms = pg_temp.terms(extra) where extra is not null;
update author set extra_terms = pg_temp.terms(extra) where extra is not null;

-- GET /v1/tags?extra.desk=sport, GET /v1/authors?extra.staff=true. There are some hundreds of sections: they need none.
create index tag_extra_terms on tag using gin (extra_terms) where extra_terms is not null;
create index author_extra_terms on author using gin (extra_terms) where extra_terms is not null;
