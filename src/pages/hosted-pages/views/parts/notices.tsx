import type { PageNotices } from '../page/page-context.ts'
import { WithAddresses } from './address.tsx'
import { AlertIcon, CheckIcon } from './icons.tsx'

export function Notices({ alert, notice, warning }: PageNotices & { warning?: string | undefined }) {
  return (
    <>
      {alert && (
        <div className="gh-notice gh-notice-error" role="alert">
          <AlertIcon />
          <p>
            <WithAddresses text={alert} />
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
