"""Reads and writes with a generated Python client: lists, an article, a search, a problem, a draft and a patch."""

import json
import sys

import newsroom
from newsroom.exceptions import NotFoundException

address, key = sys.argv[1:]
client = newsroom.ApiClient(newsroom.Configuration(host=address, access_token=key))
articles = newsroom.ArticlesApi(client)

teasers = articles.list_articles(tag=["ferry"], limit=3).items
assert len(teasers) == 3
assert all(any(tag.slug == "ferry" for tag in teaser.tags) for teaser in teasers)

link = articles.list_articles(fields=["slug", "headline"], limit=2).items[0]
assert link.headline is not None and link.standfirst is None

article = articles.get_article("harbour-ferry-returns", include=["related"])
assert isinstance(article.body.blocks[0].actual_instance, newsroom.ParagraphBlock)
assert article.related[0].reason is not None

assert newsroom.SearchApi(client).search_everything("ferry").articles.items

try:
    articles.get_article("never-was")
    raise AssertionError("Nothing there")
except NotFoundException as problem:
    assert json.loads(problem.body)["type"] == "/problems/not-found"

editorial = newsroom.EditorialArticlesApi(client)
draft = editorial.create_article_with_http_info(
    newsroom.ArticleInput(
        headline="Written in Python",
        section="local",
        body=newsroom.BodyDraft(newsroom.TextBody(text="Word by word.")),
    )
)
patched = editorial.update_article(
    str(draft.data.id), newsroom.ArticlePatch(standfirst="Typed."), if_match=draft.headers["ETag"]
)
assert patched.standfirst == "Typed."

print("Python:", article.headline)
