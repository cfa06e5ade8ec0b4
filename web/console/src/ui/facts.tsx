import type { ReactNode } from 'react'
import styles from './facts.module.css'

export function Card({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.card} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {actions === undefined || actions === null ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  )
}

/** What is known of an object, name by name. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

export function Json({ value }: { value: unknown }) {
  return <Code text={JSON.stringify(value, null, 2)} />
}

export function Code({ text }: { text: string }) {
  return <pre className={styles.code}>{text}</pre>
}
