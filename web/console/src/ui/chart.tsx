import styles from './chart.module.css'

export interface Series {
  name: string
  /** One number for each step of time. */
  values: readonly number[]
}

const height = 120
const colours = [styles.series0, styles.series1]

/** Bars over time, one series on another, and the same numbers as a table for those who do not see them. */
export function Chart({ label, steps, series }: { label: string; steps: readonly Date[]; series: readonly Series[] }) {
  const totals = steps.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0))
  const most = Math.max(1, ...totals)
  const format = new Intl.DateTimeFormat(undefined, isHourly(steps) ? { hour: 'numeric' } : { dateStyle: 'medium' })
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        {series.map(({ name, values }, at) => (
          <span key={name} className={styles.key}>
            <span className={`${styles.swatch} ${colours[at]}`} />
            {`${name}: ${values.reduce((sum, value) => sum + value, 0)}`}
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
        {series.map(({ name, values }, at) => (
          <g key={name} className={colours[at]}>
            {values.map((value, step) => {
              const below = series.slice(0, at).reduce((sum, other) => sum + (other.values[step] ?? 0), 0)
              const size = (value / most) * (height - 4)
              const y = height - size - (below / most) * (height - 4)
              return <rect key={steps[step]?.getTime()} x={step * 10 + 1.5} y={y} width="7" height={size} />
            })}
          </g>
        ))}
      </svg>
      <div className={styles.axis} aria-hidden="true">
        <span>{steps[0] === undefined ? '' : format.format(steps[0])}</span>
        <span>Now</span>
      </div>
      <table className="visually-hidden">
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
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
    </figure>
  )
}

function isHourly([first, second]: readonly Date[]): boolean {
  return first !== undefined && second !== undefined && second.getTime() - first.getTime() <= 3_600_000
}
