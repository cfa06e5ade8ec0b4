import { renderPage } from '#pages/kit/index.ts'
import { CodePage, type CodePageProps } from '../code-step/code-page.tsx'
import { texts } from './texts/index.ts'

export type EmailVerificationProps = CodePageProps

function EmailVerificationPage(props: EmailVerificationProps) {
  return <CodePage {...props} pageKey="email-verification" text={texts(props.page)} />
}

export const renderEmailVerification = (props: EmailVerificationProps): string =>
  renderPage(<EmailVerificationPage {...props} />)
