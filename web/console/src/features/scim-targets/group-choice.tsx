import { useId } from 'react'
import { useName } from '../../shell/names.ts'
import { useRead } from '../../shell/query.ts'
import formStyles from '../../ui/form.module.css'

/** Offers the groups of an organization, one at a time. */
export function GroupChoice({ organization, onChoose }: { organization: string; onChoose: (id: string) => void }) {
  const id = useId()
  const name = useName(organization) ?? organization
  const { data } = useRead('GET /organizations/{organizationId}/groups', {
    path: { organizationId: organization },
    query: { limit: 100 },
  })
  if (data === undefined || data.data.length === 0) return null
  return (
    <div className={formStyles.field}>
      <label htmlFor={id}>Add a group of {name}</label>
      <select
        id={id}
        className={formStyles.input}
        value=""
        onChange={({ target }) => {
          if (target.value !== '') onChoose(target.value)
        }}
      >
        <option value="">Choose a group</option>
        {data.data.map((group) => (
          <option key={group.id} value={group.id}>
            {group.name}
          </option>
        ))}
      </select>
    </div>
  )
}
