-- GET /v1/editorial/audit?slug=, ?kind= and ?by=
create index audit_by_slug on audit (slug, at desc, id desc);
create index audit_by_kind on audit (kind, at desc, id desc);
create index audit_by_key on audit (key_name, at desc, id desc);
