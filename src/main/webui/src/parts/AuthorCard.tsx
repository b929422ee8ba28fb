import type { Schemas } from "../api/newsroom";
import { Fold } from "./Fold";
import { Picture } from "./Picture";

/** An author beside an article, with the beginning of their bio. */
export function AuthorCard({ author }: { author: Schemas["ArticleAuthor"] }) {
  return (
    <section class="author" aria-label={author.name}>
      {author.avatar && <Picture image={author.avatar} sizes="3.5rem" ratio="1x1" decorative />}
      <div>
        <h3><a href={`/authors/${author.slug}`} rel="author">{author.name}</a></h3>
        {author.role && <p class="meta">{author.role}</p>}
      </div>
      {author.bio && (
        <div class="bio">
          <Fold
            excerpt={author.bioExcerpt ?? ""}
            html={author.bio}
            truncated={author.bioTruncated ?? false}
            more="Read more"
            less="Read less"
            of={author.name}
          />
        </div>
      )}
    </section>
  );
}
