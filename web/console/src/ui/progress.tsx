import styles from './progress.module.css'

/** How far a task is, from 0 to 1. */
export function Progress({ label, value }: { label: string; value: number }) {
  return (
    <span className={styles.progress}>
      <progress className={styles.bar} aria-label={label} value={value} max={1} />
      {`${Math.floor(value * 100)} %`}
    </span>
  )
}
