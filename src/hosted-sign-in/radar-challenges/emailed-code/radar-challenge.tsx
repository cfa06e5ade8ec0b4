import { renderPage } from '#pages/kit/index.ts'
import { CodePage, type CodePageProps } from '../../codes/index.ts'
import { texts } from '../../texts/index.ts'

export type RadarChallengeProps = CodePageProps

function RadarChallengePage(props: RadarChallengeProps) {
  const { title, emailLead: lead, submit } = texts.radarChallenges(props.page)
  return <CodePage {...props} pageKey="radar-challenge" text={{ title, lead, submit }} />
}

export const renderRadarChallenge = (props: RadarChallengeProps): string =>
  renderPage(<RadarChallengePage {...props} />)
