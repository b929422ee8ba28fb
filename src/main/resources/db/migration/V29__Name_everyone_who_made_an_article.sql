-- A byline in the newsroom's own words, and what is said of those who made an article beyond which authors they are (JSON of
-- article/Credits): their roles, and guests, who have no page. Positions in article_author leave room for the guests. A node
-- of an earlier version leaves both as they are.
alter table article
    add column byline text,
    add column credits text;
