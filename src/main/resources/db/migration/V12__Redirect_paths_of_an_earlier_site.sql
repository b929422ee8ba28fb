-- Paths of an earlier site: the redirects that editors enter, and the aliases of articles. They are in one table so that
-- one constraint keeps a path from being claimed twice, and one index answers what has become of it.
create table redirect (
    id uuid primary key,
    -- In the form of redirect/RedirectPath, with its query; ASCII, at most 2,000 characters.
    path text collate "C" not null constraint redirect_path_unique unique,
    -- The same without capitals.
    folded text collate "C" not null,
    -- Of an alias: whose it is, and its place among that article's.
    article_id uuid constraint redirect_article_exists references article on delete cascade,
    position smallint,
    -- Of a redirect: where it leads, a path or URL; the same as other redirects may have it in folded; the page of the
    -- newsroom that it names, if it names one.
    target text,
    target_key text collate "C",
    kind text,
    slug text,
    permanent boolean not null default true,
    version integer not null default 1,
    digest bytea,
    saved_at timestamptz not null,
    saved_by text,
    constraint redirect_leads_somewhere check (
        (article_id is null) = (target is not null) and (article_id is null) = (target_key is not null))
);
-- GET /v1/resolve, and following redirects that lead to others
create index redirect_by_folded on redirect (folded);
-- The aliases of an article
create index redirect_by_article on redirect (article_id, position) where article_id is not null;
-- GET /v1/editorial/redirects?to=
create index redirect_by_target on redirect (target_key) where target_key is not null;

-- Not checked against the rows there are: they have fewer types.
alter table change drop constraint change_type_known;
alter table change add constraint change_type_known
    check (type in ('article', 'author', 'section', 'summary', 'tag', 'redirect')) not valid;
