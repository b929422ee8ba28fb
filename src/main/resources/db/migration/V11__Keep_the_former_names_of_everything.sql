-- Slugs that sections, tags, authors and summaries had before: they redirect, as those of articles do. What was merged
-- into a tag or author left its slugs there; its records from senders must not overwrite what it was merged into.
create table section_former_slug (
    slug text primary key,
    section_id uuid not null constraint section_former_slug_section_exists references section on delete cascade
);
create index section_former_slug_by_section on section_former_slug (section_id);

create table tag_former_slug (
    slug text primary key,
    tag_id uuid not null constraint tag_former_slug_tag_exists references tag on delete cascade,
    merged boolean not null default false
);
create index tag_former_slug_by_tag on tag_former_slug (tag_id);

create table author_former_slug (
    slug text primary key,
    author_id uuid not null constraint author_former_slug_author_exists references author on delete cascade,
    merged boolean not null default false
);
create index author_former_slug_by_author on author_former_slug (author_id);

create table summary_former_slug (
    slug text primary key,
    summary_id uuid not null constraint summary_former_slug_summary_exists references summary on delete cascade
);
create index summary_former_slug_by_summary on summary_former_slug (summary_id);

-- GET /v1/redirects reads each kind in the order of its slugs, bytewise.
create index article_former_slug_in_order on article_former_slug (slug collate "C");
create index section_former_slug_in_order on section_former_slug (slug collate "C");
create index tag_former_slug_in_order on tag_former_slug (slug collate "C");
create index author_former_slug_in_order on author_former_slug (slug collate "C");
create index summary_former_slug_in_order on summary_former_slug (slug collate "C");

-- What was merged into another, by its id: versions of articles name their tags and authors by id.
create table tag_merged (
    id uuid primary key,
    tag_id uuid not null constraint tag_merged_tag_exists references tag on delete cascade
);
create index tag_merged_by_tag on tag_merged (tag_id);

create table author_merged (
    id uuid primary key,
    author_id uuid not null constraint author_merged_author_exists references author on delete cascade
);
create index author_merged_by_author on author_merged (author_id);

-- A merge moves all articles of a tag or author. article_tag_by_time and article_author_by_time have those that are
-- published or scheduled; these have the others.
create index article_tag_unpublished on article_tag (tag_id) where public_at is null;
create index article_author_unpublished on article_author (author_id) where public_at is null;
