import { Form, type FormTarget, renderPage } from '#pages/kit/index.ts'
import type { Glyph } from '#pages/provider-guides/index.ts'
import { BackLink, PageHeading, type PortalContext, PortalDocument, ProviderTile } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface ProtocolProps {
  page: PortalContext
  backUrl: string
  /** Its name; `undefined` for one that isn't listed. */
  provider: string | undefined
  glyph: Glyph
  ways: readonly { slug: string; protocol: 'saml' | 'oidc'; sendsGroups: boolean }[]
  /** Receives `guide`, the slug of a way. */
  form: FormTarget
}

/** By which protocol a provider connects, where it offers several. */
function ProtocolPage({ page, backUrl, provider, glyph, ways, form }: ProtocolProps) {
  const { protocol: text, ...names } = texts.choose(page)
  const title = provider === undefined ? text.titleOfAny : text.title(provider)
  return (
    <PortalDocument page={page} pageKey="portal/sso/protocol" title={title} place="sso">
      <BackLink href={backUrl}>{text.back}</BackLink>
      <PageHeading title={title}>{text.lead}</PageHeading>
      <Form target={form} className="gp-choose">
        <ul className="gp-providers gp-providers-wide">
          {ways.map(({ slug, protocol, sendsGroups }) => (
            <li key={slug}>
              <button className="gp-provider" type="submit" name="guide" value={slug}>
                <ProviderTile
                  glyph={glyph}
                  name={names[protocol]}
                  detail={sendsGroups ? text[protocol] : `${text[protocol]} ${text.noGroups}`}
                />
              </button>
            </li>
          ))}
        </ul>
      </Form>
    </PortalDocument>
  )
}

export const renderPortalProtocol = (props: ProtocolProps): string => renderPage(<ProtocolPage {...props} />)
