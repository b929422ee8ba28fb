-- The counts of tags, of which what the clock has yet to make public is subtracted: what has a later time is at the beginning
-- of article_tag_by_time, and what has an earlier one but is under an embargo is here. There has never been much of it.
create index article_tag_embargoed on article_tag (tag_id, public_at desc) where public_at > published_at;
