import { renderPage } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'
import { CodePage, type CodePageProps } from '../code-step/code-page.tsx'

export type EmailVerificationProps = CodePageProps

function EmailVerificationPage(props: EmailVerificationProps) {
  return <CodePage {...props} pageKey="email-verification" text={texts.codes.emailVerification(props.page)} />
}

export const renderEmailVerification = (props: EmailVerificationProps): string =>
  renderPage(<EmailVerificationPage {...props} />)
