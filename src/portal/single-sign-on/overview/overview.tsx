import { Notices, type PageNotices, renderPage, safeUrl } from '#pages/kit/index.ts'
import {
  LinkRows,
  PageHeading,
  type PortalContext,
  PortalDocument,
  StateBadge,
  UnfinishedCard,
  ValuesCard,
} from '../../kit/index.ts'
import { AttemptRows, type AttemptView } from '../attempts/attempt-rows.tsx'
import { texts } from '../texts/index.ts'

const addressNames = ['acsUrl', 'spEntityId', 'sloUrl', 'metadataUrl', 'redirectUri', 'jwksUri'] as const

export interface OverviewProps extends PageNotices {
  page: PortalContext
  baseUrl: string
  provider: string
  state: 'active' | 'inactive' | 'draft'
  /** The values of its protocol. */
  addresses: Readonly<Partial<Record<(typeof addressNames)[number], string>>>
  /** Pages of settings that it has, by the last part of their address. */
  settings: readonly ('guide' | 'provider' | 'attributes' | 'roles' | 'certificates' | 'test')[]
  /** The newest ones. */
  attempts: readonly AttemptView[]
}

/** A connection as its administrator comes back to it. */
function OverviewPage(props: OverviewProps) {
  const { page, baseUrl, provider, state, settings, attempts, alert, notice } = props
  const text = texts.overview(page)
  return (
    <PortalDocument page={page} pageKey="portal/sso/overview" title={provider} failed={alert !== undefined} place="sso">
      <PageHeading title={provider} aside={<State page={page} state={state} />} />
      <Notices alert={alert} notice={notice} />
      {state !== 'active' && <Unfinished {...props} />}
      <Addresses {...props} />
      <LinkRows
        title={text.settings.title}
        rows={settings.map((name) => ({
          href: `${baseUrl}/${name}`,
          label: name === 'guide' ? text.settings.guide(provider) : text.settings[name],
        }))}
      />
      <section className="gp-section">
        <div className="gp-heading-row">
          <h2>{text.attempts.title}</h2>
          {attempts.length > 0 && (
            <a className="gh-link" href={safeUrl(`${baseUrl}/attempts`)}>
              {text.attempts.all}
            </a>
          )}
        </div>
        {attempts.length === 0 ? (
          <p className="gp-soft">{text.attempts.none}</p>
        ) : (
          <AttemptRows page={page} attempts={attempts} />
        )}
      </section>
      <Off {...props} />
    </PortalDocument>
  )
}

const standings = { active: 'good', inactive: 'none', draft: 'waiting' } as const

function State({ page, state }: Pick<OverviewProps, 'page' | 'state'>) {
  return <StateBadge standing={standings[state]}>{texts.overview(page).states[state]}</StateBadge>
}

function Unfinished({ page, baseUrl, provider, state }: OverviewProps) {
  const text = texts.overview(page).finish
  const isDraft = state === 'draft'
  return (
    <UnfinishedCard
      lead={isDraft ? text.draft(provider) : text.lead}
      href={`${baseUrl}/${isDraft ? 'guide' : 'test'}`}
      label={text.go}
    />
  )
}

function Addresses({ page, provider, addresses }: OverviewProps) {
  const text = texts.overview(page).addresses
  const values = addressNames.flatMap((name) => {
    const value = addresses[name]
    return value === undefined ? [] : [{ id: `address-${name}`, label: text[name], value }]
  })
  return <ValuesCard page={page} title={text.title} lead={text.lead(provider, page.brand.name)} values={values} />
}

function Off({ page, baseUrl, provider, state }: OverviewProps) {
  const text = texts.overview(page).off
  const deactivate = { name: 'deactivate', label: text.deactivate, lead: text.deactivateLead(provider) }
  const reset = { name: 'reset', label: text.reset, lead: text.resetLead }
  return (
    <LinkRows
      title={text.title}
      rows={(state === 'active' ? [deactivate, reset] : [reset]).map(({ name, label, lead }) => ({
        href: `${baseUrl}/${name}`,
        label,
        leads: [lead],
        isDanger: true,
      }))}
    />
  )
}

export const renderPortalOverview = (props: OverviewProps): string => renderPage(<OverviewPage {...props} />)
