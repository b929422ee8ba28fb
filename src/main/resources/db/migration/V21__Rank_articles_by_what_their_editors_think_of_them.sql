-- How important an article is, from 1, the most, to 5; and whether it stands out. Old nodes leave both as they are.
alter table article
    add column priority smallint,
    add column featured boolean not null default false;
-- GET /v1/articles?priority=
create index article_priority_by_time on article (priority, published_at desc, id desc)
    where public_at is not null and priority is not null;
-- GET /v1/articles?featured=true
create index article_featured_by_time on article (published_at desc, id desc) where featured and public_at is not null;
