-- Pictures that are kept here. Their bytes are in the store of media, by their digest.
create table image (
    id uuid primary key,
    version integer not null,
    sha256 bytea not null constraint image_kept_once unique,
    -- The media type of what was sent, by its content, and its length in bytes.
    type text not null,
    bytes bigint not null,
    name text,
    -- In pixels, the right way up: of what was sent, and of the master that sizes are made from.
    width integer not null,
    height integer not null,
    master_width integer not null,
    master_height integer not null,
    animated boolean not null,
    alt text,
    caption text,
    credit text,
    -- JSON, as in articles.
    rights text,
    digital_source_type text,
    -- JSON: the focal point and the editor's own crops.
    framing text not null default '{}',
    -- The hash in the addresses of its sizes, as it is framed now.
    hash text not null,
    colour text not null,
    placeholder text not null,
    -- What the list of pictures is searched by: words as the program normalizes them.
    words tsvector not null,
    made_at timestamptz not null,
    made_by text not null,
    saved_at timestamptz not null,
    saved_by text not null
);
-- GET /v1/editorial/images, and with q
create index image_in_order on image (made_at desc, id desc);
create index image_by_words on image using gin (words);

-- Every hash that was ever in an address. What is at an address never changes, so each keeps its framing.
create table image_address (
    hash text primary key,
    image_id uuid not null references image on delete cascade,
    framing text not null
);
create index image_address_by_image on image_address (image_id);

-- What shows a picture. While anything does, the picture cannot be deleted.
create table article_image (
    article_id uuid not null references article on delete cascade,
    image_id uuid not null constraint article_image_exists references image,
    -- Whether a teaser of the article shows it.
    in_teaser boolean not null,
    primary key (article_id, image_id)
);
create index article_image_by_image on article_image (image_id, article_id);
alter table article add column pictured boolean not null default false;
alter table section add column image_id uuid constraint section_image_exists references image;
alter table tag add column image_id uuid constraint tag_image_exists references image;
alter table author add column image_id uuid constraint author_image_exists references image;
create index section_by_image on section (image_id) where image_id is not null;
create index tag_by_image on tag (image_id) where image_id is not null;
create index author_by_image on author (image_id) where image_id is not null;
