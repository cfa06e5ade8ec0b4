import { Document } from './page/document.tsx'
import type { FieldState, FormTarget, PageNotices, PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { CardLink } from './parts/card-link.tsx'
import { hasFailed } from './parts/first-to-focus.ts'
import { Form } from './parts/form.tsx'
import { Notices } from './parts/notices.tsx'
import { PrimaryButton } from './parts/primary-button.tsx'
import { TextField } from './parts/text-field.tsx'

export interface ForgotPasswordProps extends PageProps, PageNotices {
  /** Receives `email`. */
  form: FormTarget
  email?: FieldState | undefined
  backUrl: string
}

/** Ask for a link that sets a new password. */
function ForgotPasswordPage({ page, form, email, backUrl, alert, notice }: ForgotPasswordProps) {
  const { passwordReset: text, page: common } = page.messages
  return (
    <Document page={page} pageKey="forgot-password" title={text.askTitle} failed={hasFailed(alert, email)}>
      <CardHeading title={text.askTitle}>{text.askLead}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <TextField
          name="email"
          type="email"
          label={common.email}
          state={email}
          autoComplete="username"
          inputMode="email"
          maxLength={320}
          autoFocus
        />
        <PrimaryButton label={text.askSubmit} />
      </Form>
      <CardLink href={backUrl} label={text.back} />
    </Document>
  )
}

export const renderForgotPassword = (props: ForgotPasswordProps): string =>
  renderPage(<ForgotPasswordPage {...props} />)
