"""What a reader in Python does with a generated client: a list, an article with its blocks, a mistake."""

import json
import sys

import newsroom
from newsroom.exceptions import NotFoundException

client = newsroom.ApiClient(newsroom.Configuration(host=sys.argv[1]))
articles = newsroom.ArticlesApi(client)

teasers = articles.list_articles(tag=["ferry"], limit=3).items
assert len(teasers) == 3
assert all(any(tag.slug == "ferry" for tag in teaser.tags) for teaser in teasers)

article = articles.get_article("harbour-ferry-returns", include=["related"])
assert isinstance(article.body.blocks[0].actual_instance, newsroom.ParagraphBlock)
assert article.related[0].reason is not None

try:
    articles.get_article("never-was")
    raise AssertionError("Nothing there")
except NotFoundException as problem:
    assert json.loads(problem.body)["type"] == "/problems/not-found"

print("Python:", article.headline)
