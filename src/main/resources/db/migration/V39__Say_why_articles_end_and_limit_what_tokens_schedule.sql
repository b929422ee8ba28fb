-- What readers are told once an article's time is over; null for when it ended. Kept apart from gone_reason, which says why
-- it is gone now: the end may be far away.
alter table article add column expiry_reason text;

-- What whoever scheduled something is limited to where that is no key, whose limits are its own: section ids and senders,
-- null for no limit.
alter table due add column sections uuid[], add column sources text[];
