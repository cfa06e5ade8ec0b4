import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { Copy } from './copy.tsx'
import styles from './object-page.module.css'

export interface PageHeadProps {
  /** Links to where the object stands. */
  crumbs?: ReactNode
  title: ReactNode
  id?: string
  state?: ReactNode
  actions?: ReactNode
}

/** The head of a page: where it stands, its name, its id, and at most three actions. */
export function PageHead({ crumbs, title, id, state, actions }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <div>
        {crumbs === undefined ? null : (
          <nav className={styles.crumbs} aria-label="Breadcrumb">
            {crumbs}
          </nav>
        )}
        <div className={styles.name}>
          <h1>{title}</h1>
          {state}
          {id === undefined ? null : <Copy value={id} label="Copy id" />}
        </div>
      </div>
      <div className={styles.actions}>{actions}</div>
    </header>
  )
}

/** Links to the parts of an object; each has its own address. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  const { pathname } = useLocation()
  const tabs = useRef<HTMLElement>(null)
  // On a phone, the present one may stand beyond the side.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address has another tab
  useEffect(() => {
    const current = tabs.current?.querySelector<HTMLElement>('[aria-current="page"]')
    if (current) tabs.current?.scrollTo({ left: current.offsetLeft - tabs.current.offsetLeft - 24 })
  }, [pathname])
  return (
    <nav ref={tabs} className={styles.tabs} aria-label={label}>
      {children}
    </nav>
  )
}

/** Actions on a list below tabs, whose head has those of the object. */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className={styles.toolbar}>{children}</div>
}
