import { useState } from 'react'
import type { Input } from '../../api/client.ts'
import { ChoiceField, type FormValues, TextField } from '../../ui/form.tsx'
import { poll, push } from './stream.ts'

type Delivery = NonNullable<NonNullable<Input<'POST /ssf/streams'>['body']>['delivery']>

const methods = [
  { value: push, text: 'Pushed to an address (RFC 8935)' },
  { value: poll, text: 'Polled by the receiver (RFC 8936)' },
] as const

/** How tokens reach the receiver. */
export function DeliveryFields({ known }: { known?: Delivery }) {
  const [method, setMethod] = useState<string>(known?.method ?? push)
  return (
    <>
      <ChoiceField
        name="delivery"
        label="Delivery"
        options={methods}
        defaultValue={method}
        onChange={setMethod}
        {...(method === poll ? { hint: 'The page of the stream has the address that the receiver polls.' } : {})}
      />
      {method === push ? (
        <>
          <TextField
            name="delivery.endpoint_url"
            type="url"
            label="Address of the receiver"
            defaultValue={known?.method === push ? known.endpoint_url : ''}
          />
          <TextField
            name="delivery.authorization_header"
            type="password"
            autoComplete="new-password"
            label="Authorization header"
            hint="Optional: what the receiver wants to see, such as Bearer and a token. Stored encrypted. You won't see it again."
          />
        </>
      ) : null}
    </>
  )
}

export function readDelivery(values: FormValues): Delivery {
  if (values.text('delivery') === poll) return { method: poll }
  const header = values.optional('delivery.authorization_header')
  return {
    method: push,
    endpoint_url: values.text('delivery.endpoint_url'),
    ...(header === undefined ? {} : { authorization_header: header }),
  }
}
