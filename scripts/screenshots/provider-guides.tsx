import { CardHeading, CopyScript, Document, renderPage } from '#pages/kit/index.ts'
import { GuideSteps, type ProviderGuide, ProviderIcon, providerGuides } from '#pages/provider-guides/index.ts'
import type { Locale } from '#platform/locale.ts'
import { all, context, type Look, otherLocales, type Picture } from './samples.ts'

const key = '01K6TQ0V7M9Y2J4ZC8XW5N3E1R'
const values = {
  acsUrl: `https://auth.northwind.example/sso/saml/acs/${key}`,
  spEntityId: `https://auth.northwind.example/sso/saml/metadata/${key}`,
  metadataUrl: `https://auth.northwind.example/sso/saml/metadata/${key}`,
  redirectUri: `https://auth.northwind.example/sso/oidc/callback/${key}`,
}

function guidePage(guide: ProviderGuide, locale: Locale): string {
  const page = context({ locale })
  page.stylesheetUrls = [...page.stylesheetUrls, '/assets/provider-guides.css']
  return renderPage(
    <Document page={page} pageKey="guide" title={guide.name}>
      <ProviderIcon glyph={guide.glyph} />
      <CardHeading title={guide.name} />
      <GuideSteps page={page} guide={guide} values={values} />
      <CopyScript page={page} />
    </Document>,
  )
}

/** Every guide in two looks, the first one in all and in every language. */
export const providerGuidePictures: readonly Picture[] = [
  ...providerGuides.map((guide) => picture(guide, 'en')),
  ...otherLocales.flatMap((locale) => providerGuides.slice(0, 1).map((guide) => picture(guide, locale))),
]

function picture(guide: ProviderGuide, locale: Locale): Picture {
  const name = `guide-${guide.slug}${locale === 'en' ? '' : `-${locale}`}`
  const looks: readonly Look[] = guide === providerGuides[0] ? all : ['light', 'phone-dark']
  return { name, looks, html: guidePage(guide, locale), scripts: true }
}
