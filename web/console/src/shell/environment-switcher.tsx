import { useNavigate, useParams } from '@tanstack/react-router'
import { Icon } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import styles from './environment-switcher.module.css'
import { useSession } from './session.ts'

const kinds: Readonly<Record<string, string>> = {
  production: 'Production',
  sandbox: 'Sandbox',
  system: 'Operators',
}

/** Goes to another environment: to the same page, without the object. */
export function EnvironmentSwitcher() {
  const { environments } = useSession()
  const { environment: current } = useParams({ strict: false })
  const shown = environments.find(({ id }) => id === current)
  const navigate = useNavigate()
  const [, , page] = location.pathname.replace(/^\/console/, '').split('/')
  return (
    <div className={styles.switcher}>
      <Menu
        label="Environment"
        trigger={
          <span className={styles.trigger}>
            <span className={styles.name}>{shown?.name ?? 'Unknown environment'}</span>
            {shown === undefined ? null : <span className={styles.kind}>{kinds[shown.kind] ?? shown.kind}</span>}
            <Icon name="chevron" size={12} />
          </span>
        }
        items={environments.map(({ id, name }) => ({
          text: name,
          isChosen: id === current,
          onChoose: () => void navigate({ href: page === undefined ? `/${id}` : `/${id}/${page}` }),
        }))}
      />
    </div>
  )
}
