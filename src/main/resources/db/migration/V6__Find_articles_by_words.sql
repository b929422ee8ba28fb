-- What articles say, as words to find: headline over standfirst over body. Made from articles a moment after they are
-- saved, so that an import does not wait for it; whether an article may be found, its own row says.
create table article_search (
    article_id uuid primary key constraint article_search_article_exists references article on delete cascade,
    document tsvector not null
);
create index article_search_by_word on article_search using gin (document);

-- Articles whose words are still to be made, perhaps several times: a unique key would have writers wait for whoever
-- makes them, who waits for the writers.
create table search_due (
    id bigint generated always as identity primary key,
    article_id uuid not null constraint search_due_article_exists references article on delete cascade
);

-- Words of headlines and standfirsts, to mend mistyped ones; each from when the public could first see it.
create table search_term (
    term text collate "C" primary key,
    public_at timestamptz not null
);
