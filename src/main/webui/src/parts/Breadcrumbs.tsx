import type { Schemas } from "../api/newsroom";

/** The way from the top of the publication to a section, with links. */
export function Breadcrumbs({ way }: { way: Schemas["Breadcrumb"][] }) {
  return (
    <nav class="breadcrumbs kicker" aria-label="Breadcrumbs">
      <ol>
        {way.map((step) => <li key={step.slug}><a href={`/sections/${step.slug}`}>{step.name}</a></li>)}
      </ol>
    </nav>
  );
}
