-- Records of imports under way that refer to articles further down in their file. Unlogged: an import that a
-- crash ended is sent again.
create unlogged table import_pending (
    import_id uuid not null,
    type text not null,
    slug text not null,
    line bigint not null,
    id uuid not null,
    section text not null,
    tags text[] not null,
    authors text[] not null,
    articles text[] not null,
    record text not null,
    since timestamptz not null default now(),
    primary key (import_id, type, slug)
);
create index import_pending_in_order on import_pending (import_id, line);
