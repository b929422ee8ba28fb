-- What search engines and link previews show (JSON of edit/SeoDraft and edit/SocialDraft), and where a text belongs that
-- is published elsewhere too.
alter table article
    add column seo text,
    add column social text,
    add column canonical_url text,
    -- From seo, for sitemaps. A node of an earlier version leaves both as they are.
    add column noindex boolean not null default false,
    -- Where and by whom it was written and what it is about (JSON of edit/ProviderDraft and edit/PlaceDraft).
    add column dateline text,
    add column provider text,
    add column place text;
-- GET /v1/articles?noindex=true, and what sitemaps leave out
create index article_noindex_by_time on article (published_at desc, id desc) where noindex and public_at is not null;
