import type { FormValues } from '../../ui/form.tsx'
import { readMapping } from './attribute-fields.tsx'
import { deprovisionings, updateMethods } from './way-fields.tsx'

/** What can be set when a target is made and afterwards. */
export function settingsOf(values: FormValues) {
  return {
    name: values.text('name'),
    organization_ids: someOf(values.all('organization_ids')),
    role_slugs: someOf(values.all('role_slugs')),
    group_ids: someOf(values.all('group_ids')),
    pushes_groups: values.isChecked('pushes_groups'),
    attribute_mapping: readMapping(values),
    deprovisioning: values.choice('deprovisioning', deprovisionings),
    update_method: values.choice('update_method', updateMethods),
  }
}

/** Null is everyone. */
function someOf(chosen: readonly string[]): readonly string[] | null {
  return chosen.length === 0 ? null : chosen
}
