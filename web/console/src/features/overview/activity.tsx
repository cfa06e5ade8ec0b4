import { useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { PeriodFilter, periodOf } from '../../ui/period.tsx'
import { Shown } from '../../ui/states.tsx'
import styles from './activity.module.css'
import { Deliveries, Messages } from './delivery-charts.tsx'
import { Figures } from './figures.tsx'
import { Failures, SignIns, Users } from './sign-in-charts.tsx'
import { Certificates, SingleSignOn } from './single-sign-on.tsx'

/** Sign-ins, new users, deliveries and certificates over a period. */
export function Activity() {
  const { period } = useSearch({ from: '/$environment/' })
  const read = useRead('GET /overview', { query: { period: periodOf(period) } }, { every: 30_000 })
  return (
    <>
      <PeriodFilter value={period} />
      <Shown of={read}>
        {(overview) => (
          <>
            <Figures overview={overview} />
            <div className={styles.charts}>
              <SignIns overview={overview} />
              <Failures overview={overview} />
              <Users overview={overview} />
              <Deliveries overview={overview} />
              <Messages overview={overview} />
            </div>
            <SingleSignOn overview={overview} />
            <Certificates certificates={overview.expiring_certificates} />
          </>
        )}
      </Shown>
    </>
  )
}
