import type { Schemas } from "../api/newsroom";

type Access = Exclude<Schemas["Article"]["access"], "free">;

const WHO: Record<Access, string> = {
  registered: "for registered readers",
  metered: "for readers with articles left this month",
  subscribers: "for subscribers",
};

/** What stands in place of the rest of a body. These pages know no readers; a site offers to sign in or to subscribe. */
export function Paywall({ access }: { access: Schemas["Article"]["access"] }) {
  return access === "free" ? null : (
    <aside class="paywall" lang="en" dir="ltr">
      <p>The rest of this story is {WHO[access]}.</p>
    </aside>
  );
}
