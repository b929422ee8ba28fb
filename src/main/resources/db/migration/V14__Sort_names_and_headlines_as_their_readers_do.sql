-- Alphabetical orders by the rules of languages (Unicode Collation Algorithm, CLDR). The program makes the keys, and they
-- are compared bytewise. key_form says by which rules; rows of before, and those of nodes that do not know the columns,
-- have 0, and get their keys in the background. See list/KeyMaker.
alter table article
    -- By the root order of all languages, and by that of the article's own.
    add column root_key bytea not null default '',
    add column own_key bytea not null default '',
    add column key_form integer not null default 0;
alter table section
    add column name_key bytea not null default '',
    add column key_form integer not null default 0;
alter table tag
    add column name_key bytea not null default '',
    add column key_form integer not null default 0;
alter table author
    add column name_key bytea not null default '',
    add column key_form integer not null default 0;

-- GET /v1/articles?sort=headline
create index article_public_by_alphabet on article (root_key, id) where public_at is not null;
-- GET /v1/articles?sort=headline&section=
create index article_section_by_alphabet on article (section_id, root_key, id) where public_at is not null;
-- GET /v1/articles?sort=headline&language=
create index article_language_by_alphabet on article (language, own_key, id) where public_at is not null;
-- GET /v1/articles?sort=headline&section=&language=
create index article_section_language_by_alphabet on article (section_id, language, own_key, id)
    where public_at is not null;
-- GET /v1/sections, /v1/tags, /v1/authors
create index section_by_alphabet on section (name_key, id);
create index tag_by_alphabet on tag (name_key, id);
create index author_by_alphabet on author (name_key, id);
-- Rows whose keys are to be made
create index article_by_key_form on article (key_form);
create index tag_by_key_form on tag (key_form);
create index author_by_key_form on author (key_form);

-- The form that all keys have, and the one that they are being given; one row.
create table alphabet (
    made integer not null,
    making integer not null,
    -- When making changed.
    since timestamptz not null,
    -- How often keys were made: answers in memory from before are no longer right.
    passes bigint not null
);
insert into alphabet values (0, 0, now(), 0);

-- A node that does not know the keys leaves them as they are when it changes what they are made from.
create function forget_alphabet() returns trigger language plpgsql as $$
begin
    new.key_form := 0;
    return new;
end $$;
create trigger forget_alphabet before update on article for each row
    when ((old.headline, old.language) is distinct from (new.headline, new.language)
        and (old.root_key, old.own_key) is not distinct from (new.root_key, new.own_key))
    execute function forget_alphabet();
create trigger forget_alphabet before update on section for each row
    when ((old.name, old.sort_key) is distinct from (new.name, new.sort_key) and old.name_key = new.name_key)
    execute function forget_alphabet();
create trigger forget_alphabet before update on tag for each row
    when (old.name is distinct from new.name and old.name_key = new.name_key)
    execute function forget_alphabet();
create trigger forget_alphabet before update on author for each row
    when (old.name is distinct from new.name and old.name_key = new.name_key)
    execute function forget_alphabet();
