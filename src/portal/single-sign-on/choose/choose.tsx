import { type FormTarget, renderPage, safeUrl } from '#pages/kit/index.ts'
import { PageHeading, type PortalContext, PortalDocument, ProviderChoice } from '../../kit/index.ts'
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
      <ProviderChoice
        page={page}
        providers={providers.map((each) => ({ ...each, detail: text[each.protocol] }))}
        form={form}
      />
    </PortalDocument>
  )
}

export const renderPortalChoose = (props: ChooseProps): string => renderPage(<ChoosePage {...props} />)
