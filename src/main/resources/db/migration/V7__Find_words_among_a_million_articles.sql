-- A search looks for the newest articles that have its words, in windows of time that grow until it has enough. Beside
-- their words, documents therefore have their windows, section, tags, authors and language, so that one index finds
-- them together, however common the words are. All documents are made anew.
truncate article_search, search_term;

-- Headlines by themselves: an index over documents cannot tell where in them a word stands.
alter table article_search add column headline tsvector not null;
-- Whether the uses of its words are counted: each article's once, when it is public.
alter table article_search add column counted boolean not null default false;
-- Uncompressed: a rank reads hundreds of documents.
alter table article_search alter column document set storage external;

-- A search reads the whole of what is not in its place yet, so that is kept short.
drop index article_search_by_word;
create index article_search_by_word on article_search using gin (document) with (gin_pending_list_limit = 1024);
create index article_search_by_headline on article_search using gin (headline) with (gin_pending_list_limit = 256);

-- Words by how they begin, and by what is left of them without one of their letters, which a mistyped one shares.
-- Uses are counted up to a thousand.
alter table search_term add column uses integer not null;
alter table search_term add column shortened integer[] not null;
create index search_term_common on search_term (term) where uses >= 100;
create index search_term_by_shortened on search_term using gin (shortened);

insert into search_due (article_id) select id from article order by published_at;
