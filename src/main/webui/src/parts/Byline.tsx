/** The authors' names, each linked to their page. */
export function Byline({ authors }: { authors: { slug: string; name: string }[] }) {
  if (authors.length === 0) {
    return null;
  }
  return (
    <span class="byline">
      {authors.map((author, i) => (
        <>
          {i > 0 && ", "}
          <a href={`/authors/${author.slug}`} rel="author">{author.name}</a>
        </>
      ))}
    </span>
  );
}
