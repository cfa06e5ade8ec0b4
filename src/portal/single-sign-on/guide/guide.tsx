import { LinkButton, renderPage } from '#pages/kit/index.ts'
import { GuideSteps, type GuideValues, type ProviderGuide } from '#pages/provider-guides/index.ts'
import { afterStep, CopyValues, frameTexts } from '../../kit/index.ts'
import { SetupPage, type SetupPlace } from '../setup/setup-page.tsx'
import { texts } from '../texts/index.ts'

export interface GuideProps {
  place: SetupPlace
  guide: ProviderGuide
  values: GuideValues
  /** Of SAML: what providers that offer it may be told. */
  sloUrl?: string | undefined
}

/** What has to be done at the provider. */
function GuidePage({ place, guide, values, sloUrl }: GuideProps) {
  const { page, isInSetup } = place
  const text = texts.setup(page)
  return (
    <SetupPage place={place} step="guide" title={text.steps.guide(guide.name)}>
      <section className="gh-card gp-guide">
        <GuideSteps page={page} guide={guide} values={values} />
      </section>
      {sloUrl !== undefined && (
        <section className="gh-card gp-card">
          <div>
            <h2>
              {text.logout.title} <small className="gh-badge">{frameTexts(page).optional}</small>
            </h2>
            <p className="gp-soft">{text.logout.lead(guide.name, page.brand.name)}</p>
          </div>
          <CopyValues
            page={page}
            values={[{ id: 'slo-url', label: texts.overview(page).addresses.sloUrl, value: sloUrl }]}
          />
        </section>
      )}
      <div className="gp-actions">
        <LinkButton href={afterStep(place, 'guide')} label={text.continue} />
        {isInSetup && (
          <a className="gh-link" href="/portal/sso">
            {text.otherProvider}
          </a>
        )}
      </div>
    </SetupPage>
  )
}

export const renderPortalGuide = (props: GuideProps): string => renderPage(<GuidePage {...props} />)
