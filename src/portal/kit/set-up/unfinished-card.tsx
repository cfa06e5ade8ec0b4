import { LinkButton } from '#pages/kit/index.ts'

/** Links back to a set-up that is not finished. */
export function UnfinishedCard({ lead, href, label }: { lead: string; href: string; label: string }) {
  return (
    <section className="gh-card gp-card">
      <p>{lead}</p>
      <LinkButton href={href} label={label} />
    </section>
  )
}
