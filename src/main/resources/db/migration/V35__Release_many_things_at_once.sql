-- Steps that become public together: all of them, or none.
create table release (
    id uuid primary key,
    version integer not null,
    name text not null,
    -- JSON; articles and summaries by their ids.
    steps text not null,
    state text not null,
    -- When it is to be carried out, or was.
    at timestamptz,
    done_at timestamptz,
    -- Why it could not be carried out at its time (JSON).
    failure text,
    made_at timestamptz not null,
    made_by text not null,
    saved_at timestamptz not null,
    saved_by text not null,
    constraint release_state_known check (state in ('open', 'scheduled', 'done', 'failed', 'cancelled')),
    constraint release_scheduled_at check (state <> 'scheduled' or at is not null)
);
-- GET /v1/editorial/releases, and with state
create index release_in_order on release (made_at desc, id desc);
create index release_state_in_order on release (state, made_at desc, id desc);

-- A token shows an article or a release. To a node of an earlier version one of a release shows what is public.
alter table preview_token alter column article_id drop not null;
alter table preview_token add column release_id uuid
    constraint preview_token_release_exists references release on delete cascade;
alter table preview_token add constraint preview_token_shows_one check (num_nonnulls(article_id, release_id) = 1);
create index preview_token_by_release on preview_token (release_id, created_at desc, id desc)
    where release_id is not null;
