import { useChange } from '../../shell/query.ts'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'

/** Sends the events of a time again, after an outage. */
export function Replay({ endpoint }: { endpoint: string }) {
  const replay = useChange('POST /webhook_endpoints/{id}/replay')
  return (
    <FormDialog
      trigger="Replay"
      title="Replay events"
      description="Sends every event of this endpoint from that time again. Your application gets them with their former ids."
      action="Replay"
      change={replay}
      toInput={(values) => ({
        path: { id: endpoint },
        body: {
          since: values.time('since'),
          ...(values.optional('until') === undefined ? {} : { until: values.time('until') }),
        },
      })}
      done={({ deliveries, next_since: rest }) =>
        `Sending ${deliveries.toLocaleString()} ${deliveries === 1 ? 'event' : 'events'} again.${
          rest === null ? '' : ` More follow: replay again from ${new Date(rest).toLocaleString()}.`
        }`
      }
    >
      <TextField name="since" type="datetime-local" label="Since" hint="In your own time zone, at most 30 days back." />
      <TextField name="until" type="datetime-local" label="Until" hint="Optional. Without it, everything since then." />
    </FormDialog>
  )
}
