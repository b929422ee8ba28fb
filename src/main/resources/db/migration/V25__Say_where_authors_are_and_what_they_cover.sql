-- What readers may know of an author beside the name and the bio; links are a JSON array of objects with kind and url.
alter table author
    add column links text,
    add column email text,
    add column organisation text,
    add column place text,
    add column beat text;
