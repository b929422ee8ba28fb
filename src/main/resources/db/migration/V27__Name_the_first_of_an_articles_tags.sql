-- The tag that an article is most about; one of its tags. Old nodes leave it as it is.
alter table article add column primary_tag_id uuid constraint article_primary_tag_exists references tag on delete set null;
-- GET /v1/articles?primaryTag=, merges of tags, and the reference
create index article_primary_tag_by_time on article (primary_tag_id, published_at desc, id desc)
    where primary_tag_id is not null;
-- GET /v1/articles?access=, where most are free
create index article_access_by_time on article (access, published_at desc, id desc)
    where public_at is not null and access is not null;
