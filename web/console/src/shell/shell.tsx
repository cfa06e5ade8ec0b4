import { Link, Outlet } from '@tanstack/react-router'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Toasts } from '../ui/toasts.tsx'
import { AccountMenu } from './account-menu.tsx'
import { ApiCall } from './api-call.tsx'
import { ConflictProvider } from './conflict.tsx'
import { useEnvironmentId } from './environment.ts'
import { EnvironmentSwitcher } from './environment-switcher.tsx'
import { Palette, usePalette } from './palette.tsx'
import { ProofProvider } from './proof.tsx'
import styles from './shell.module.css'
import { SignedOutDialog } from './signed-out-dialog.tsx'
import { useDrawer } from './use-drawer.ts'
import { useNavigation } from './use-navigation.ts'

/** What stands around every page of an environment. */
export function Shell() {
  const menu = useDrawer()
  const palette = usePalette()
  return (
    <ProofProvider>
      <ConflictProvider>
        <a className={styles.skip} href="#content">
          Skip to the page
        </a>
        <div className={styles.shell}>
          {menu.isOpen ? <div className={styles.beside} onPointerDown={menu.close} /> : null}
          <div ref={menu.content} className={styles.side} id="navigation" data-open={menu.isOpen}>
            <EnvironmentSwitcher />
            <Navigation />
          </div>
          <div className={styles.main}>
            <header className={styles.top}>
              <Button
                ref={menu.button}
                look="quiet"
                className={styles.menu ?? ''}
                aria-expanded={menu.isOpen}
                aria-controls="navigation"
                onClick={menu.toggle}
              >
                <Icon name="menu" />
                <span className="visually-hidden">Menu</span>
              </Button>
              <button type="button" className={styles.find} onClick={palette.open}>
                <Icon name="search" />
                Search or go to
                <kbd>{navigator.platform.startsWith('Mac') ? '⌘K' : 'Ctrl K'}</kbd>
              </button>
              <span className={styles.wide}>
                <ApiCall />
              </span>
              <AccountMenu />
            </header>
            <main className={styles.content} id="content" tabIndex={-1}>
              <Outlet />
            </main>
          </div>
        </div>
        <Palette {...palette} />
        <SignedOutDialog />
        <Toasts />
      </ConflictProvider>
    </ProofProvider>
  )
}

function Navigation() {
  const environment = useEnvironmentId()
  return (
    <nav aria-label="Pages">
      {useNavigation().map(({ title, items }) => (
        <div key={title ?? ''} className={styles.group}>
          {title === undefined ? null : <h2>{title}</h2>}
          {items.map(({ text, icon, to }) => (
            <Link
              key={text}
              to={to}
              params={{ environment }}
              className={styles.link ?? ''}
              activeOptions={{ exact: to === '/$environment', includeSearch: false }}
            >
              <Icon name={icon} />
              {text}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  )
}
