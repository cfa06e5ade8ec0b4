import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { MaybeTime, Time } from '../../ui/time.tsx'

/** How far the erasure of a person is. It goes on when the page is left, and can be found again by its address. */
export function ErasurePage() {
  const { environment, erasure: id } = useParams({ from: '/$environment/erasures/$erasure' })
  const read = useRead('GET /user_management/erasures/{id}', { path: { id } }, { every: 30_000 })
  return (
    <>
      <PageHead
        crumbs={
          <Link to="/$environment/users" params={{ environment }}>
            Users
          </Link>
        }
        title="Erasure"
        id={id}
      />
      <Shown of={read}>
        {(erasure) => (
          <Card
            title="Progress"
            actions={
              erasure.status === 'completed' ? null : <Button onClick={() => void read.refetch()}>Check again</Button>
            }
          >
            <Facts>
              <Fact name="State">
                <State value={erasure.status} />
              </Fact>
              {erasure.progress === null || erasure.status === 'completed' ? null : (
                <>
                  <Fact name="Parts done">
                    {erasure.progress.parts_done} of {erasure.progress.parts}
                  </Fact>
                  <Fact name="Done up to">
                    <MaybeTime value={erasure.progress.recorded_until} />
                  </Fact>
                </>
              )}
              <Fact name="User">{erasure.user_id}</Fact>
              <Fact name="Began">
                <Time value={erasure.created_at} precise />
              </Fact>
              <Fact name="Completed">
                <MaybeTime value={erasure.completed_at} precise />
              </Fact>
            </Facts>
          </Card>
        )}
      </Shown>
    </>
  )
}
