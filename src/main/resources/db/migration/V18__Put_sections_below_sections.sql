-- Sections are a tree. Slugs stay unique in the whole of it, so that no address changes when a branch is moved.
alter table section
    add column parent_id uuid constraint section_parent_exists references section,
    -- An image as JSON
    add column image text;
-- GET /v1/sections?parent=
create index section_by_parent on section (parent_id);

-- What is above each section, by how many steps; a section is above itself by none. It is kept by triggers, so that nodes
-- that do not know it keep it too. Finding what is above a section, or below it, is a join that reads these rows alone.
create table section_ancestor (
    section_id uuid not null constraint section_ancestor_section_exists references section on delete cascade,
    ancestor_id uuid not null constraint section_ancestor_ancestor_exists references section on delete cascade,
    distance integer not null,
    primary key (section_id, ancestor_id)
);
-- GET /v1/articles?section=
create index section_ancestor_by_ancestor on section_ancestor (ancestor_id, section_id);
insert into section_ancestor (section_id, ancestor_id, distance) select id, id, 0 from section;

-- The lock lets one transaction after the other change the tree: two moves at the same time could make a circle.
create function keep_section_tree() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into section_ancestor (section_id, ancestor_id, distance) values (new.id, new.id, 0);
    end if;
    if tg_op = 'INSERT' and new.parent_id is null then
        return null;
    end if;
    perform pg_advisory_xact_lock(7093019285391040101);
    if tg_op = 'UPDATE' then
        delete from section_ancestor x using section_ancestor below, section_ancestor above
            where below.ancestor_id = new.id and above.section_id = new.id and above.distance > 0
                and x.section_id = below.section_id and x.ancestor_id = above.ancestor_id;
    end if;
    if exists (select 1 from section_ancestor where section_id = new.parent_id and ancestor_id = new.id) then
        raise exception 'The section % cannot be below itself', new.slug using errcode = 'check_violation';
    end if;
    insert into section_ancestor (section_id, ancestor_id, distance)
        select below.section_id, above.ancestor_id, below.distance + 1 + above.distance
        from section_ancestor below, section_ancestor above
        where below.ancestor_id = new.id and above.section_id = new.parent_id;
    return null;
end $$;
create trigger keep_section_tree_of_new after insert on section for each row execute function keep_section_tree();
create trigger keep_section_tree after update on section for each row
    when (old.parent_id is distinct from new.parent_id) execute function keep_section_tree();
