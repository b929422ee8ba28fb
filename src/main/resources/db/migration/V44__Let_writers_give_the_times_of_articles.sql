-- Rows that come with the times of their article are not looked up once more, one by one.
drop trigger take_times_of_article on article_tag;
drop trigger take_times_of_article on article_author;
create trigger take_times_of_article before insert on article_tag
    for each row when (new.published_at is null and new.public_at is null) execute function take_times_of_article();
create trigger take_times_of_article before insert on article_author
    for each row when (new.published_at is null and new.public_at is null) execute function take_times_of_article();
