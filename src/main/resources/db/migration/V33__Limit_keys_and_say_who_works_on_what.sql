-- What a key is limited to; null for no limit. Sections are ids, and that of a deleted section stays: a key that was limited
-- never covers more than before. The scopes of a limited key are apart from those of others, so that a node of an earlier
-- version, which knows no limits, lets it do nothing at all.
alter table access_key
    add column limited_scopes text[],
    add column sections uuid[] constraint access_key_sections_some check (cardinality(sections) > 0),
    add column sources text[] constraint access_key_sources_some check (cardinality(sources) > 0),
    add constraint access_key_limited check (
        (limited_scopes is not null) = (sections is not null or sources is not null)
        and (limited_scopes is null or cardinality(scopes) = 0)),
    add constraint access_key_limited_scopes_known
        check (limited_scopes <@ array['content:read', 'content:write', 'content:publish', 'content:review']);

-- The scope of those who pass articles from stage to stage.
alter table access_key drop constraint access_key_scopes_known;
alter table access_key add constraint access_key_scopes_known
    check (scopes <@ array['content:gated', 'content:read', 'content:write', 'content:review', 'content:publish', 'admin']);

-- What versions do not say: the limits of a key, the stages that an article passed between.
alter table audit add column note text;

-- Who works on an article: the name of a stage, which the setting broadsheet.editorial.stages lists; null for the first. It is
-- not part of the content, so a node of an earlier version leaves it as it is.
alter table article add column stage text;
-- GET /v1/editorial/articles?stage=
create index article_stage_by_save on article (stage, saved_at desc, id desc) where stage is not null;

-- Who has an article open. It warns others and blocks nobody; over once its time is.
create table article_lock (
    article_id uuid primary key constraint article_lock_article_exists references article on delete cascade,
    holder text not null,
    key_name text not null,
    taken_at timestamptz not null,
    until timestamptz not null
);
