import { useParams, useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ChoiceField, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { List } from '../../ui/list.tsx'
import { Toolbar } from '../../ui/object-page.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

const from = '/$environment/audit-logs/$organization/exports'

/** Files with the events of a period. */
export function ExportsTab() {
  const { organization } = useParams({ from })
  const search = useSearch({ from })
  const read = useRead(
    'GET /audit_logs/exports',
    { query: { ...search, organization_id: organization, limit: 50 } },
    { runs: ({ data }) => data.some(({ state }) => state === 'pending') },
  )
  return (
    <>
      <Toolbar>
        <NewExport organization={organization} />
      </Toolbar>
      <List
        label="Exports"
        read={read}
        keyOf={({ id }) => id}
        empty={<Empty title="No exports yet">A file with the events of a period. It is kept for seven days.</Empty>}
        columns={[
          { name: 'Export', cell: ({ id }) => <code>{id}</code> },
          {
            name: 'State',
            cell: ({ state, progress }) =>
              state === 'pending' ? <Progress label="Written" value={progress} /> : <State value={state} />,
          },
          { name: 'Events', cell: ({ event_count: count }) => count },
          { name: 'Format', cell: ({ format }) => format },
          { name: 'Created', cell: (row) => <Time value={row.created_at} /> },
          { name: 'Deleted', cell: (row) => <Time value={row.expires_at} /> },
          { name: 'Action', cell: ({ id, state }) => (state === 'ready' ? <Download id={id} /> : null) },
        ]}
      />
    </>
  )
}

function NewExport({ organization }: { organization: string }) {
  const create = useChange('POST /audit_logs/exports')
  return (
    <FormDialog
      trigger="Export events"
      look="primary"
      title="Export events"
      description="Writes the events of a period into a file. You are asked why, and the operator log keeps it."
      action="Start export"
      change={create}
      toInput={(values) => ({
        body: {
          organization_id: organization,
          range_start: values.time('range_start'),
          range_end: values.time('range_end'),
          format: values.choice('format', ['csv', 'ndjson']),
          ...(values.optional('actions') === undefined ? {} : { actions: values.words('actions') }),
        },
      })}
      done={() => 'Started the export.'}
    >
      <TextField name="range_start" type="datetime-local" label="From" hint="In your own time zone." />
      <TextField name="range_end" type="datetime-local" label="Until" />
      <TextField name="actions" label="Actions" hint="Optional, such as user.signed_in. Several with commas between." />
      <ChoiceField
        name="format"
        label="Format"
        options={[
          { value: 'csv', text: 'CSV' },
          { value: 'ndjson', text: 'JSON, one event a line' },
        ]}
      />
    </FormDialog>
  )
}

/** The address of a file gives it to anyone, so each one is asked for with a fresh proof and a reason. */
function Download({ id }: { id: string }) {
  const get = useChange('GET /audit_logs/exports/{auditLogExportId}')
  return (
    <Button
      change={get}
      busy={get.isPending}
      onClick={() =>
        get.mutate(
          { path: { auditLogExportId: id } },
          {
            onSuccess: ({ url }) => {
              if (url === null) announce('The file is not there any more. Start another export.', 'error')
              else location.assign(url)
            },
            onError: ({ message }) => announce(message, 'error'),
          },
        )
      }
    >
      Download
    </Button>
  )
}
