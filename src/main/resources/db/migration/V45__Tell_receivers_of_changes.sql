-- What receivers of webhooks can ask for beside cache tags. Null in rows that nodes of an earlier version write.
alter table change
    -- Whether the public saw nothing of it before.
    add column appeared boolean,
    -- Whether it matters to readers: it appeared, it is gone, or its public updatedAt moved.
    add column material boolean,
    -- kind-… and source-… of an article, before the change and after it.
    add column traits text[];
alter table coming add column traits text[];

create table webhook (
    id uuid primary key,
    version integer not null,
    name text not null,
    protocol text not null,
    url text not null,
    -- What is particular to the protocol, as JSON.
    options text not null,
    enabled boolean not null,
    -- Empty for all.
    events text[] not null,
    sections text[] not null,
    tags text[] not null,
    kinds text[] not null,
    sources text[] not null,
    material_only boolean not null,
    -- Told only of what this partner has an old text of.
    partner_id uuid,
    -- The newest first; the second one counts until the time.
    secrets text[] not null,
    former_until timestamptz,
    made_at timestamptz not null,
    made_by text not null,
    saved_at timestamptz not null,
    saved_by text not null,
    -- How it fares. Senders write this; it is no part of a version.
    off_reason text,
    failures integer not null default 0,
    failing_since timestamptz,
    paused_until timestamptz,
    delivered_at timestamptz,
    failure text
);
create index webhook_in_order on webhook (made_at, id);

-- What happened, once for all receivers.
create table webhook_event (
    id uuid primary key,
    -- The number of its change; null for tests.
    seq bigint unique,
    type text not null,
    thing_id uuid not null,
    cache_tags text[] not null,
    body text not null,
    made_at timestamptz not null
);
create index webhook_event_by_age on webhook_event (made_at);
create index webhook_event_of_thing on webhook_event (thing_id);

-- No foreign keys: whoever appends to the change log must wait for nobody who changes or deletes a receiver.
create table webhook_delivery (
    event_id uuid not null,
    webhook_id uuid not null,
    -- The order in which a receiver is told of one thing.
    seq bigint not null,
    thing_id uuid not null,
    made_at timestamptz not null,
    state text not null constraint webhook_delivery_state_known check (state in ('due', 'trying', 'delivered', 'failed')),
    -- When it is tried next; while a node tries, when another takes over from it. Null once it has ended.
    due_at timestamptz,
    -- Until when it is tried.
    until timestamptz not null,
    tries integer not null default 0,
    ended_at timestamptz,
    attempts jsonb not null default '[]',
    primary key (event_id, webhook_id)
);
create index webhook_delivery_due on webhook_delivery (webhook_id, due_at, seq) where due_at is not null;
create index webhook_delivery_of_thing on webhook_delivery (webhook_id, thing_id, seq) where due_at is not null;
create index webhook_delivery_waiting on webhook_delivery (webhook_id, made_at) where due_at is not null;
create index webhook_delivery_in_order on webhook_delivery (webhook_id, made_at, event_id);
create index webhook_delivery_failed on webhook_delivery (webhook_id, made_at, event_id) where state = 'failed';
