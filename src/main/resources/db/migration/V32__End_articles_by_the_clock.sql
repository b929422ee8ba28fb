-- When a published article ends. From then on it is not public: the rule is public_at <= now() and, where there is an
-- expires_at, expires_at > now().
alter table article add column expires_at timestamptz;

-- What has ended becomes 'expired' a moment later, so that public_at is null and no list passes over it. The new
-- constraint allows more than the old one, so there is nothing to validate.
alter table article drop constraint article_status_known;
alter table article add constraint article_status_known
    check (status in ('draft', 'published', 'expired', 'withdrawn')) not valid;

-- What ends next, and what has ended and is not 'expired' yet
create index article_ending on article (expires_at) where public_at is not null and expires_at is not null;
