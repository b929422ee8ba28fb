-- Every committed write that changes what the public can see appends here, in its own transaction. Rows get their
-- numbers under one lock that is held until the commit, so their order is the order of the commits: who has read up
-- to a number has missed nothing below it.
create sequence change_seq;
create table change (
    seq bigint primary key,
    at timestamptz not null,
    type text not null constraint change_type_known
        check (type in ('article', 'author', 'section', 'summary', 'tag')),
    thing_id uuid not null,
    operation text not null constraint change_operation_known check (operation in ('upsert', 'delete')),
    reason text,
    version integer not null,
    slug text not null,
    former_slugs text[] not null,
    -- Where it is now and was before; null for what is in no section.
    section text,
    section_before text,
    cache_tags text[] not null
);
create index change_by_age on change (at);

-- The last number that was forgotten.
create table change_floor (seq bigint not null);
insert into change_floor values (0);

-- What the clock will make public, with the row that it appends then.
create table coming (
    thing_id uuid primary key,
    at timestamptz not null,
    type text not null,
    version integer not null,
    slug text not null,
    section text,
    cache_tags text[] not null
);
create index coming_by_time on coming (at);

-- Purge calls to CDNs that are still to be made.
create table purge (
    id bigint generated always as identity primary key,
    cache_tags text[] not null,
    tries integer not null default 0,
    due_at timestamptz not null default now()
);
create index purge_by_time on purge (due_at, id);
