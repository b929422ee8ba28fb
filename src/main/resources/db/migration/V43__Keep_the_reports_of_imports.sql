create table import_report (
    id uuid primary key,
    ended_at timestamptz not null,
    report jsonb not null
);
