import { useChange } from '../../shell/query.ts'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { metadataSchema } from './metadata-schema.ts'

const metadataHint =
  'One member a line, with its type: amount number. End a line with "required" if every event has to have it. Empty allows any.'

/** Makes the first version of an action, or the next one. */
export function NewSchema({ action }: { action?: string }) {
  const create = useChange('POST /audit_logs/actions/{actionName}/schemas')
  return (
    <FormDialog
      trigger={action === undefined ? 'Create action' : 'Create version'}
      look="primary"
      title={action === undefined ? 'Create an action' : `Create a version of ${action}`}
      action={action === undefined ? 'Create action' : 'Create version'}
      change={create}
      toInput={(values) => {
        const metadata = metadataSchema(values.words('metadata'))
        const actor = metadataSchema(values.words('actor'))
        return {
          path: { actionName: action ?? values.text('actionName') },
          body: {
            targets: values.words('targets').map((type) => ({ type })),
            ...(actor === undefined ? {} : { actor: { metadata: actor } }),
            ...(metadata === undefined ? {} : { metadata }),
          },
        }
      }}
      done={({ version }) => `Created version ${version}.`}
    >
      {action === undefined ? (
        <TextField name="actionName" label="Name" hint="Such as invoice.paid. It cannot change later." />
      ) : null}
      <TextField name="targets" rows={2} label="Types of targets" hint="One a line, such as invoice." />
      <TextField name="metadata" rows={3} label="Metadata of the event" hint={metadataHint} />
      <TextField name="actor" rows={2} label="Metadata of the actor" hint="The same." />
    </FormDialog>
  )
}
