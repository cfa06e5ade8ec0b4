import {
  CardHeading,
  CardLink,
  Document,
  Form,
  type FormTarget,
  ForwardIcon,
  hasFailed,
  Notices,
  type PageNotices,
  type PageProps,
  renderPage,
} from '#pages/kit/index.ts'
import { textedCodeTexts } from '../../codes/index.ts'
import { texts } from '../../texts/index.ts'

export interface MfaTextOfferProps extends PageProps, PageNotices {
  /** `ending`: the last two digits, all that a page shows of a phone number. */
  phones: readonly { id: string; ending: string }[]
  /** Receives `factor_id`: the phone to text a code to. */
  form: FormTarget
  /** Other ways, as far as the user has them. */
  appUrl?: string | undefined
  recoveryUrl?: string | undefined
}

/** Offers to text a code. Of several phones each is a button; none has the focus: a held Enter must not choose. */
function MfaTextOfferPage({ page, phones, form, appUrl, recoveryUrl, alert, notice }: MfaTextOfferProps) {
  const text = texts.secondFactors.textMessage(page)
  const { title, useApp, useRecoveryCode } = texts.secondFactors.common(page)
  const [first, ...more] = phones
  const only = more.length === 0 ? first : undefined
  return (
    <Document page={page} pageKey="mfa/text-message" title={title} failed={hasFailed(alert)}>
      <CardHeading title={title}>{only ? textedCodeTexts(page).offer(only.ending) : text.offerSeveral}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        {only ? (
          <button className="gh-button gh-button-primary" type="submit" name="factor_id" value={only.id}>
            {textedCodeTexts(page).send}
          </button>
        ) : (
          <ul className="gh-choices">
            {phones.map(({ id, ending }) => (
              <li key={id}>
                <button className="gh-choice" type="submit" name="factor_id" value={id}>
                  <bdi>{text.phone(ending)}</bdi>
                  <ForwardIcon />
                </button>
              </li>
            ))}
          </ul>
        )}
      </Form>
      <CardLink href={appUrl} label={useApp} />
      <CardLink href={recoveryUrl} label={useRecoveryCode} />
    </Document>
  )
}

export const renderMfaTextOffer = (props: MfaTextOfferProps): string => renderPage(<MfaTextOfferPage {...props} />)
