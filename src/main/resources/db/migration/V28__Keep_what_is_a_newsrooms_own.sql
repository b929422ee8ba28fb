-- What newsrooms keep of their own, as they sent it: a JSON object. Text, since jsonb would put its names in another order.
alter table article
    add column extra text,
    -- Its scalars that lists can be narrowed by, as name=value. A node of an earlier version leaves both as they are.
    add column extra_terms text[];
alter table section add column extra text;
alter table tag add column extra text;
alter table author add column extra text;
-- GET /v1/articles?extra.deskCode=sport
create index article_extra_terms on article using gin (extra_terms) where extra_terms is not null;

-- The JSON Schemas that newsrooms put for it; no row for a kind that has none.
create table extra_schema (
    kind text primary key constraint extra_schema_kind_known check (kind in ('article', 'author', 'section', 'tag')),
    id uuid not null,
    version int not null,
    schema text not null,
    -- The names that the schema marks: those that only editors see, and those that lists can be narrowed by.
    private_names text[] not null,
    filtered_names text[] not null,
    saved_at timestamptz not null,
    saved_by text not null
);

-- A schema changes answers, so it has rows in the log, which the public feed leaves out. Not checked against the rows there
-- are: they have fewer types.
alter table change drop constraint change_type_known;
alter table change add constraint change_type_known
    check (type in ('article', 'author', 'section', 'summary', 'tag', 'redirect', 'schema')) not valid;
