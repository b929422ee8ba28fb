-- Changes of articles that are prepared beside what is live. A row stays when its working copy has become live or was
-- dropped: the article's next one goes on counting, so that no version, and no entity tag, comes twice.
create table working_copy (
    article_id uuid primary key constraint working_copy_article_exists references article on delete cascade,
    version integer not null,
    -- In the form of versions of articles: everything is named by its id. Both null: there is none now.
    form integer not null,
    content text,
    -- The article's content when it was made or last rebased, and the version that had it.
    base text,
    base_version integer not null,
    made_at timestamptz not null,
    made_by text not null,
    saved_at timestamptz not null,
    saved_by text not null,
    -- Why publishing it by the clock failed (JSON).
    failure text,
    constraint working_copy_has_a_base check ((content is null) = (base is null))
);
-- GET /v1/editorial/articles?workingCopy=true
create index working_copy_open on working_copy (article_id) where content is not null;

-- What the clock starts: of which kind, with what, when, and for whom. Whichever node locks a due row carries it out and
-- deletes it in one transaction.
create table due (
    id uuid primary key,
    kind text not null,
    thing_id uuid not null,
    at timestamptz not null,
    -- What exactly is to be done; JSON, which the kind reads.
    task text not null,
    asked_by text not null,
    key_id uuid,
    tries integer not null default 0,
    -- Later than at, after a failure of the database.
    try_at timestamptz not null,
    constraint due_once unique (kind, thing_id)
);
create index due_in_order on due (try_at);

-- Whether a token shows the working copy. A node of an earlier version shows what is live.
alter table preview_token add column working_copy boolean not null default false;
