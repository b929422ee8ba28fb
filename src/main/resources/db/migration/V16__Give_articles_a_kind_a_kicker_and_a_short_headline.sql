-- What kind of text an article is. Those of before are news, and so are those that a node of an earlier version writes.
alter table article
    add column kind text not null default 'news',
    -- The line above the headline, and the headline where there is little room.
    add column kicker text,
    add column short_headline text;
-- GET /v1/articles?kind= in every order: of a rare kind, all that there are; of news, an index of the order itself is read
create index article_kind_by_time on article (kind, published_at desc, id desc) where public_at is not null;
