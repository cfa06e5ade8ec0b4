import type { ReactNode } from 'react'
import { ForwardIcon, renderPage } from '#pages/kit/index.ts'
import {
  frameTexts,
  PageHeading,
  type Part,
  type PortalContext,
  PortalDocument,
  type Standing,
  StateBadge,
} from '../../kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface HomeProps {
  page: PortalContext
  domains: { verified: number; pending: number }
  /** Of the connection; `undefined` without one. */
  sso: 'draft' | 'active' | 'inactive' | undefined
  /** Of the directory; `undefined` without one. */
  directory: 'draft' | 'waiting' | 'linked' | 'failed' | undefined
}

/** The menu, with the state of each part. */
function HomePage({ page, domains, sso, directory }: HomeProps) {
  const text = texts.overview(page)
  const frame = frameTexts(page)
  const has = (part: Part) => page.parts.includes(part)
  const hasDirectory = has('directory')
  const { name: brand } = page.brand
  return (
    <PortalDocument page={page} pageKey="portal/home" title={text.title(page.organization)} place="home">
      <PageHeading title={text.title(page.organization)}>
        {hasDirectory ? text.leadForAll(brand) : text.lead(brand)}
      </PageHeading>
      <ul className="gp-parts">
        {has('domains') && (
          <PartCard href="/portal/domains" title={text.domains.title} lead={text.domains.lead}>
            <DomainsState page={page} domains={domains} />
          </PartCard>
        )}
        {has('sso') && (
          <PartCard href="/portal/sso" title={text.sso.title} lead={text.sso.lead}>
            <StateBadge standing={standings[sso ?? 'none']}>{text.sso[sso ?? 'none']}</StateBadge>
          </PartCard>
        )}
        {hasDirectory && (
          <PartCard href="/portal/directory" title={text.directory.title} lead={text.directory.lead}>
            <StateBadge standing={directoryStandings[directory ?? 'none']}>
              {text.directory[directory ?? 'none']}
            </StateBadge>
          </PartCard>
        )}
        {has('log_streams') && <PartCard href="/portal/log-streams" title={frame.logStreams} />}
        {has('bring_your_own_key') && <PartCard href="/portal/encryption-key" title={frame.ownKey} />}
      </ul>
    </PortalDocument>
  )
}

const standings = { none: 'none', draft: 'waiting', active: 'good', inactive: 'none' } as const satisfies Record<
  string,
  Standing
>

const directoryStandings = {
  none: 'none',
  draft: 'waiting',
  waiting: 'waiting',
  linked: 'good',
  failed: 'bad',
} as const satisfies Record<string, Standing>

function DomainsState({ page, domains: { verified, pending } }: Pick<HomeProps, 'page' | 'domains'>) {
  const text = texts.overview(page).domains
  if (pending > 0) return <StateBadge standing="waiting">{text.pending}</StateBadge>
  if (verified > 0) return <StateBadge standing="good">{text.some(verified)}</StateBadge>
  return <StateBadge standing="none">{text.none}</StateBadge>
}

interface PartCardProps {
  href: string
  title: string
  lead?: string
  children?: ReactNode
}

function PartCard({ href, title, lead, children }: PartCardProps) {
  return (
    <li>
      <a className="gp-part" href={href}>
        <span className="gp-part-words">
          <span className="gp-part-title">{title}</span>
          {lead !== undefined && <span className="gp-soft">{lead}</span>}
        </span>
        {children}
        <ForwardIcon />
      </a>
    </li>
  )
}

export const renderPortalHome = (props: HomeProps): string => renderPage(<HomePage {...props} />)
