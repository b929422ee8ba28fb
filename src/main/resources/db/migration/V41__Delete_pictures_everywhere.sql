-- Pictures that were deleted, until their bytes are removed from the store. The same picture may be sent again meanwhile.
create table media_leaving (
    sha256 bytea primary key,
    hashes text[] not null
);

-- A deleted picture has rows in the log, by which nodes and CDNs forget its sizes and which the public feed leaves out. Not
-- checked against the rows there are: they have fewer types.
alter table change drop constraint change_type_known;
alter table change add constraint change_type_known
    check (type in ('article', 'author', 'section', 'summary', 'tag', 'redirect', 'schema', 'image')) not valid;
