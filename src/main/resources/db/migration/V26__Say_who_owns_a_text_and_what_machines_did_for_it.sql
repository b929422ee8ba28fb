-- JSON of edit/RightsDraft and edit/AiDraft. A node of an earlier version leaves both as they are.
alter table article
    add column rights text,
    add column ai text;
