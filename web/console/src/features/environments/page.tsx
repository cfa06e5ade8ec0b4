import { useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { environmentKindInWords } from '../../shell/environment-kind.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { sessionQuery, useSystemEnvironment } from '../../shell/session.ts'
import { Danger } from '../../ui/danger.tsx'
import { TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { CopySettings } from './copy-settings.tsx'
import { NewEnvironment } from './new-environment.tsx'

export function EnvironmentsPage() {
  const system = useSystemEnvironment()
  if (system === undefined)
    return (
      <>
        <PageHead title="Environments" />
        <Empty title="Owners only">Owners of the whole server make and delete environments.</Empty>
      </>
    )
  return (
    <>
      <PageHead title="Environments" actions={<NewEnvironment system={system} />} />
      <EnvironmentList system={system} />
    </>
  )
}

function EnvironmentList({ system }: { system: string }) {
  const search = useSearch({ from: '/$environment/environments' })
  const read = useRead('GET /environments', { query: { ...search, limit: 50 } }, { environment: system })
  return (
    <List
      label="Environments"
      read={read}
      keyOf={({ id }) => id}
      isFiltered={search.search !== undefined}
      filters={<TextFilter name="search" label="Name" value={search.search} />}
      empty={<Empty title="No environments">An environment has its own users, keys and settings.</Empty>}
      columns={[
        {
          name: 'Name',
          cell: ({ id, name }) => (
            <Link data-row to="/$environment" params={{ environment: id }}>
              {name}
            </Link>
          ),
        },
        { name: 'Kind', cell: ({ kind }) => environmentKindInWords(kind) },
        { name: 'Cluster', cell: ({ cluster }) => <code>{cluster}</code> },
        { name: 'Client id', cell: ({ client_id: client }) => <code>{client}</code> },
        { name: 'Created', cell: (environment) => <Time value={environment.created_at} /> },
        {
          name: 'Action',
          cell: ({ id, name }) => (
            <>
              <CopySettings system={system} id={id} name={name} /> <Delete system={system} id={id} name={name} />
            </>
          ),
        },
      ]}
    />
  )
}

function Delete({ system, id, name }: { system: string; id: string; name: string }) {
  const client = useQueryClient()
  const remove = useChange('DELETE /environments/{id}', { environment: system })
  return (
    <Danger
      action="Delete"
      name={name}
      consequence="Its users, organizations, keys, events and settings are deleted with it. This cannot be undone."
      isFinal
      asksReason
      change={remove}
      onConfirm={(reason) =>
        remove.mutate(
          { path: { id }, query: { name }, ...(reason === undefined ? {} : { reason }) },
          {
            onSuccess: () => {
              announce(`Deleted ${name}.`)
              // The switcher lists it no more.
              void client.invalidateQueries({ queryKey: sessionQuery.queryKey })
            },
          },
        )
      }
    />
  )
}
