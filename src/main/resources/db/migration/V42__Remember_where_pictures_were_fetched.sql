-- Which picture an address elsewhere became, so that an archive that is imported again fetches nothing. By the digest of the
-- address, which may be longer than what an index takes.
create table image_source (
    url_sha256 bytea primary key,
    image_id uuid not null references image on delete cascade
);
-- Deleting a picture forgets where it came from.
create index image_source_by_image on image_source (image_id);

-- What pictures the bodies of summaries show. While any does, the picture cannot be deleted.
create table summary_image (
    summary_id uuid not null references summary on delete cascade,
    image_id uuid not null constraint summary_image_exists references image,
    primary key (summary_id, image_id)
);
create index summary_image_by_image on summary_image (image_id);
