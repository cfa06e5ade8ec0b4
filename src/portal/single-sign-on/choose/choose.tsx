import { renderPage, safeUrl } from '#pages/kit/index.ts'
import type { Glyph } from '#pages/provider-guides/index.ts'
import { ChoosePage, type ChooseProps } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface ChooseConnectionProps extends Omit<ChooseProps, 'providers'> {
  providers: readonly {
    slug: string
    name: string
    glyph: Glyph
    protocol: 'saml' | 'oidc' | 'either'
    isGeneric: boolean
    /** Where one of several protocols is chosen. */
    url?: string | undefined
  }[]
  /** Where a domain is verified, if none is yet. */
  verifyUrl?: string | undefined
}

/** All identity providers. */
function ChooseConnectionPage({ providers, verifyUrl, ...choose }: ChooseConnectionProps) {
  const text = texts.choose(choose.page)
  const detailed = providers.map((each) => ({ ...each, detail: text[each.protocol] }))
  return (
    <ChoosePage part="sso" text={text} providers={detailed} {...choose}>
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
    </ChoosePage>
  )
}

export const renderPortalChoose = (props: ChooseConnectionProps): string =>
  renderPage(<ChooseConnectionPage {...props} />)
