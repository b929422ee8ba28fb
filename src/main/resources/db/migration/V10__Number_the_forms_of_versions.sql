-- Versions say which form their content is in; those so far are in the first. See article/edit/Versions.
alter table article_version add column form smallint not null default 1;
