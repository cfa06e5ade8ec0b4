import { LinkButton, renderPage } from '#pages/kit/index.ts'
import { GuideSteps, type GuideValues, type ProviderGuide } from '#pages/provider-guides/index.ts'
import { afterStep, frameTexts, SetUpPage, ValuesCard } from '../../kit/index.ts'
import type { SetupPlace } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'

export interface GuideProps {
  place: SetupPlace
  guide: ProviderGuide
  values: GuideValues
  /** For SAML providers that offer single logout. */
  sloUrl?: string | undefined
}

/** What has to be done at the provider. */
function GuidePage({ place, guide, values, sloUrl }: GuideProps) {
  const { page, isInSetup } = place
  const text = texts.setup(page)
  return (
    <SetUpPage place={place} name="guide" title={text.steps.guide(guide.name)}>
      <section className="gh-card gp-guide">
        <GuideSteps page={page} guide={guide} values={values} />
      </section>
      {sloUrl !== undefined && (
        <ValuesCard
          page={page}
          title={
            <>
              {text.logout.title} <small className="gh-badge">{frameTexts(page).optional}</small>
            </>
          }
          lead={text.logout.lead(guide.name, page.brand.name)}
          values={[{ id: 'slo-url', label: texts.overview(page).addresses.sloUrl, value: sloUrl }]}
        />
      )}
      <div className="gp-actions">
        <LinkButton href={afterStep(place, 'guide')} label={text.continue} />
        {isInSetup && (
          <a className="gh-link" href="/portal/sso">
            {text.otherProvider}
          </a>
        )}
      </div>
    </SetUpPage>
  )
}

export const renderPortalGuide = (props: GuideProps): string => renderPage(<GuidePage {...props} />)
