-- A partner gets an agreed part of what is public, its product, by keys of its own.
create table partner (
    id uuid primary key,
    version integer not null,
    name text not null constraint partner_name_unique unique,
    email text,
    -- The product. Null for no limit. The ids of deleted sections stay and cover nothing.
    sections uuid[] constraint partner_sections_some check (cardinality(sections) > 0),
    sources text[] constraint partner_sources_some check (cardinality(sources) > 0),
    kinds text[] constraint partner_kinds_some check (cardinality(kinds) > 0),
    fields text[] constraint partner_fields_some check (cardinality(fields) > 0),
    delay_seconds bigint not null constraint partner_delay_not_negative check (delay_seconds >= 0),
    whole boolean not null,
    -- Counts what its product was, so that a position in its change feed says of which product it is.
    product integer not null default 1,
    -- Whole articles a month; null for any number.
    quota integer constraint partner_quota_positive check (quota > 0),
    expires_at timestamptz,
    made_at timestamptz not null default now(),
    made_by text not null,
    saved_at timestamptz not null default now(),
    saved_by text not null
);
create index partner_in_order on partner (made_at desc, id desc);

-- Such a key has no scopes: nodes of an earlier version take it for one that opens nothing.
alter table access_key
    add column partner_id uuid constraint access_key_partner_exists references partner on delete set null,
    add constraint access_key_of_partner_opens_nothing
        check (partner_id is null or (cardinality(scopes) = 0 and limited_scopes is null));
create index access_key_of_partner on access_key (partner_id) where partner_id is not null;

-- A section that moves takes its articles into products and out of them, without a change of theirs.
create function renew_products_of_sections() returns trigger language plpgsql as $$
begin
    update partner set product = product + 1 where sections is not null;
    return null;
end $$;
create trigger renew_products_of_sections after update of parent_id on section
    for each row when (old.parent_id is distinct from new.parent_id) execute function renew_products_of_sections();

-- What partners got, by days of UTC.
create table partner_use (
    partner_id uuid not null constraint partner_use_partner_exists references partner on delete cascade,
    day date not null,
    requests bigint not null,
    articles bigint not null,
    exports bigint not null,
    bytes bigint not null,
    primary key (partner_id, day)
);

-- What each partner fetched last of an article.
create table partner_fetch (
    partner_id uuid not null constraint partner_fetch_partner_exists references partner on delete cascade,
    -- No foreign key: its check would wait for whoever edits the article, and what was public is never deleted.
    article_id uuid not null,
    version integer not null,
    fetched_at timestamptz not null,
    -- When its change feed said last that the article is gone.
    told_at timestamptz,
    primary key (partner_id, article_id)
);
create index partner_fetch_in_order on partner_fetch (partner_id, fetched_at desc, article_id desc);
create index partner_fetch_of_article on partner_fetch (article_id, fetched_at desc, partner_id desc);

-- A notice may have an earlier time than the one at which it was attached.
alter table notice add column made_at timestamptz not null default now();
