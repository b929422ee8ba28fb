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

-- The other orders of what sections list further, beside it as its time is: lists by them read it in order.
alter table article_section
    add column updated_at timestamptz,
    add column headline_key text collate "C",
    add column root_key bytea,
    add column own_key bytea,
    add column priority smallint;

create or replace function keep_article_sections() returns trigger language plpgsql as $$
begin
    delete from article_section x where x.article_id = new.id;
    insert into article_section (article_id, section_id, published_at, updated_at, headline_key, root_key, own_key, priority)
        select new.id, further.id, new.published_at, new.updated_at, new.headline_key, new.root_key, new.own_key, new.priority
        from unnest(new.further_section_ids) further(id);
    return null;
end $$;
drop trigger keep_article_sections on article;
create trigger keep_article_sections after update on article for each row
    when (old.further_section_ids is distinct from new.further_section_ids
        or new.further_section_ids is not null
            and (old.published_at, old.updated_at, old.headline_key, old.root_key, old.own_key, old.priority)
                is distinct from
                (new.published_at, new.updated_at, new.headline_key, new.root_key, new.own_key, new.priority))
    execute function keep_article_sections();

update article_section x
    set updated_at = a.updated_at, headline_key = a.headline_key, root_key = a.root_key, own_key = a.own_key,
        priority = a.priority
    from article a where a.id = x.article_id;

-- GET /v1/articles?section=&sort=-updatedAt, sort=headline in each alphabet, and sort=priority
create index article_further_section_by_update on article_section (section_id, updated_at desc, article_id desc);
create index article_further_section_by_headline on article_section (section_id, headline_key, article_id);
create index article_further_section_by_alphabet on article_section (section_id, root_key, article_id);
create index article_further_section_by_own_alphabet on article_section (section_id, own_key, article_id);
create index article_further_section_by_importance
    on article_section (section_id, article_importance(priority, published_at) collate "C", article_id);
