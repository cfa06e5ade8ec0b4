import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useDeferredValue, useId, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import formStyles from '../ui/form.module.css'
import { Icon } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import { Note } from '../ui/note.tsx'
import { environmentKindInWords } from './environment-kind.ts'
import styles from './environment-switcher.module.css'
import { readSession, useSession } from './session.ts'

/** As many as are read at a glance; of more, one is found by its name. */
const mostInMenu = 10

/** Goes to another environment: to the same page, without the object. */
export function EnvironmentSwitcher() {
  const { environments } = useSession()
  const { environment: current } = useParams({ strict: false })
  const shown = environments.find(({ id }) => id === current)
  const [isFinding, setFinding] = useState(false)
  const navigate = useNavigate()
  const [, , page] = location.pathname.replace(/^\/console/, '').split('/')
  const enter = (id: string): void => void navigate({ href: page === undefined ? `/${id}` : `/${id}/${page}` })
  const find = { text: 'Find an environment…', onChoose: () => setFinding(true) }
  return (
    <div className={styles.switcher}>
      <Menu
        label="Environment"
        trigger={
          <span className={styles.trigger}>
            <span className={styles.name}>{shown?.name ?? 'Unknown environment'}</span>
            {shown === undefined ? null : <span className={styles.kind}>{environmentKindInWords(shown.kind)}</span>}
            <Icon name="chevron" size={12} />
          </span>
        }
        items={[
          ...environments.slice(0, mostInMenu).map(({ id, name }) => ({
            id,
            text: name,
            isChosen: id === current,
            onChoose: () => enter(id),
          })),
          ...(environments.length > mostInMenu ? [find] : []),
        ]}
      />
      <Dialog title="Find an environment" isOpen={isFinding} onClose={() => setFinding(false)}>
        <Search
          onChoose={(id) => {
            setFinding(false)
            enter(id)
          }}
        />
      </Dialog>
    </div>
  )
}

/** Environments with a part of a name. The server looks: an operator may have more of them than a session lists. */
function Search({ onChoose }: { onChoose: (id: string) => void }) {
  const [text, setText] = useState('')
  const search = useDeferredValue(text.trim())
  const id = useId()
  const { data, error } = useQuery({
    queryKey: ['environments', search],
    queryFn: ({ signal }) => readSession({ search, signal }),
    placeholderData: (former) => former,
  })
  return (
    <div className={styles.search}>
      <label htmlFor={id}>Name</label>
      <input
        id={id}
        type="search"
        className={formStyles.input}
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      {error === null ? null : <Note>{error.message}</Note>}
      {data?.environments.length === 0 ? <Note>No environment has that in its name.</Note> : null}
      <ul className={styles.found} aria-label="Environments found">
        {data?.environments.slice(0, mostInMenu).map((each) => (
          <li key={each.id}>
            <Button look="quiet" onClick={() => onChoose(each.id)}>
              {each.name}
            </Button>
            <span className={styles.kind}>{environmentKindInWords(each.kind)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
