import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import filterStyles from '../ui/filters.module.css'
import { changedSearch } from '../ui/search-params.ts'
import { useName } from './names.ts'
import { ObjectCombobox, type SearchedType } from './object-combobox.tsx'

/** A filter by a user or an organization: found by name, and in the address by id. An id can be pasted. */
export function ObjectFilter({
  name,
  label,
  type,
  value,
}: {
  name: string
  label: string
  type: SearchedType
  value: string | undefined
}) {
  const navigate = useNavigate()
  const known = useName(value)
  const [typed, setTyped] = useState<string>()
  const set = (id: string | undefined): void => {
    setTyped(undefined)
    void navigate({ to: '.', replace: true, search: changedSearch({ [name]: id }) })
  }
  return (
    <ObjectCombobox
      field={{ type: 'search', 'aria-label': label, placeholder: label }}
      className={filterStyles.search}
      label={label}
      types={[type]}
      text={typed ?? known ?? value ?? ''}
      onType={(text) => (text === '' ? set(undefined) : setTyped(text))}
      onChoose={({ id }) => set(id)}
      onEnter={() => {
        if (typed !== undefined) set(typed.trim())
      }}
    />
  )
}

/** Leaves the objects of one organization, by the parameter that all lists have for it. */
export function OrganizationFilter({ value }: { value: string | undefined }) {
  return <ObjectFilter name="organization_id" label="Organization" type="organization" value={value} />
}
