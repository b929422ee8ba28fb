-- Sort keys are made by the program (lower case, no diacritics) and compared bytewise, so that an
-- upgrade of the operating system's or ICU's collations never corrupts an index.

create table section (
    id uuid primary key,
    slug text not null constraint section_slug_unique unique,
    name text not null,
    description text,
    sort_key text collate "C" not null,
    version integer not null,
    digest bytea,
    saved_at timestamptz not null
);
-- GET /v1/sections
create index section_in_order on section (sort_key, id);

create table tag (
    id uuid primary key,
    slug text not null constraint tag_slug_unique unique,
    name text not null,
    sort_key text collate "C" not null,
    version integer not null,
    digest bytea,
    saved_at timestamptz not null
);
-- GET /v1/tags
create index tag_in_order on tag (sort_key, id);

create table author (
    id uuid primary key,
    slug text not null constraint author_slug_unique unique,
    name text not null,
    role text,
    bio text,
    bio_excerpt text,
    bio_truncated boolean not null,
    avatar text,
    sort_key text collate "C" not null,
    version integer not null,
    digest bytea,
    saved_at timestamptz not null
);
-- GET /v1/authors
create index author_in_order on author (sort_key, id);

create table article (
    id uuid primary key,
    slug text not null constraint article_slug_unique unique,
    -- Who sent it, and by which name it goes there.
    source text,
    external_id text,
    headline text not null,
    headline_key text collate "C" not null,
    standfirst text,
    excerpt text not null,
    lead_image text,
    section_id uuid not null constraint article_section_exists references section,
    language text not null,
    translation_group text,
    status text not null constraint article_status_known check (status in ('draft', 'published', 'withdrawn')),
    published_at timestamptz,
    embargo_until timestamptz,
    -- The visibility rule in one column: an article is public when public_at <= now().
    public_at timestamptz generated always as
        (case when status = 'published' then greatest(published_at, embargo_until) end) stored,
    updated_at timestamptz not null,
    -- A retraction leaves the article at its address and takes it out of lists.
    retracted boolean not null default false,
    -- Since when, and why, what was public is not.
    gone_at timestamptz,
    gone_reason text,
    gone_notice text,
    gone_replacement_id uuid constraint article_replacement_exists references article on delete set null
        deferrable initially deferred,
    word_count integer not null,
    reading_minutes integer not null,
    version integer not null,
    digest bytea,
    saved_at timestamptz not null,
    saved_by text,
    constraint article_external_id_unique unique (source, external_id),
    constraint article_external_id_has_a_source check ((source is null) = (external_id is null)),
    constraint article_published_has_a_time check (status <> 'published' or published_at is not null),
    constraint article_one_translation_a_language unique (translation_group, language)
);
-- GET /v1/articles, by each sort
create index article_public_by_time on article (published_at desc, id desc) where public_at is not null;
create index article_public_by_update on article (updated_at desc, id desc) where public_at is not null;
create index article_public_by_headline on article (headline_key, id) where public_at is not null;
-- GET /v1/articles?section=, by each sort
create index article_section_by_time on article (section_id, published_at desc, id desc) where public_at is not null;
create index article_section_by_update on article (section_id, updated_at desc, id desc) where public_at is not null;
create index article_section_by_headline on article (section_id, headline_key, id) where public_at is not null;
-- GET /v1/articles?language=
create index article_language_by_time on article (language, published_at desc, id desc) where public_at is not null;
-- What the clock publishes next (nextChangeAt)
create index article_public_next on article (public_at) where public_at is not null;

-- Apart from the article, so that lists read narrow rows.
create table article_body (
    article_id uuid primary key constraint article_body_article_exists references article on delete cascade,
    blocks text not null
);

-- The times stand here again, so that a tag's or an author's list is one range of one index.
create table article_tag (
    article_id uuid not null constraint article_tag_article_exists references article on delete cascade,
    position smallint not null,
    tag_id uuid not null constraint article_tag_tag_exists references tag,
    published_at timestamptz,
    public_at timestamptz,
    retracted boolean not null,
    primary key (article_id, position),
    constraint article_tag_once unique (article_id, tag_id)
);
-- GET /v1/articles?tag=, related stories
create index article_tag_by_time on article_tag (tag_id, published_at desc, article_id desc) include (public_at, retracted)
    where public_at is not null;

-- How many listed articles each tag has, those that the clock will make public included: the sum over its rows, of
-- which there are few. A writer adds a row and gathers in it those that no other writer holds, so that nobody waits
-- for another's commit, and counting costs the same at a million articles as at ten.
create table tag_use (
    tag_id uuid not null,
    uses bigint not null
);
create index tag_use_by_tag on tag_use (tag_id);

