-- For whom an article is whole; null for everybody.
alter table article add column access text
    constraint article_access_known check (access in ('registered', 'metered', 'subscribers'));

-- `blocks` is what everybody may read. Where that is less than the body, or the body has a mark of where it ends, `whole`
-- is all of it: whoever forgets about it shows too little, never too much, and so does a node of an earlier version.
alter table article_body add column whole text;
-- Whether there is more in `whole` than in `blocks` and the mark.
alter table article_body add column gated boolean not null default false;

-- A node of an earlier version knows no `whole`. What an editor saves there as a body is all that there is of it.
create function forget_whole_body() returns trigger language plpgsql as $$
begin
    if new.blocks is distinct from old.blocks and new.whole is not distinct from old.whole then
        new.whole := null;
        new.gated := false;
    end if;
    return new;
end
$$;
create trigger forget_whole_body before update on article_body for each row
    when (old.whole is not null) execute function forget_whole_body();

-- What only that part of a body refers to that is not for everybody.
alter table article_reference add column gated boolean not null default false;

-- The words of whole bodies, for editors; `document` has those that everybody may find.
alter table article_search add column whole tsvector;
create index article_search_by_gated_word on article_search using gin (whole)
    with (gin_pending_list_limit = 256) where whole is not null;

-- The scope of those who get all of them.
alter table access_key drop constraint access_key_scopes_known;
alter table access_key add constraint access_key_scopes_known
    check (scopes <@ array['content:gated', 'content:read', 'content:write', 'content:publish', 'admin']);
