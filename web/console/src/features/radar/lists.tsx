import { useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { ChoiceFilter, TextFilter } from '../../ui/filters.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { Sections } from './sections.tsx'

const types = [
  { value: 'ip_address', text: 'IP addresses', hint: 'An address or a network, such as 198.51.100.0/24.' },
  { value: 'domain', text: 'Email domains', hint: 'Such as example.com.' },
  { value: 'email', text: 'Emails', hint: 'Such as ada@example.com.' },
  { value: 'country', text: 'Countries', hint: 'Two letters, such as DE. Needs a database of locations.' },
  { value: 'user_agent', text: 'User agents', hint: 'The whole User-Agent header.' },
  { value: 'device', text: 'Devices', hint: "Your application's own name of the device." },
  { value: 'device_fingerprint', text: 'Device fingerprints', hint: 'As the script of the pages determines it.' },
] as const

const lists = [
  { value: 'block', text: 'Blocked' },
  { value: 'allow', text: 'Allowed whatever else' },
] as const

/** Who is blocked, and who is let in whatever speaks against them. */
export function RadarLists() {
  const { type, list, ...search } = useSearch({ from: '/$environment/radar/lists' })
  const shown = types.find(({ value }) => value === type) ?? types[0]
  const action = lists.find(({ value }) => value === list)?.value ?? 'block'
  const path = { type: shown.value, action }
  const read = useRead('GET /radar/lists/{type}/{action}', { path, query: { ...search, order: 'asc', limit: 50 } })
  const remove = useChange('DELETE /radar/lists/{type}/{action}')
  const add = <AddEntry type={shown} action={action} />
  return (
    <>
      <Sections actions={add} />
      <List
        label={`${shown.text}, ${action === 'block' ? 'blocked' : 'allowed'}`}
        read={read}
        keyOf={({ entry }) => entry}
        isFiltered={search.search !== undefined}
        filters={
          <>
            <ChoiceFilter name="list" label="List" value={action} options={lists} isRequired />
            <ChoiceFilter name="type" label="Of" value={shown.value} options={types} isRequired />
            <TextFilter name="search" label="Begins with" value={search.search} />
          </>
        }
        empty={
          <Empty title="This list is empty" action={add}>
            {action === 'block'
              ? 'Attempts that match an entry are blocked. The first entry of any list turns the restriction on.'
              : 'Attempts that match an entry pass every control.'}
          </Empty>
        }
        columns={[
          { name: 'Entry', cell: ({ entry }) => <code>{entry}</code> },
          { name: 'Added', cell: (row) => <Time value={row.created_at} /> },
          {
            name: 'Action',
            cell: ({ entry }) => (
              <Act change={remove} input={{ path, body: { entry } }} done={`Removed ${entry}.`}>
                Remove
              </Act>
            ),
          },
        ]}
      />
    </>
  )
}

function AddEntry({ type, action }: { type: (typeof types)[number]; action: 'block' | 'allow' }) {
  const add = useChange('POST /radar/lists/{type}/{action}')
  return (
    <FormDialog
      trigger="Add entry"
      look="primary"
      title={action === 'block' ? 'Add to the block list' : 'Add to the allow list'}
      description={`Of the type: ${type.text.toLowerCase()}.`}
      action="Add entry"
      change={add}
      toInput={(values) => ({ path: { type: type.value, action }, body: { entry: values.text('entry') } })}
      done={({ message }) => `${message}.`}
    >
      <TextField name="entry" label="Entry" hint={type.hint} />
    </FormDialog>
  )
}
