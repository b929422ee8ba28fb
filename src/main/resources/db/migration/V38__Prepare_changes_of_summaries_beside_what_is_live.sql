-- Working copies of summaries, like those of articles in working_copy.
create table summary_working_copy (
    summary_id uuid primary key constraint summary_working_copy_exists references summary on delete cascade,
    version integer not null,
    -- How content and base are written: 1 is what editors send, with ids for names. Both null: there is none now.
    form integer not null,
    content text,
    -- The summary's content when it was made or last rebased, and the version that had it.
    base text,
    base_version integer not null,
    made_at timestamptz not null,
    made_by text not null,
    saved_at timestamptz not null,
    saved_by text not null,
    -- Why publishing it by the clock failed (JSON).
    failure text,
    constraint summary_working_copy_has_a_base check ((content is null) = (base is null))
);
-- GET /v1/editorial/summaries?workingCopy=true
create index summary_working_copy_open on summary_working_copy (summary_id) where content is not null;

-- A token shows an article, a summary or a release. To a node of an earlier version one of a summary shows what is public.
alter table preview_token add column summary_id uuid
    constraint preview_token_summary_exists references summary on delete cascade;
alter table preview_token drop constraint preview_token_shows_one;
alter table preview_token add constraint preview_token_shows_one
    check (num_nonnulls(article_id, summary_id, release_id) = 1);
create index preview_token_by_summary on preview_token (summary_id, created_at desc, id desc)
    where summary_id is not null;
