-- Keys of the Editorial API. A key itself is never stored: it is random (over 200 bits), so a plain SHA-256 of it
-- cannot be turned back.
create table access_key (
    id uuid primary key,
    name text not null,
    prefix text not null,
    digest bytea not null constraint access_key_digest_unique unique,
    scopes text[] not null constraint access_key_scopes_known
        check (scopes <@ array['content:read', 'content:write', 'content:publish', 'admin']),
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz
);
