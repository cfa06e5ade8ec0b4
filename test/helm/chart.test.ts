import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { secretSettings } from '#platform/config/secret-settings.ts'
import { digestOfChart } from '../../scripts/lib/chart.mjs'
import { read, root } from '../repository.ts'

interface Container {
  args: string[]
  env: { name: string; value: string }[]
  ports?: { name: string; containerPort: number }[]
  securityContext: object
  volumeMounts: { name: string; mountPath: string }[]
  livenessProbe?: { httpGet: { path: string } }
  readinessProbe?: { httpGet: { path: string } }
}
interface Pod {
  metadata: { labels: Record<string, string> }
  spec: {
    terminationGracePeriodSeconds: number
    securityContext: object
    containers: [Container]
    volumes: { name: string; secret?: { secretName: string; items: { path: string }[] } }[]
  }
}
interface Manifest {
  apiVersion: string
  kind: string
  metadata: { name: string; annotations?: Record<string, string> }
  spec: {
    template?: Pod
    selector?: Record<string, unknown>
    replicas?: number
    scaleTargetRef?: { name: string }
    rules?: { host: string; http: { paths: { backend: { service: { name: string; port: { name: string } } } }[] } }[]
  }
}

const { kinds, definitions }: { kinds: Record<string, string>; definitions: object } = JSON.parse(
  read('test/helm/kubernetes-schemas.json'),
)
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
ajv.addSchema({ $id: 'kubernetes', definitions })
const settings = new Set([...read('.env.example').matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name = '']) => name))
const names = readdirSync(join(root, 'test/helm/values'))

describe.each(names)('the chart with %s', (name) => {
  const text = read(`test/helm/rendered/${name}`)
  const manifests: Manifest[] = parseAllDocuments(text).map((document) => document.toJS())
  const find = (kind: string) => manifests.filter((each) => each.kind === kind)
  const pods = manifests.flatMap(({ spec }) => (spec.template === undefined ? [] : [spec.template]))

  test('was rendered as it is now: otherwise run npm run render:chart, which needs helm', () => {
    expect(text).toContain(`of ${digestOfChart(root, name)}.`)
  })

  test('is valid for Kubernetes, without a member that it does not know', () => {
    for (const manifest of manifests) {
      const kind = `${manifest.apiVersion} ${manifest.kind}`
      // Of the operator of Prometheus, not of Kubernetes.
      if (kind === 'monitoring.coreos.com/v1 PodMonitor') continue
      expect(kinds, kind).toHaveProperty([kind])
      ajv.validate({ $ref: `kubernetes#/definitions/${kinds[kind]}` }, manifest)
      expect(ajv.errors, `${kind} ${manifest.metadata.name}`).toBeNull()
    }
  })

  test('runs processes of both roles, and the migrations before them', () => {
    expect(
      find('Deployment').map(
        ({ spec }) => spec.template?.spec.containers[0].env.find(({ name }) => name === 'GATEHOUSE_ROLE')?.value,
      ),
    ).toEqual(['api', 'worker'])
    expect(find('Deployment').map(({ spec }) => spec.template?.spec.containers[0].args)).toEqual([
      ['dist/main.js'],
      ['dist/main.js'],
    ])
    const [job] = find('Job')
    expect(job?.spec.template?.spec.containers[0].args).toEqual(['dist/cli.js', 'migrate'])
    expect(job?.metadata.annotations?.['helm.sh/hook']).toBe('pre-install,pre-upgrade')
    for (const { spec } of find('Deployment')) {
      const container = spec.template?.spec.containers[0]
      expect(container?.readinessProbe?.httpGet.path).toBe('/ready')
      expect(container?.livenessProbe?.httpGet.path).toBe('/health')
      // 10 s of draining, and 30 s for requests that are running.
      expect(spec.template?.spec.terminationGracePeriodSeconds).toBeGreaterThan(40)
    }
  })

  test('gives processes only settings that exist, and secrets only as files that are mounted', () => {
    for (const { spec } of pods) {
      const [{ env, volumeMounts }] = spec.containers
      const unknown = env.filter(
        ({ name }) => !settings.has(name) && !secretSettings.includes(name.replace(/_FILE$/, '')),
      )
      expect(unknown).toEqual([])
      expect(env.filter(({ name }) => secretSettings.includes(name))).toEqual([])
      const files = env.filter(({ name }) => name.endsWith('_FILE')).map(({ value }) => value)
      const items = spec.volumes.find(({ secret }) => secret !== undefined)?.secret?.items ?? []
      expect(files).toEqual(items.map(({ path }) => `/run/secrets/gatehouse/${path}`))
      expect(volumeMounts.map(({ name }) => name).toSorted()).toEqual(spec.volumes.map(({ name }) => name).toSorted())
      for (const required of ['DATABASE_URL', 'GATEHOUSE_SECRET_KEY', 'GATEHOUSE_API_KEY'])
        expect(env.map(({ name }) => name)).toContain(`${required}_FILE`)
    }
  })

  test('gives processes no rights: a user without any, a root that is read-only', () => {
    for (const { spec } of pods) {
      expect(spec.securityContext).toMatchObject({
        runAsNonRoot: true,
        runAsUser: 65532,
        seccompProfile: { type: 'RuntimeDefault' },
      })
      expect(spec.containers[0].securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      })
    }
  })

  test('what refers to another object finds it: services and budgets their pods, the ingress its service, the scaler its deployment', () => {
    const [service] = find('Service')
    const labelsOf = (selector: Record<string, unknown> = {}) => {
      const wanted = Object.entries((selector.matchLabels as Record<string, string> | undefined) ?? selector)
      return pods.filter(({ metadata: { labels } }) => wanted.every(([key, value]) => labels[key] === value))
    }
    for (const manifest of [
      ...find('Service'),
      ...find('PodDisruptionBudget'),
      ...find('PodMonitor'),
      ...find('Deployment'),
    ])
      expect(labelsOf(manifest.spec.selector), manifest.metadata.name).toHaveLength(1)
    for (const { spec } of find('Ingress'))
      for (const { host, http } of spec.rules ?? []) {
        expect(host).toBe('auth.example.com')
        expect(http.paths.map(({ backend }) => backend.service)).toEqual([
          { name: service?.metadata.name, port: { name: 'http' } },
        ])
      }
    for (const { spec } of find('HorizontalPodAutoscaler')) {
      const target = find('Deployment').find(({ metadata }) => metadata.name === spec.scaleTargetRef?.name)
      expect(target).toBeDefined()
      // Otherwise each upgrade would set it back.
      expect(target?.spec.replicas).toBeUndefined()
    }
  })
})

test('between them, the values render every kind of the chart', () => {
  const kindsOf = (text: string) => [...text.matchAll(/^kind: (\w+)$/gm)].map(([, kind]) => kind)
  const rendered = new Set(names.flatMap((name) => kindsOf(read(`test/helm/rendered/${name}`))))
  const templates = readdirSync(join(root, 'deploy/helm/gatehouse/templates'))
  const written = new Set(templates.flatMap((name) => kindsOf(read(`deploy/helm/gatehouse/templates/${name}`))))

  expect([...rendered].toSorted()).toEqual([...written].toSorted())
  expect(parse(read('deploy/helm/gatehouse/Chart.yaml')).appVersion).toBe(JSON.parse(read('package.json')).version)
})
