import { LinkButton, renderPage } from '#pages/kit/index.ts'
import { type DirectoryGuide, type DirectoryValue, GuideSteps, type GuideValues } from '#pages/provider-guides/index.ts'
import { afterStep, SetUpPage, stepName } from '../../kit/index.ts'
import { OtherProvider } from '../setup/other-provider.tsx'
import type { DirectoryPlace } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'

export interface DirectoryGuideProps {
  place: DirectoryPlace
  guide: DirectoryGuide
  values: GuideValues<DirectoryValue>
}

/** What has to be done at the provider. */
function DirectoryGuidePage({ place, guide, values }: DirectoryGuideProps) {
  const { page } = place
  return (
    <SetUpPage place={place} name="guide" title={stepName(place, 'guide')}>
      <section className="gh-card gp-guide">
        <GuideSteps page={page} guide={guide} values={values} />
      </section>
      <LinkButton href={afterStep(place, 'guide')} label={texts.setup(page).continue} />
      <OtherProvider place={place} />
    </SetUpPage>
  )
}

export const renderPortalDirectoryGuide = (props: DirectoryGuideProps): string =>
  renderPage(<DirectoryGuidePage {...props} />)
