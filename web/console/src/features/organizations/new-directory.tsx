import { useChange } from '../../shell/query.ts'
import { Copy } from '../../ui/copy.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { ChoiceField, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { directoryTypeInWords } from '../../ui/provider-name.ts'

/** Those that send their users to an endpoint of ours. */
const types = [
  'okta scim v2.0',
  'azure scim v2.0',
  'onelogin scim v2.0',
  'jump cloud scim v2.0',
  'pingfederate scim v2.0',
  'cyberark scim v2.0',
  'rippling scim v2.0',
  'sailpoint scim v2.0',
  'generic scim v2.0',
] as const

/** For operators who enter at the provider what it needs. Customers connect theirs in the portal. */
export function NewDirectory({ organization }: { organization: string }) {
  const create = useChange('POST /directories')
  return (
    <FormDialog
      trigger="New directory"
      title="Connect a directory"
      description="The provider sends users and groups as they change. Google Workspace and BambooHR are read with the customer's consent: send a setup link for these."
      action="Create directory"
      change={create}
      toInput={(values) => ({
        body: { organization_id: organization, type: values.choice('type', types), name: values.text('name') },
      })}
      done={({ name }) => `Created ${name}.`}
      result={({ scim }) => (
        <>
          <p>Enter these at the provider. You won't see the token again.</p>
          <Facts>
            <Fact name="Endpoint">
              {scim === undefined ? null : <Copy value={scim.endpoint} label="Copy endpoint" />}
            </Fact>
            <Fact name="Token">
              {scim?.bearer_token === undefined ? null : <Copy value={scim.bearer_token} label="Copy token" />}
            </Fact>
          </Facts>
        </>
      )}
    >
      <ChoiceField
        name="type"
        label="Provider"
        defaultValue={types[0]}
        options={types.map((value) => ({ value, text: directoryTypeInWords(value) }))}
      />
      <TextField name="name" label="Name" />
    </FormDialog>
  )
}
