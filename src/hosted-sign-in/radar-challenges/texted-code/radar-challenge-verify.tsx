import { renderPage } from '#pages/kit/index.ts'
import { type TextedCodeProps, TextedCodeView } from '../../codes/index.ts'
import { texts } from '../../texts/index.ts'

export interface RadarChallengeVerifyProps extends TextedCodeProps {
  /** Where another phone is named, if the user may choose. */
  otherPhoneUrl?: string | undefined
}

/** Asks for the texted code of a challenge. */
function RadarChallengeVerifyPage(props: RadarChallengeVerifyProps) {
  const links = [{ href: props.otherPhoneUrl, label: texts.radarChallenges(props.page).otherPhone }]
  return <TextedCodeView {...props} pageKey="radar-challenge/verify" links={links} />
}

export const renderRadarChallengeVerify = (props: RadarChallengeVerifyProps): string =>
  renderPage(<RadarChallengeVerifyPage {...props} />)
