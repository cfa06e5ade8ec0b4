import { useNavigate } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { Browser } from '../../ui/browser.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Fact, Facts, Json } from '../../ui/facts.tsx'
import { changedSearch } from '../../ui/search-params.ts'
import { Shown } from '../../ui/states.tsx'
import { Missing } from '../../ui/time.tsx'

/** An attempt with its trace. */
export function Attempt({ id }: { id: string | undefined }) {
  const navigate = useNavigate()
  const close = (): void => void navigate({ to: '.', search: changedSearch({ attempt: undefined }) })
  return (
    <Dialog title="Attempt" isOpen={id !== undefined} onClose={close}>
      {id === undefined ? null : <Trace id={id} />}
      <Button onClick={close}>Close</Button>
    </Dialog>
  )
}

function Trace({ id }: { id: string }) {
  const read = useRead('GET /sso/sessions/{id}', { path: { id } }, { proves: true })
  return (
    <Shown of={read}>
      {(session) => (
        <>
          <Facts>
            <Fact name="State">
              <State value={session.state} />
            </Fact>
            <Fact name="Cause">{session.failure?.message ?? <Missing />}</Fact>
            <Fact name="Address">{session.ip_address ?? <Missing />}</Fact>
            <Fact name="Browser">
              <Browser agent={session.user_agent} />
            </Fact>
          </Facts>
          <Json value={session.steps} />
        </>
      )}
    </Shown>
  )
}
