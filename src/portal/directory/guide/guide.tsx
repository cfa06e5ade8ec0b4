import { LinkButton, renderPage } from '#pages/kit/index.ts'
import { type DirectoryGuide, type DirectoryValue, GuideSteps, type GuideValues } from '#pages/provider-guides/index.ts'
import { afterStep, stepName } from '../../kit/index.ts'
import { type DirectoryPlace, DirectoryStepPage, directorySetUp } from '../setup/setup-page.tsx'
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
    <DirectoryStepPage place={place} step="guide" title={stepName(directorySetUp, place, 'guide')}>
      <section className="gh-card gp-guide">
        <GuideSteps page={page} guide={guide} values={values} />
      </section>
      <LinkButton href={afterStep(place, 'guide')} label={texts.setup(page).continue} />
    </DirectoryStepPage>
  )
}

export const renderPortalDirectoryGuide = (props: DirectoryGuideProps): string =>
  renderPage(<DirectoryGuidePage {...props} />)
