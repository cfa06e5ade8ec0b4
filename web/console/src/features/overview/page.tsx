import { useMay } from '../../shell/permissions.ts'
import { PageHead } from '../../ui/object-page.tsx'
import { Loading } from '../../ui/states.tsx'
import { Activity } from './activity.tsx'
import { FailedAttempts } from './failed-attempts.tsx'
import { FailedMails } from './failed-mails.tsx'
import { RecentChanges } from './recent-changes.tsx'
import { SetUp } from './set-up.tsx'
import { useSettled } from './use-settled.ts'

/** What a new environment still lacks, and what went wrong or changed lately. */
export function OverviewPage() {
  const isSettled = useSettled()
  const mayReadLog = useMay('GET /operator_log')
  return (
    <>
      <PageHead title="Overview" />
      {isSettled ? null : <Loading rows={12} />}
      <div hidden={!isSettled}>
        <SetUp />
        <Activity />
        <FailedAttempts />
        <FailedMails />
        {mayReadLog ? <RecentChanges /> : null}
      </div>
    </>
  )
}
