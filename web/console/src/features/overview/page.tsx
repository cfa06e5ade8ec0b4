import { PageHead } from '../../ui/object-page.tsx'
import { Activity } from './activity.tsx'
import { FailedAttempts } from './failed-attempts.tsx'
import { FailedMails } from './failed-mails.tsx'
import { RecentChanges } from './recent-changes.tsx'
import { SetUp } from './set-up.tsx'

/** What a new environment still lacks, and what went wrong or changed lately. */
export function OverviewPage() {
  return (
    <>
      <PageHead title="Overview" />
      <SetUp />
      <Activity />
      <FailedAttempts />
      <FailedMails />
      <RecentChanges />
    </>
  )
}
