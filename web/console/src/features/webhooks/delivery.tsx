import { useNavigate } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { changedSearch } from '../../ui/search-params.ts'
import { Shown } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'

/** The attempts of a delivery, each with what the endpoint answered. */
export function Delivery({ endpoint, id }: { endpoint: string; id: string | undefined }) {
  const navigate = useNavigate()
  const close = (): void => void navigate({ to: '.', search: changedSearch({ delivery: undefined }) })
  return (
    <Dialog title="Attempts" isOpen={id !== undefined} onClose={close}>
      {id === undefined ? null : <Attempts endpoint={endpoint} id={id} />}
      <Button onClick={close}>Close</Button>
    </Dialog>
  )
}

function Attempts({ endpoint, id }: { endpoint: string; id: string }) {
  const read = useRead('GET /webhook_endpoints/{id}/deliveries/{delivery_id}/attempts', {
    path: { id: endpoint, delivery_id: id },
  })
  return (
    <Shown of={read}>
      {({ data }) =>
        data.length === 0 ? (
          <Note>Not tried yet.</Note>
        ) : (
          data.map((attempt) => (
            <Facts key={attempt.id}>
              <Fact name="Attempt">{attempt.attempt}</Fact>
              <Fact name="When">
                <Time value={attempt.started_at} precise />
              </Fact>
              <Fact name="Took">{`${attempt.duration_ms} ms`}</Fact>
              <Fact name="Status">{attempt.response_status ?? <Missing />}</Fact>
              <Fact name="Failure">{attempt.error ?? <Missing />}</Fact>
              <Fact name="Answer">{attempt.response_excerpt ?? <Missing />}</Fact>
            </Facts>
          ))
        )
      }
    </Shown>
  )
}
