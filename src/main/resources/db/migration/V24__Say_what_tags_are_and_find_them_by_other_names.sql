-- What a tag is, where else it is known, and what else it is called.
alter table tag
    add column kind text not null default 'topic' constraint tag_kind_known
        check (kind in ('topic', 'person', 'organisation', 'place', 'event', 'series', 'storyline')),
    add column description text,
    -- An image as JSON
    add column image text,
    add column same_as text[] not null default '{}',
    add column media_topic text,
    add column latitude double precision,
    add column longitude double precision,
    add column synonyms text[] not null default '{}';
-- GET /v1/tags?kind=
create index tag_kind_by_alphabet on tag (kind, name_key, id);

-- The words of synonyms are found as those of the name are.
drop trigger forget_search_words on tag;
create trigger forget_search_words before update on tag for each row
    when ((new.name, new.synonyms) is distinct from (old.name, old.synonyms)) execute function forget_search_words();
