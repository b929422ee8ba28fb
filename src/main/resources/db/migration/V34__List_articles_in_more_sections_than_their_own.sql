-- The sections beside its own that list an article, in order, and its standfirst with mark-up. Old nodes leave both as they
-- are.
alter table article
    add column further_section_ids uuid[],
    add column standfirst_html text;
-- Lists by other orders than time, of editors
create index article_by_further_section on article using gin (further_section_ids) where further_section_ids is not null;

-- The same by section and time, kept by triggers, so that lists read it in order. Most articles have none.
create table article_section (
    article_id uuid not null constraint article_section_article_exists references article on delete cascade,
    section_id uuid not null constraint article_section_section_exists references section,
    published_at timestamptz,
    primary key (article_id, section_id)
);
-- GET /v1/articles?section=
create index article_further_section_by_time on article_section (section_id, published_at desc, article_id desc);

create function keep_article_sections() returns trigger language plpgsql as $$
begin
    delete from article_section x where x.article_id = new.id;
    insert into article_section (article_id, section_id, published_at)
        select new.id, further.id, new.published_at from unnest(new.further_section_ids) further(id);
    return null;
end $$;
create trigger keep_article_sections_of_new after insert on article for each row
    when (new.further_section_ids is not null) execute function keep_article_sections();
create trigger keep_article_sections after update on article for each row
    when ((old.further_section_ids, case when old.further_section_ids is not null then old.published_at end)
        is distinct from (new.further_section_ids, case when new.further_section_ids is not null then new.published_at end))
    execute function keep_article_sections();

-- An import's records wait for these too.
alter table import_pending add column further_sections text[] not null default '{}';

-- The most important first, the newest first among equals, as one key.
create function article_importance(priority smallint, published_at timestamptz) returns text
    language sql immutable parallel safe
    return priority::text || (500000000000000000 - (extract(epoch from published_at) * 1000000)::bigint)::text;
-- GET /v1/articles?sort=priority
create index article_by_importance on article (article_importance(priority, published_at) collate "C", id)
    where public_at is not null and priority is not null;
