-- Text search configurations that keep every word. PostgreSQL's own leave out the most common ones of a language, so
-- that neither "The Who" nor "to be or not to be" can be found.
do $$
declare
    languages constant text[] := array['arabic', 'armenian', 'basque', 'catalan', 'danish', 'dutch', 'english', 'finnish',
        'french', 'german', 'greek', 'hindi', 'hungarian', 'indonesian', 'irish', 'italian', 'lithuanian', 'nepali',
        'norwegian', 'portuguese', 'romanian', 'russian', 'serbian', 'spanish', 'swedish', 'tamil', 'turkish', 'yiddish'];
    language text;
begin
    foreach language in array languages loop
        execute format('create text search dictionary %I (template = pg_catalog.snowball, language = %L)',
            language || '_whole', language);
    end loop;
    -- Languages that are not written in Latin letters stem words that are, as English.
    foreach language in array languages loop
        execute format('create text search configuration %I (copy = pg_catalog.%I)', language || '_whole', language);
        execute format('alter text search configuration %I alter mapping replace pg_catalog.%I with %I',
            language || '_whole', language || '_stem', language || '_whole');
        if language <> 'english' then
            execute format('alter text search configuration %I alter mapping replace pg_catalog.english_stem with english_whole',
                language || '_whole');
        end if;
    end loop;
end $$;

-- Documents of the form before: they have no common words, and letters such as ł as they are written. They are made anew
-- in the background, see SearchDocuments; until then they are found by the words that are the same in both forms. A node
-- of the version before may go on making them.
create index article_search_to_renew on article_search (article_id) where not document @@ '''f:2'''::tsquery;

-- The words of names as they are searched for. The program makes them a moment after a name was written, by whatever node;
-- until then they are null.
alter table section add column search_words text;
alter table tag add column search_words text;
alter table author add column search_words text;
alter table summary add column search_words text;
create index section_without_search_words on section (id) where search_words is null;
create index tag_without_search_words on tag (id) where search_words is null;
create index author_without_search_words on author (id) where search_words is null;
create index summary_without_search_words on summary (id) where search_words is null;

create function forget_search_words() returns trigger language plpgsql as $$
begin
    new.search_words := null;
    return new;
end $$;

create trigger forget_search_words before update on section for each row
    when (new.name is distinct from old.name) execute function forget_search_words();
create trigger forget_search_words before update on tag for each row
    when (new.name is distinct from old.name) execute function forget_search_words();
create trigger forget_search_words before update on author for each row
    when (new.name is distinct from old.name) execute function forget_search_words();
create trigger forget_search_words before update on summary for each row
    when ((new.headline, new.excerpt) is distinct from (old.headline, old.excerpt))
    execute function forget_search_words();
