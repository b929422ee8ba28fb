-- Whoever writes article_tag or article_author no longer copies the article's times and its retraction: the database
-- does. Row triggers, because what changes nothing costs nothing: a condition is checked before the function is called.
-- Statement triggers with transition tables would write each joined row twice when it is inserted.
alter table article_tag alter column retracted set default false;
alter table article_author alter column retracted set default false;

create function take_times_of_article() returns trigger language plpgsql as $$
begin
    select a.published_at, a.public_at, a.retracted into new.published_at, new.public_at, new.retracted
        from article a where a.id = new.article_id;
    -- There is no such article: that is for the foreign key to say.
    if not found then
        new.retracted := false;
    end if;
    return new;
end $$;

create trigger take_times_of_article before insert on article_tag
    for each row execute function take_times_of_article();
create trigger take_times_of_article before insert on article_author
    for each row execute function take_times_of_article();

create function give_times_of_article() returns trigger language plpgsql as $$
begin
    update article_tag x
        set published_at = new.published_at, public_at = new.public_at, retracted = new.retracted
        where x.article_id = new.id;
    update article_author x
        set published_at = new.published_at, public_at = new.public_at, retracted = new.retracted
        where x.article_id = new.id;
    return null;
end $$;

create trigger give_times_of_article after update on article for each row
    when ((old.published_at, old.public_at, old.retracted)
        is distinct from (new.published_at, new.public_at, new.retracted))
    execute function give_times_of_article();

-- Rows in which the copies had been forgotten.
update article_tag x set published_at = a.published_at, public_at = a.public_at, retracted = a.retracted
    from article a where a.id = x.article_id and (x.published_at, x.public_at, x.retracted)
        is distinct from (a.published_at, a.public_at, a.retracted);
update article_author x set published_at = a.published_at, public_at = a.public_at, retracted = a.retracted
    from article a where a.id = x.article_id and (x.published_at, x.public_at, x.retracted)
        is distinct from (a.published_at, a.public_at, a.retracted);

-- The same as before, without the table's row type: with it, a column that is added to tag_use breaks every write of
-- the nodes that run.
create or replace function follow_tag_use() returns trigger language plpgsql as $$
declare
    changed uuid[];
    changes bigint[];
begin
    if tg_op = 'INSERT' then
        select array_agg(tag_id), array_agg(change) into changed, changes from (
            select t.tag_id, count(*) as change from tagged t where t.public_at is not null and not t.retracted
            group by t.tag_id) one;
    elsif tg_op = 'DELETE' then
        select array_agg(tag_id), array_agg(change) into changed, changes from (
            select u.tag_id, -count(*) as change from untagged u where u.public_at is not null and not u.retracted
            group by u.tag_id) one;
    else
        select array_agg(tag_id), array_agg(change) into changed, changes from (
            select tag_id, sum(change) as change from (
                select t.tag_id, 1 as change from tagged t where t.public_at is not null and not t.retracted
                union all
                select u.tag_id, -1 from untagged u where u.public_at is not null and not u.retracted) either
            group by tag_id having sum(change) <> 0) one;
    end if;
    if changed is not null then
        with gathered as (
            delete from tag_use where ctid = any (array(
                select u.ctid from tag_use u where u.tag_id = any (changed) for update skip locked))
            returning tag_id, uses)
        insert into tag_use (tag_id, uses)
            select tag_id, sum(uses) from (
                select c.tag_id, c.uses from unnest(changed, changes) c(tag_id, uses)
                union all
                select tag_id, uses from gathered) every
            group by tag_id having sum(uses) <> 0;
    end if;
    return null;
end $$;
