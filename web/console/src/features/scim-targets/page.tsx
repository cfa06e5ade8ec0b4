import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Danger } from '../../ui/danger.tsx'
import { PageHead, Tabs } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'
import { Advice } from './advice.tsx'
import { type Target, TargetState } from './target-state.tsx'

export function TargetPage() {
  const { environment, target: id } = useParams({ from: '/$environment/scim-targets/$target' })
  const read = useRead(
    'GET /scim_targets/{id}',
    { path: { id } },
    { runs: (target) => target.is_reconciling && target.state === 'active' },
  )
  const params = { environment, target: id }
  return (
    <Shown of={read}>
      {(target) => (
        <>
          <PageHead
            crumbs={
              <Link to="/$environment/scim-targets" params={{ environment }}>
                SCIM targets
              </Link>
            }
            title={target.name}
            id={id}
            state={<TargetState target={target} />}
            actions={<Actions target={target} />}
          />
          <Advice target={target} />
          <Tabs label="Parts of the target">
            <Link
              to="/$environment/scim-targets/$target"
              params={params}
              activeOptions={{ exact: true, includeSearch: false }}
            >
              Users and groups
            </Link>
            <Link to="/$environment/scim-targets/$target/requests" params={params}>
              Requests
            </Link>
            <Link to="/$environment/scim-targets/$target/settings" params={params}>
              Settings
            </Link>
            <Link to="/$environment/scim-targets/$target/history" params={params}>
              History
            </Link>
          </Tabs>
          <Outlet />
        </>
      )}
    </Shown>
  )
}

function Actions({ target }: { target: Target }) {
  const { id, name, state, is_reconciling: isComparing } = target
  const { environment } = useParams({ from: '/$environment/scim-targets/$target' })
  const navigate = useNavigate()
  const change = useChange('PATCH /scim_targets/{id}')
  const compare = useChange('POST /scim_targets/{id}/reconcile')
  const remove = useChange('DELETE /scim_targets/{id}')
  const isPaused = state === 'paused'
  return (
    <>
      {state === 'refused' ? null : (
        <Act
          change={change}
          input={{ seen: [target], path: { id }, body: { state: isPaused ? 'active' : 'paused' } }}
          done={isPaused ? `${name} continues with what changed.` : `Paused ${name}.`}
        >
          {isPaused ? 'Continue' : 'Pause'}
        </Act>
      )}
      {isComparing ? null : (
        <Act change={compare} input={{ path: { id } }} done={`Comparing everyone with what ${name} has.`}>
          Compare now
        </Act>
      )}
      <Danger
        action="Delete target"
        name={name}
        consequence="Nothing is pushed there any more. The accounts that it has stay as they are: people who lose their access here keep it there."
        isFinal
        change={remove}
        onConfirm={() =>
          remove.mutate(
            { seen: [target], path: { id } },
            {
              onSuccess: () => {
                announce(`Deleted ${name}.`)
                void navigate({ to: '/$environment/scim-targets', params: { environment } })
              },
            },
          )
        }
      />
    </>
  )
}
