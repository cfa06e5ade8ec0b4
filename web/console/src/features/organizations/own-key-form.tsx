import { useState } from 'react'
import type { Answer } from '../../api/client.ts'
import { useChange } from '../../shell/query.ts'
import { ChoiceField, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { type Provider, providerNames, providers } from './own-key-providers.ts'

type CustomerKey = Answer<'GET /organizations/{id}/customer_key'>

/** Sets the key up, or replaces it with all that it is asked with: its secrets cannot be read again. */
export function OwnKeyForm({ organization, present }: { organization: string; present?: CustomerKey }) {
  const known = present?.provider
  const [provider, setProvider] = useState<Provider>(known ?? 'AWS_KMS')
  const configure = useChange('PUT /organizations/{id}/customer_key')
  const text = known === undefined ? 'Set up key' : 'Replace'
  return (
    <FormDialog
      trigger={text}
      look={known === undefined ? 'primary' : 'plain'}
      title="A key of the customer's own"
      description="The server tries the key before it is used."
      action={text}
      change={configure}
      {...(present === undefined ? {} : { of: [present] })}
      toInput={(values) => ({
        seen: values.seen,
        path: { id: organization },
        body: providers[provider].read(values),
      })}
      done={({ is_verified: isVerified }) =>
        isVerified ? 'The key works and is used from now on.' : 'Stored the key. It could not be verified yet.'
      }
    >
      <ChoiceField
        name="provider"
        label="Provider"
        defaultValue={provider}
        options={providerNames.map((value) => ({ value, text: providers[value].name }))}
        onChange={(value) => setProvider(providerNames.find((each) => each === value) ?? 'AWS_KMS')}
      />
      {providers[provider].fields.map(({ name, label, isSecret, rows }) => (
        <TextField
          key={name}
          name={name}
          label={label}
          {...(rows === undefined ? {} : { rows })}
          {...(isSecret === true ? { type: 'password', autoComplete: 'new-password' } : {})}
        />
      ))}
    </FormDialog>
  )
}
