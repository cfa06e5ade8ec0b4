import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { System } from './context.ts'
import type { FigureDefinition } from './gauges/define-figure.ts'
import type { GaugeDefinition } from './gauges/define-gauge.ts'
import { createGaugeReadings } from './gauges/gauge-readings.ts'
import type { Operation } from './http/operation.ts'
import { packageVersion } from './package.ts'

export interface Metrics {
  observe(operation: Operation | undefined, status: number, seconds: number): void
  /** The text format of Prometheus. */
  render(): Promise<string>
}

interface Declared {
  gauges?: readonly GaugeDefinition[]
  figures?: readonly FigureDefinition[]
}

/** What this process counts of its own, and the gauges of the whole installation: of each cluster, with its name as label where there are several. */
export function createMetrics(system: System, declared: Declared = {}): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const observe = countRequests(registry)
  describeBuild(registry)
  const { clusters } = system
  const known = new WeakMap<System, ClusterMetrics>()
  const metricsOf = (of: System) => {
    const metrics = known.get(of) ?? createClusterMetrics(of, declared)
    known.set(of, metrics)
    return metrics
  }
  if (clusters.names.length === 1) {
    const only = metricsOf(system)
    return { observe, render: async () => `${await registry.metrics()}\n${await (await only.read()).metrics()}` }
  }
  describeClusters(registry, clusters)
  return {
    observe,
    async render() {
      const read = await Promise.all(
        clusters.all().map(async (each) => {
          const values = await metricsOf(each).read()
          values.setDefaultLabels({ cluster: each.cluster })
          return values.getMetricsAsJSON()
        }),
      )
      return `${await registry.metrics()}\n${await AggregatorRegistry.aggregate(read).metrics()}`
    },
  }
}

interface ClusterMetrics {
  /** With the gauges as they are now. */
  read(): Promise<Registry>
}

function createClusterMetrics(system: System, { gauges = [], figures = [] }: Declared): ClusterMetrics {
  const registry = new Registry()
  describeDatabase(registry, system)
  describeSlowWork(registry, system.database.slowWork)
  const readGauges = createGaugeReadings(system, gauges)
  for (const figure of figures) describeFigure(registry, system, figure)
  const shown = sharedByName(gauges).map((shares) => {
    const { name, help, labels } = shares[0]
    const metric = new Gauge({ name, help, labelNames: [...(labels ?? [])], registers: [registry] })
    return { shares, hasLabels: labels !== undefined, metric }
  })
  return {
    async read() {
      const readings = await readGauges()
      for (const { shares, hasLabels, metric } of shown) {
        // What is not there any more, such as the last failed job of a name, is shown no longer.
        metric.reset()
        // The library starts a metric without labels at 0, which would say that all is well.
        if (!hasLabels) metric.remove({})
        for (const { labels, value } of shares.flatMap((share) => readings.get(share) ?? []))
          metric.set({ ...labels }, value)
      }
      return registry
    },
  }
}

function describeClusters(registry: Registry, clusters: System['clusters']): void {
  new Gauge({
    name: 'gatehouse_cluster_answers',
    help: 'Whether the PostgreSQL cluster answers this process: 1 or 0. Only with several clusters.',
    labelNames: ['cluster'],
    registers: [registry],
    collect() {
      for (const cluster of clusters.names) {
        const system = clusters.find(cluster)
        this.set({ cluster }, system !== undefined && system.database.unavailableForMs() === 0 ? 1 : 0)
      }
    },
  })
}

/** Several slices may add readings to one gauge. */
function sharedByName(gauges: readonly GaugeDefinition[]): [GaugeDefinition, ...GaugeDefinition[]][] {
  const byName = new Map<string, [GaugeDefinition, ...GaugeDefinition[]]>()
  for (const gauge of gauges) {
    const known = byName.get(gauge.name)
    if (known === undefined) byName.set(gauge.name, [gauge])
    else known.push(gauge)
  }
  return [...byName.values()]
}

function describeFigure(registry: Registry, system: System, figure: FigureDefinition): void {
  const { name, help, kind, labels = [] } = figure
  const options = { name, help, labelNames: [...labels], registers: [registry] }
  if (kind === 'gauge') {
    new Gauge({
      ...options,
      collect() {
        this.reset()
        for (const { labels, value } of figure.read(system)) this.set({ ...labels }, value)
      },
    })
    return
  }
  new Counter({
    ...options,
    collect() {
      this.reset()
      for (const { labels, value } of figure.read(system)) this.inc({ ...labels }, value)
    },
  })
}

function countRequests(registry: Registry): Metrics['observe'] {
  const requests = new Histogram({
    name: 'gatehouse_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer, by operation and status class.',
    labelNames: ['operation', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  })
  const refused = new Counter({
    name: 'gatehouse_http_requests_refused_total',
    help: 'Requests that were refused for now, by operation and status: 429 over a limit, 503 without a database or a place.',
    labelNames: ['operation', 'status'],
    registers: [registry],
  })
  return (operation, status, seconds) => {
    const id = operation?.id ?? 'none'
    requests.observe({ operation: id, status: `${Math.floor(status / 100)}xx` }, seconds)
    if (status === 429 || status === 503) refused.inc({ operation: id, status })
  }
}

function describeBuild(registry: Registry): void {
  new Gauge({
    name: 'gatehouse_build_info',
    help: 'The version that runs, as a label. Always 1.',
    labelNames: ['version'],
    registers: [registry],
  }).set({ version: packageVersion }, 1)
}

function describeDatabase(registry: Registry, { database, clock }: System): void {
  new Gauge({
    name: 'gatehouse_clock_skew_seconds',
    help: "How far the clock of this machine is ahead of the database's. Beyond 2 s in either direction, the process takes no work.",
    registers: [registry],
    collect() {
      this.set(clock.skewMs() / 1_000)
    },
  })
  new Gauge({
    name: 'gatehouse_database_unavailable_seconds',
    help: 'For how long every statement has failed because the database is unavailable. 0 while it answers.',
    registers: [registry],
    collect() {
      this.set(database.unavailableForMs() / 1_000)
    },
  })
  new Gauge({
    name: 'gatehouse_database_connections',
    help: 'Connections for transactions and for slow statements: open, idle among them, and callers that wait for one.',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect() {
      for (const { name, open, idle, waiting } of database.pools()) {
        this.set({ pool: name, state: 'open' }, open)
        this.set({ pool: name, state: 'idle' }, idle)
        this.set({ pool: name, state: 'waiting' }, waiting)
      }
    },
  })
}

function describeSlowWork(registry: Registry, slowWork: System['database']['slowWork']): void {
  new Gauge({
    name: 'gatehouse_slow_statements',
    help: 'Statements that take long, by kind of work: running, and waiting for a place.',
    labelNames: ['kind', 'state'],
    registers: [registry],
    collect() {
      for (const { kind, running, waiting } of slowWork()) {
        this.set({ kind, state: 'running' }, running)
        this.set({ kind, state: 'waiting' }, waiting)
      }
    },
  })
  new Counter({
    name: 'gatehouse_slow_statements_refused_total',
    help: 'Statements that take long and found no place, by kind of work.',
    labelNames: ['kind'],
    registers: [registry],
    collect() {
      this.reset()
      for (const { kind, refused } of slowWork()) this.inc({ kind }, refused)
    },
  })
}
