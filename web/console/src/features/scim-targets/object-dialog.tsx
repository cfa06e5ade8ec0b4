import { Link, useNavigate } from '@tanstack/react-router'
import { useEnvironmentId } from '../../shell/environment.ts'
import { ObjectName, UserLink } from '../../shell/object-name.tsx'
import { useRead } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { changedSearch } from '../../ui/search-params.ts'
import { Shown } from '../../ui/states.tsx'
import { MaybeTime, Missing } from '../../ui/time.tsx'
import styles from './request.module.css'
import { Trace } from './request.tsx'
import { atTarget, ObjectState, type TargetObject } from './target-object.tsx'

/** A user or group at a target, with the last requests about it. */
export function ObjectDialog({ target, object }: { target: string; object: string | undefined }) {
  const navigate = useNavigate()
  const close = (): void => void navigate({ to: '.', search: changedSearch({ object: undefined }) })
  return (
    <Dialog title="What was pushed" isOpen={object !== undefined} onClose={close}>
      {object === undefined ? null : (
        <>
          <State target={target} object={object} />
          <Requests target={target} object={object} />
        </>
      )}
      <Button onClick={close}>Close</Button>
    </Dialog>
  )
}

function State({ target, object }: { target: string; object: string }) {
  const read = useRead('GET /scim_targets/{id}/objects', { path: { id: target }, query: { object_id: object } })
  return (
    <Shown of={read} rows={3}>
      {({ data: [found] }) => (found === undefined ? <Note>The target has nothing of it.</Note> : <About {...found} />)}
    </Shown>
  )
}

function About(object: TargetObject) {
  const { type, object_id: id, remote_id: remote, last_error: error } = object
  return (
    <Facts>
      <Fact name={type === 'user' ? 'User' : 'Group'}>
        {type === 'user' ? <UserLink id={id} /> : <ObjectName id={id} />}
      </Fact>
      <Fact name="State">
        <ObjectState value={object.state} />
      </Fact>
      {error === null ? null : (
        <>
          <Fact name="Why">{error}</Fact>
          <Fact name="Next attempt">
            <MaybeTime value={object.next_attempt_at} />
          </Fact>
        </>
      )}
      <Fact name="At the target">{atTarget(object)}</Fact>
      <Fact name="Id there">{remote === null ? <Missing /> : <Copy value={remote} label="Copy id" />}</Fact>
      <Fact name="Pushed">
        <MaybeTime value={object.pushed_at} />
      </Fact>
    </Facts>
  )
}

function Requests({ target, object }: { target: string; object: string }) {
  const environment = useEnvironmentId()
  const read = useRead('GET /scim_targets/{id}/requests', {
    path: { id: target },
    query: { object_id: object, limit: 20 },
  })
  return (
    <section aria-label="Requests">
      <h3 className={styles.requests}>Requests</h3>
      <Shown of={read} rows={3}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>None in the last 30 days.</Note>
          ) : (
            <>
              {data.map((request, index) => (
                <Trace key={request.id} request={request} isOpen={index === 0} />
              ))}
              <Link
                to="/$environment/scim-targets/$target/requests"
                params={{ environment, target }}
                search={{ object_id: object }}
              >
                Show them as a list
              </Link>
            </>
          )
        }
      </Shown>
    </section>
  )
}
