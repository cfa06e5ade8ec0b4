import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { catalog } from '../src/catalog.ts'
import { startServer } from './server.ts'

interface Rule {
  alert: string
  expr: string
  annotations: { summary: string; runbook: string }
}
const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const { url } = await startServer()
const metrics = await (await fetch(`${url}/metrics`)).text()
const known = new Set(
  [...metrics.matchAll(/^# TYPE (\S+) (\w+)/gm)].flatMap(([, name = '', type]) =>
    type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  ),
)
// Of servers with several clusters.
known.add('gatehouse_cluster_answers')
const namesIn = (text: string) => text.match(/\b(?:gatehouse|process|nodejs)_\w+/g) ?? []
const rules: Rule[] = parse(read('deploy/prometheus/alerts.yml')).groups.flatMap(
  ({ rules }: { rules: Rule[] }) => rules,
)
const guide = read('docs/guides/watch.md')

test('every metric in the alerts, on the board and in the guide is one that the server has', () => {
  const board: string[] = JSON.parse(read('deploy/grafana/gatehouse.json')).panels.flatMap(
    ({ targets = [] }: { targets?: { expr: string }[] }) => targets.map(({ expr }) => expr),
  )
  const used = [...rules.map(({ expr }) => expr), ...board].flatMap(namesIn)
  const inGuide = namesIn(guide).filter((name) => !name.endsWith('_'))

  expect(used.length).toBeGreaterThan(30)
  expect(used.filter((name) => !known.has(name))).toEqual([])
  expect(inGuide.filter((name) => !known.has(name) && !known.has(`${name}_count`))).toEqual([])
})

test('every figure of a process is on the board or in an alert, too', () => {
  const shown = read('deploy/grafana/gatehouse.json') + read('deploy/prometheus/alerts.yml')

  expect(catalog.figures.map(({ name }) => name).filter((name) => !shown.includes(name))).toEqual([])
})

test('every gauge is on the board or in an alert, so that no one collects it in vain', () => {
  const shown = read('deploy/grafana/gatehouse.json') + read('deploy/prometheus/alerts.yml')

  expect(catalog.gauges.map(({ name }) => name).filter((name) => !shown.includes(name))).toEqual([])
})

test('every alert says what to do in the guide', () => {
  for (const { alert, annotations } of rules) {
    expect(annotations.runbook).toBe(`docs/guides/watch.md#${alert.toLowerCase()}`)
    expect(guide).toContain(`### ${alert}\n`)
  }
})
