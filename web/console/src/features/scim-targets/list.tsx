import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useMay } from '../../shell/permissions.ts'
import { useRead } from '../../shell/query.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { MaybeTime, Time } from '../../ui/time.tsx'
import { TargetState } from './target-state.tsx'

export function TargetList() {
  const { environment } = useParams({ from: '/$environment/scim-targets' })
  const search = useSearch({ from: '/$environment/scim-targets' })
  const read = useRead('GET /scim_targets', { query: { ...search, limit: 50 } })
  const mayCreate = useMay('POST /scim_targets')
  const create = (
    <ButtonLink
      change={{ isAllowed: mayCreate }}
      look="primary"
      to="/$environment/scim-targets/new"
      params={{ environment }}
    >
      Create target
    </ButtonLink>
  )
  return (
    <>
      <PageHead title="SCIM targets" actions={create} />
      <List
        label="SCIM targets"
        read={read}
        keyOf={({ id }) => id}
        empty={
          <Empty title="No SCIM targets yet" action={create}>
            A SCIM target is another product with a SCIM 2.0 server. Members of your organizations get an account there,
            and lose it when they lose their access here.
          </Empty>
        }
        columns={[
          {
            name: 'Name',
            cell: ({ id, name }) => (
              <Link data-row to="/$environment/scim-targets/$target" params={{ environment, target: id }}>
                {name}
              </Link>
            ),
          },
          { name: 'State', cell: (target) => <TargetState target={target} /> },
          { name: 'Next attempt', cell: (target) => <MaybeTime value={target.next_attempt_at} /> },
          { name: 'Address', cell: (target) => target.endpoint_url },
          { name: 'Compared', cell: (target) => <MaybeTime value={target.reconciled_at} /> },
          { name: 'Created', cell: (target) => <Time value={target.created_at} /> },
        ]}
      />
    </>
  )
}
