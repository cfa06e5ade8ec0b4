import { Form, type FormTarget, renderPage, safeUrl } from '../../../../kit/index.ts'
import { ProviderIcon } from '../../../../provider-guides/index.ts'
import { PageHeading } from '../../../frame/page-heading.tsx'
import { PortalDocument } from '../../../frame/portal-document.tsx'
import type { PortalContext } from '../../../session/portal.ts'
import { texts } from './texts/index.ts'

export interface ChooseProps {
  page: PortalContext
  providers: readonly { slug: string; name: string; monogram: string; protocol: 'saml' | 'oidc'; isGeneric: boolean }[]
  /** Receives `guide`, the slug of a provider. */
  form: FormTarget
  /** A set-up that was begun. */
  current?: { provider: string; url: string } | undefined
  /** Where a domain is verified, if none is yet. */
  verifyUrl?: string | undefined
}

/** All identity providers. */
function ChoosePage({ page, providers, form, current, verifyUrl }: ChooseProps) {
  const text = texts(page)
  return (
    <PortalDocument page={page} pageKey="portal/sso/choose" title={text.title} place="sso">
      <PageHeading title={text.title}>{text.lead}</PageHeading>
      {current && (
        <div className="gh-card gp-card">
          <p>{text.current(current.provider)}</p>
          <p>
            <a className="gh-link" href={safeUrl(current.url)}>
              {text.goOn(current.provider)}
            </a>
          </p>
        </div>
      )}
      {verifyUrl && (
        <div className="gh-notice gh-notice-warning">
          <p>
            {text.noDomain}{' '}
            <a className="gh-link" href={safeUrl(verifyUrl)}>
              {text.verifyDomain}
            </a>
          </p>
        </div>
      )}
      <div className="gp-search" hidden>
        <label className="gh-unseen" htmlFor="search">
          {text.search}
        </label>
        <input className="gh-input" id="search" type="search" data-filter="providers" placeholder={text.search} />
      </div>
      <Form target={form} className="gp-choose">
        <ul className="gp-providers" id="providers">
          {providers.map(({ slug, name, monogram, protocol, isGeneric }) => (
            <li key={slug}>
              <button className="gp-provider" type="submit" name="guide" value={slug}>
                <ProviderIcon monogram={monogram} />
                <span className="gp-provider-name">{isGeneric ? text.another : name}</span>
                <span className="gp-soft">{text[protocol]}</span>
              </button>
            </li>
          ))}
        </ul>
        <p className="gp-soft" id="providers-none" hidden>
          {text.none}
        </p>
      </Form>
    </PortalDocument>
  )
}

export const renderPortalChoose = (props: ChooseProps): string => renderPage(<ChoosePage {...props} />)
