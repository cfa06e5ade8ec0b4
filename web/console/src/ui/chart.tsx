import { Fragment, type ReactNode } from 'react'
import styles from './chart.module.css'

export const tones = ['indigo', 'green', 'amber', 'slate', 'pale-indigo', 'pale-green', 'red'] as const
export type Tone = (typeof tones)[number]

export interface Series {
  name: string
  /** In place of the name, which links go by. */
  text?: string
  /** Red is for what failed. */
  tone: Tone
  /** One number for each step of time. */
  values: readonly number[]
}

const height = 120

export interface ChartProps {
  label: string
  steps: readonly Date[]
  series: readonly Series[]
  /** A link from a bar to what it counts, around its content. */
  link?: (content: ReactNode, at: { from: Date; until: Date; name: string }) => ReactNode
}

/**
 * Bars over time, one series on another, and the same numbers as a table for those who do not see them. The last interval is not over:
 * its bars have a dashed outline.
 */
export function Chart({ label, steps, series, link = (content) => content }: ChartProps) {
  const length = steps[0] === undefined || steps[1] === undefined ? 3_600_000 : steps[1].getTime() - steps[0].getTime()
  const linked = (content: ReactNode, step: Date | undefined, name: string) =>
    step === undefined ? content : link(content, { from: step, until: new Date(step.getTime() + length), name })
  const totals = steps.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0))
  const most = Math.max(1, ...totals)
  const format = new Intl.DateTimeFormat(undefined, isHourly(steps) ? { hour: 'numeric' } : { dateStyle: 'medium' })
  return (
    <figure className={styles.figure} data-chart={label}>
      <figcaption className={styles.caption}>
        {series.map(({ name, text = name, tone, values }) => (
          <span key={name} className={styles.key}>
            <span className={`${styles.swatch} ${styles[tone]}`} />
            {`${text}: ${values.reduce((sum, value) => sum + value, 0).toLocaleString()}`}
          </span>
        ))}
      </figcaption>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${steps.length * 10} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <line className={styles.base} x1="0" x2={steps.length * 10} y1={height - 0.5} y2={height - 0.5} />
        {series.map(({ name, tone, values }, at) => (
          <g key={name} className={styles[tone]}>
            {values.map((value, step) => {
              const below = series.slice(0, at).reduce((sum, other) => sum + (other.values[step] ?? 0), 0)
              const size = (value / most) * (height - 4)
              const y = height - size - (below / most) * (height - 4)
              const isUnfinished = step === steps.length - 1
              const bar = (
                <rect
                  className={isUnfinished ? styles.unfinished : styles.bar}
                  x={step * 10 + 1.5}
                  y={y}
                  width="7"
                  height={size}
                />
              )
              return (
                <Fragment key={steps[step]?.getTime()}>{value === 0 ? null : linked(bar, steps[step], name)}</Fragment>
              )
            })}
          </g>
        ))}
      </svg>
      <div className={styles.axis} aria-hidden="true">
        <span>{steps[0] === undefined ? '' : format.format(steps[0])}</span>
        <span>Now</span>
      </div>
      {/* A table is as wide as its content, whatever its width is set to. */}
      <div className="visually-hidden">
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">From</th>
              {series.map(({ name, text = name }) => (
                <th key={name} scope="col">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map((step, at) => (
              <tr key={step.getTime()}>
                <th scope="row">{format.format(step)}</th>
                {series.map(({ name, values }) => (
                  <td key={name}>{values[at] ?? 0}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}

function isHourly([first, second]: readonly Date[]): boolean {
  return first !== undefined && second !== undefined && second.getTime() - first.getTime() <= 3_600_000
}