create function follow_tag_use() returns trigger language plpgsql as $$
declare
    changed tag_use[];
begin
    if tg_op = 'INSERT' then
        select array_agg(row (tag_id, change)::tag_use) into changed from (
            select tag_id, count(*) as change from tagged where public_at is not null and not retracted
            group by tag_id) one;
    elsif tg_op = 'DELETE' then
        select array_agg(row (tag_id, change)::tag_use) into changed from (
            select tag_id, -count(*) as change from untagged where public_at is not null and not retracted
            group by tag_id) one;
    else
        select array_agg(row (tag_id, change)::tag_use) into changed from (
            select tag_id, sum(change) as change from (
                select tag_id, 1 as change from tagged where public_at is not null and not retracted
                union all
                select tag_id, -1 from untagged where public_at is not null and not retracted) either
            group by tag_id having sum(change) <> 0) one;
    end if;
    if changed is not null then
        with gathered as (
            delete from tag_use where ctid = any (array(
                select u.ctid from tag_use u where u.tag_id in (select c.tag_id from unnest(changed) c)
                for update skip locked))
            returning tag_id, uses)
        insert into tag_use (tag_id, uses)
            select tag_id, sum(uses) from (
                select tag_id, uses from unnest(changed) union all select tag_id, uses from gathered) every
            group by tag_id having sum(uses) <> 0;
    end if;
    return null;
end $$;

create trigger follow_tag_use_on_insert after insert on article_tag
    referencing new table as tagged for each statement execute function follow_tag_use();
create trigger follow_tag_use_on_update after update on article_tag
    referencing old table as untagged new table as tagged for each statement execute function follow_tag_use();
create trigger follow_tag_use_on_delete after delete on article_tag
    referencing old table as untagged for each statement execute function follow_tag_use();

create table article_author (
    article_id uuid not null constraint article_author_article_exists references article on delete cascade,
    position smallint not null,
    author_id uuid not null constraint article_author_author_exists references author,
    published_at timestamptz,
    public_at timestamptz,
    retracted boolean not null,
    primary key (article_id, position),
    constraint article_author_once unique (article_id, author_id)
);
-- GET /v1/articles?author=
create index article_author_by_time on article_author (author_id, published_at desc, article_id desc) include (public_at, retracted)
    where public_at is not null;

-- What an article points at: the editor's related stories, teaser blocks and links of its body. Checked at the
-- end of a transaction, because stories that come in together point at each other.
create table article_reference (
    article_id uuid not null constraint article_reference_article_exists references article on delete cascade,
    kind text not null constraint article_reference_kind_known check (kind in ('related', 'teaser', 'link')),
    position smallint not null,
    target_id uuid not null constraint article_reference_target_exists references article
        deferrable initially deferred,
    primary key (article_id, kind, position)
);
create index article_reference_by_target on article_reference (target_id);

-- Slugs that articles had before: they redirect.
create table article_former_slug (
    slug text primary key,
    article_id uuid not null constraint article_former_slug_article_exists references article on delete cascade
);
create index article_former_slug_by_article on article_former_slug (article_id);

create table notice (
    id uuid primary key,
    article_id uuid not null constraint notice_article_exists references article on delete cascade,
    kind text not null constraint notice_kind_known
        check (kind in ('correction', 'clarification', 'editors-note', 'update', 'retraction')),
    html text not null,
    published_at timestamptz not null
);
create index notice_by_article on notice (article_id, published_at desc, id desc);

create table summary (
    id uuid primary key,
    slug text not null constraint summary_slug_unique unique,
    section_id uuid not null constraint summary_section_exists references section,
    headline text not null,
    language text not null,
    blocks text not null,
    excerpt text not null,
    truncated boolean not null,
    period_start date,
    period_end date,
    published_at timestamptz not null,
    updated_at timestamptz not null,
    version integer not null,
    digest bytea,
    saved_at timestamptz not null,
    constraint summary_period_in_order check (period_start <= period_end)
);
-- GET /v1/summaries
create index summary_by_time on summary (published_at desc, id desc);
-- GET /v1/summaries?section=, GET /v1/sections/{slug}/summary
create index summary_section_by_time on summary (section_id, published_at desc, id desc);

create table summary_article (
    summary_id uuid not null constraint summary_article_summary_exists references summary on delete cascade,
    position smallint not null,
    article_id uuid not null constraint summary_article_article_exists references article
        deferrable initially deferred,
    primary key (summary_id, position)
);
create index summary_article_by_article on summary_article (article_id);
