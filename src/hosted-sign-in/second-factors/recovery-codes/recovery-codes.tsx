import {
  CardHeading,
  CopyButton,
  CopyScript,
  Document,
  DownloadIcon,
  Form,
  type FormTarget,
  Notices,
  type PageContext,
  type PageProps,
  renderPage,
} from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface RecoveryCodesProps extends PageProps {
  /** Receives `decision`: `continue` or `renew`. */
  form: FormTarget
  /** Left out when they were shown already: new ones are offered then. */
  codes?: readonly string[] | undefined
}

/** Shows recovery codes once: to copy, to download and to select. */
function RecoveryCodesPage({ page, form, codes }: RecoveryCodesProps) {
  const text = texts.secondFactors.recoveryCodes(page)
  const title = codes ? text.title : text.goneTitle
  return (
    <Document page={page} pageKey="mfa/recovery-codes" title={title}>
      <CardHeading title={title}>{codes ? text.lead : text.goneLead}</CardHeading>
      {codes && (
        <>
          <Notices warning={text.once} />
          <ul className="gh-codes" id="codes" aria-label={text.list}>
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
          <div className="gh-codes-tools">
            <CopyButton page={page} source="codes" label={text.copy} className="gh-button gh-button-secondary" />
            <a className="gh-button gh-button-secondary" href={fileOf(page, codes)} download={text.fileName}>
              <DownloadIcon />
              <span>{text.download}</span>
            </a>
          </div>
          <CopyScript page={page} />
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

/** The codes as a file within the page, because no URL of ours shows them again. */
function fileOf(page: PageContext, codes: readonly string[]): string {
  const text = `${texts.secondFactors.recoveryCodes(page).fileTitle(page.brand.name)}\r\n\r\n${codes.join('\r\n')}\r\n`
  return `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`
}

export const renderRecoveryCodes = (props: RecoveryCodesProps): string => renderPage(<RecoveryCodesPage {...props} />)
