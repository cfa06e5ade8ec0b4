import { WithEmailAddresses } from '../parts/email-address.tsx'
import { AlertIcon, CheckIcon } from '../parts/icons.tsx'
import type { PageNotices } from './form-props.ts'

export function Notices({ alert, notice, warning }: PageNotices & { warning?: string | undefined }) {
  return (
    <>
      {alert && (
        <div className="gh-notice gh-notice-error" role="alert">
          <AlertIcon />
          <p>
            <WithEmailAddresses text={alert} />
          </p>
        </div>
      )}
      {notice && (
        <div className="gh-notice gh-notice-success" role="status">
          <CheckIcon />
          <p>{notice}</p>
        </div>
      )}
      {warning && (
        <div className="gh-notice gh-notice-warning">
          <AlertIcon />
          <p>{warning}</p>
        </div>
      )}
    </>
  )
}
