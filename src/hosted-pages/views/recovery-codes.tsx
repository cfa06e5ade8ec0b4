import { Document } from './page/document.tsx'
import type { FormTarget, PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { Form } from './parts/form.tsx'
import { Notices } from './parts/notices.tsx'

export interface RecoveryCodesProps extends PageProps {
  /** Receives `decision`: `continue` or `renew`. */
  form: FormTarget
  /** Left out when they were shown already: new ones are offered then. */
  codes?: readonly string[] | undefined
}

/** Codes for the day on which the phone is gone, shown this once. */
function RecoveryCodesPage({ page, form, codes }: RecoveryCodesProps) {
  const { recoveryCodes: text } = page.messages
  const title = codes ? text.title : text.goneTitle
  return (
    <Document page={page} pageKey="mfa/recovery-codes" title={title}>
      <CardHeading title={title}>{codes ? text.lead : text.goneLead}</CardHeading>
      {codes && (
        <>
          <Notices warning={text.once} />
          <ul className="gh-codes" aria-label={text.list}>
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      <Form target={form}>
        {!codes && (
          <button className="gh-button gh-button-primary" type="submit" name="decision" value="renew">
            {text.renew}
          </button>
        )}
        <button
          className={`gh-button gh-button-${codes ? 'primary' : 'secondary'}`}
          type="submit"
          name="decision"
          value="continue"
        >
          {codes ? text.submit : text.skip}
        </button>
      </Form>
    </Document>
  )
}

export const renderRecoveryCodes = (props: RecoveryCodesProps): string => renderPage(<RecoveryCodesPage {...props} />)
