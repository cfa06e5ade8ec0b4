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

export interface MfaRecoveryProps extends PageProps, PageNotices {
  /** Receives `code`. */
  form: FormTarget
  code?: FieldState | undefined
  /** Other ways, as far as the person has them. */
  appUrl?: string | undefined
  textUrl?: string | undefined
}

/** A second step for whoever has lost the device of the first one. */
function MfaRecoveryPage({ page, form, code, appUrl, textUrl, alert, notice }: MfaRecoveryProps) {
  const { mfa: text } = page.messages
  return (
    <Document page={page} pageKey="mfa/recovery" title={text.recoveryTitle} failed={hasFailed(alert, code)}>
      <CardHeading title={text.recoveryTitle}>{text.recoveryLead}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <TextField
          name="code"
          className="gh-code gh-user-code"
          label={text.recoveryLabel}
          state={code}
          autoComplete="off"
          maxLength={24}
          autoFocus
        />
        <PrimaryButton label={text.submit} />
      </Form>
      <CardLink href={appUrl} label={text.useApp} />
      <CardLink href={textUrl} label={text.useText} />
    </Document>
  )
}

export const renderMfaRecovery = (props: MfaRecoveryProps): string => renderPage(<MfaRecoveryPage {...props} />)
