import { ChoiceField } from '../../ui/form.tsx'
import type { Target } from './target-state.tsx'

export const deprovisionings = ['deactivate', 'delete'] as const
export const updateMethods = ['automatic', 'patch', 'put'] as const

const texts = {
  deactivate: 'Deactivate the account (active: false)',
  delete: 'Delete the account',
  automatic: 'As the product says it can',
  patch: 'PATCH: send what changed',
  put: 'PUT: send everything',
} as const

const optionsOf = (values: readonly (keyof typeof texts)[]) => values.map((value) => ({ value, text: texts[value] }))

/** How a target is written to. */
export function WayFields({ target }: { target?: Target }) {
  return (
    <>
      <ChoiceField
        name="deprovisioning"
        label="When a person loses access"
        options={optionsOf(deprovisionings)}
        defaultValue={target?.deprovisioning ?? 'deactivate'}
        hint="Those who lose access go before everyone else."
      />
      <ChoiceField
        name="update_method"
        label="When a person changes"
        options={optionsOf(updateMethods)}
        defaultValue={target?.update_method ?? 'automatic'}
      />
    </>
  )
}
