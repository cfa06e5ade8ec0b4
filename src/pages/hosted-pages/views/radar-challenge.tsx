import { renderPage } from './page/render-page.ts'
import { CodePage, type CodePageProps } from './parts/code-page.tsx'

export type RadarChallengeProps = CodePageProps

/** Show with a code from a mail that it is you who signs in. */
function RadarChallengePage(props: RadarChallengeProps) {
  const { mfa, radarChallenge } = props.page.messages
  const text = { title: mfa.title, lead: radarChallenge.emailLead, submit: mfa.submit }
  return <CodePage {...props} pageKey="radar-challenge" text={text} />
}

export const renderRadarChallenge = (props: RadarChallengeProps): string =>
  renderPage(<RadarChallengePage {...props} />)
