import { renderPage } from './page/render-page.ts'
import { CodePage, type CodePageProps } from './parts/code-page.tsx'

export type EmailVerificationProps = CodePageProps

/** Prove that the address is yours before the first sign-in. */
function EmailVerificationPage(props: EmailVerificationProps) {
  return <CodePage {...props} pageKey="email-verification" text={props.page.messages.emailVerification} />
}

export const renderEmailVerification = (props: EmailVerificationProps): string =>
  renderPage(<EmailVerificationPage {...props} />)
