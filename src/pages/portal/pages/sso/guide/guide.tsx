import { LinkButton, renderPage } from '../../../../kit/index.ts'
import { GuideSteps, type GuideValues, type ProviderGuide } from '../../../../provider-guides/index.ts'
import { SetupPage, type SetupPlace } from '../setup/setup-page.tsx'
import { texts as setupTexts } from '../setup/texts/index.ts'

export interface GuideProps {
  place: SetupPlace
  guide: ProviderGuide
  values: GuideValues
}

/** What has to be done at the provider. */
function GuidePage({ place, guide, values }: GuideProps) {
  const { page, baseUrl, isInSetup } = place
  const text = setupTexts(page)
  return (
    <SetupPage place={place} step="guide" title={text.steps.guide(guide.name)}>
      <section className="gh-card gp-guide">
        <GuideSteps page={page} guide={guide} values={values} />
      </section>
      <div className="gp-actions">
        <LinkButton href={isInSetup ? `${baseUrl}/provider` : baseUrl} label={text.continue} />
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
