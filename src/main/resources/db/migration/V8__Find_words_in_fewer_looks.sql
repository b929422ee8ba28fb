-- Windows of time now tell how their documents were stemmed, so that a search in one language passes over the others,
-- and headlines have how their words begin. All documents are made anew, the newest first; until then, searches do not
-- find them. A node of the version before finds what it did, and can make no documents: it does not know this name.
alter table article_search rename column counted to uses_counted;

-- Beside the row wherever they fit: a rank reads hundreds of documents, and the many pages of a TOAST table that each is
-- kept in took longer than all else.
alter table article_search set (toast_tuple_target = 8160);
alter table article_search alter column document set storage main;
alter table article_search alter column headline set storage main;

-- What an editor saves comes before an archive that is being imported.
alter table search_due add column bulk boolean not null default false;
create index search_due_in_order on search_due (bulk, id);

insert into search_due (article_id, bulk)
    select a.id, true from article a join article_search z on z.article_id = a.id
    order by a.published_at desc nulls last;
