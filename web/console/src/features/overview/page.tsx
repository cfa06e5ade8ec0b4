import { useMay } from '../../shell/permissions.ts'
import { Settled } from '../../shell/settled.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Activity } from './activity.tsx'
import { FailedAttempts } from './failed-attempts.tsx'
import { FailedMails } from './failed-mails.tsx'
import { RecentChanges } from './recent-changes.tsx'
import { SetUp } from './set-up.tsx'

/** What a new environment still lacks, and what went wrong or changed lately. */
export function OverviewPage() {
  const mayReadLog = useMay('GET /operator_log')
  return (
    <>
      <PageHead title="Overview" />
      <Settled>
        <SetUp />
        <Activity />
        <FailedAttempts />
        <FailedMails />
        {mayReadLog ? <RecentChanges /> : null}
      </Settled>
    </>
  )
}
