import type { QueueFigures } from './bounded-queue.ts'
import type { Counted, FigureDefinition } from './gauges/define-figure.ts'

const labels = ['queue'] as const

function figure(
  name: FigureDefinition['name'],
  kind: FigureDefinition['kind'],
  help: string,
  advice: string,
  value: (figures: QueueFigures) => number,
): FigureDefinition {
  const read = ({ queues }: Counted) =>
    [...queues].map(([queue, figures]) => ({ labels: { queue }, value: value(figures()) }))
  return { name, kind, help, labels, advice, read }
}

const moreProcessors =
  'Sign-ins need more processor time than there is: add processes or processors, and look whether someone tries passwords (`gatehouse_sign_in_failures_total`).'

export const queueFigures: readonly FigureDefinition[] = [
  figure(
    'gatehouse_queue_waiting',
    'gauge',
    'Tasks that wait for a thread: `argon2` for passwords, `imported_hashes` for those of other systems, `saml_messages`, `saml_metadata`.',
    moreProcessors,
    ({ waiting }) => waiting,
  ),
  figure(
    'gatehouse_queue_running',
    'gauge',
    'Tasks that have a thread, or are next at one.',
    moreProcessors,
    ({ running }) => running,
  ),
  figure('gatehouse_queue_tasks_total', 'counter', 'Tasks that have begun.', moreProcessors, ({ begun }) => begun),
  figure(
    'gatehouse_queue_wait_seconds_total',
    'counter',
    'How long tasks have waited before they began, all together. Divided by the tasks, it is how long one waits.',
    moreProcessors,
    ({ waitedMs }) => waitedMs / 1_000,
  ),
  figure(
    'gatehouse_queue_refused_total',
    'counter',
    'Tasks that were refused with a 503 because too many waited.',
    moreProcessors,
    ({ refused }) => refused,
  ),
]
