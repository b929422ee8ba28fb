-- What an article was before each save. The newest version is the article itself: an import that creates a million
-- articles writes nothing here.
create table article_version (
    article_id uuid not null constraint article_version_article_exists references article on delete cascade,
    version integer not null,
    saved_at timestamptz not null,
    saved_by text,
    -- The article whole, as the Editorial API shows it, references to other articles as ids.
    content jsonb not null,
    primary key (article_id, version)
);

-- Who did what, when, from which version to which.
create table audit (
    id uuid primary key,
    at timestamptz not null default now(),
    key_id uuid,
    key_name text not null,
    action text not null,
    kind text not null,
    thing_id uuid,
    slug text,
    from_version integer,
    to_version integer,
    request_id text
);
create index audit_in_order on audit (at desc, id desc);
create index audit_by_thing on audit (thing_id, at desc, id desc);

-- First answers to writes with an Idempotency-Key, for a day.
create table idempotency (
    holder text not null,
    name text not null,
    request bytea not null,
    status integer not null,
    headers jsonb not null,
    body text,
    at timestamptz not null default now(),
    primary key (holder, name)
);
create index idempotency_by_age on idempotency (at);

-- Tokens that let one draft be seen through Delivery; digests, as for keys.
create table preview_token (
    id uuid primary key,
    article_id uuid not null constraint preview_token_article_exists references article on delete cascade,
    digest bytea not null constraint preview_token_digest_unique unique,
    label text,
    created_at timestamptz not null default now(),
    created_by text not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    uses bigint not null default 0,
    last_used_at timestamptz
);
create index preview_token_by_article on preview_token (article_id, created_at desc, id desc);

-- GET /v1/corrections
create index notice_by_time on notice (published_at desc, id desc);
-- GET /v1/editorial/articles, by each state
create index article_by_save on article (saved_at desc, id desc);
create index article_status_by_save on article (status, saved_at desc, id desc);
