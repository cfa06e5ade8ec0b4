import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { loadConfig } from '#platform/config/load-config.ts'
import { secretSettings } from '#platform/config/secret-settings.ts'
import { read, root } from './repository.ts'

/** Names of settings, as documented. */
const settings = new Set([...read('.env.example').matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name = '']) => name))
const isSetting = (name: string) =>
  settings.has(name) || (name.endsWith('_FILE') && secretSettings.includes(name.replace(/_FILE$/, '')))
/** How long a process may take to end: it drains, and then finishes what is running. */
const stopSeconds = 10 + 30

describe('compose.yaml', () => {
  interface Service {
    environment?: Record<string, string>
    secrets?: string[]
    volumes?: string[]
    depends_on?: Record<string, { condition: string }>
    image: string
    command?: string[]
    stop_grace_period?: string
    read_only?: boolean
    ports?: string[]
    healthcheck?: { disable?: boolean }
  }
  const text = read('compose.yaml')
  const {
    services,
    secrets,
    volumes,
  }: {
    services: Record<string, Service>
    secrets: Record<string, { file: string }>
    volumes: Record<string, unknown>
  } = parse(text, { merge: true })
  const ours = Object.entries(services).filter(([, { image }]) => image.startsWith('gatehouse:'))

  test('gives the server and its migrations only settings that exist, and no secret but in a file', () => {
    expect(ours.map(([name]) => name)).toEqual(['migrate', 'gatehouse'])
    for (const [, { environment = {} }] of ours) {
      expect(Object.keys(environment).filter((name) => !isSetting(name))).toEqual([])
      expect(Object.keys(environment).filter((name) => secretSettings.includes(name))).toEqual([])
    }
    const values = Object.values(services).flatMap(({ environment = {} }) => Object.entries(environment))
    const inline = values.filter(
      ([name]) => /SECRET|PASSWORD|KEY|TOKEN|DATABASE_URL/.test(name) && !name.endsWith('_FILE'),
    )
    expect(inline).toEqual([])
  })

  test('mounts files of the repository, and secrets that are declared and used', () => {
    const mounts = Object.values(services).flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')))
    for (const [from = ''] of mounts)
      if (from.startsWith('./deploy/')) expect(existsSync(join(root, from)), from).toBe(true)
      else if (!from.startsWith('./')) expect(Object.keys(volumes)).toContain(from)
    const used = new Set(Object.values(services).flatMap(({ secrets = [] }) => secrets))
    expect([...used].toSorted()).toEqual(Object.keys(secrets).toSorted())
    for (const [, { environment = {}, secrets: own = [] }] of Object.entries(services))
      for (const [name, value] of Object.entries(environment))
        if (name.endsWith('_FILE')) expect(own, name).toContain(value.replace('/run/secrets/', ''))
  })

  test('starts the server after its migrations, shows it to Caddy alone, and gives it time to end', () => {
    const { gatehouse, caddy } = services
    expect(gatehouse?.depends_on?.migrate?.condition).toBe('service_completed_successfully')
    expect(services.migrate?.command).toEqual(['dist/cli.js', 'migrate'])
    expect(gatehouse).toMatchObject({ read_only: true, stop_grace_period: '1m' })
    expect(60).toBeGreaterThan(stopSeconds)
    expect(
      Object.entries(services)
        .filter(([, { ports }]) => ports !== undefined)
        .map(([name]) => name),
    ).toEqual(['caddy'])
    const wanted = [...read('deploy/caddy/Caddyfile').matchAll(/\{\$([A-Z_]+)/g)].map(([, name]) => name)
    expect(Object.keys(caddy?.environment ?? {}).toSorted()).toEqual(wanted.toSorted())
  })

  test('its secrets are made once, are those that it names, and are accepted in production', () => {
    const folder = newFolder()
    cpSync(join(root, 'deploy/compose'), join(folder, 'deploy/compose'), { recursive: true })
    const make = () => execFileSync(join(folder, 'deploy/compose/secrets.sh'), { encoding: 'utf8' })
    expect(make()).toContain('secrets/smtp-url')
    const file = (name: string) => join(folder, 'secrets', name)
    const first = readdirSync(join(folder, 'secrets')).map((name) => [name, readFileSync(file(name), 'utf8')])
    expect(first.map(([name]) => `secrets/${name}`)).toEqual(
      Object.values(secrets)
        .map(({ file }) => file)
        .toSorted(),
    )
    expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700)
    rmSync(file('smtp-url'))
    writeFileSync(file('smtp-url'), 'smtps://mail.example.com\n')
    expect(make()).toBe('')
    expect(readFileSync(file('secret-key'), 'utf8')).toBe(Object.fromEntries(first)['secret-key'])

    const { environment = {} } = services.gatehouse ?? {}
    const given = Object.entries(environment).map(([name, value]): [string, string] => [
      name,
      value
        .replace('/run/secrets/', `${folder}/secrets/`)
        .replace(/\$\{\w+:\?such as ([^}]+)\}/, '$1')
        .replace(/\$\{\w+:-([^}]*)\}/, '$1'),
    ])
    const { config, secrets: loaded } = loadConfig({ NODE_ENV: 'production', ...Object.fromEntries(given) })
    expect(config).toMatchObject({ development: false, url: 'https://auth.example.com' })
    expect(loaded.databaseUrl).toMatch(/^postgres:\/\/gatehouse:[0-9a-f]{48}@postgres:5432\/gatehouse$/)
  })

  test('backups rotate: the newest are kept, one that fails leaves no file and removes none', () => {
    const folder = newFolder()
    const bin = join(folder, 'bin')
    const backups = join(folder, 'backups')
    for (const each of [bin, backups]) mkdirSync(each)
    writeFileSync(join(folder, 'url'), 'postgres://x')
    const earlier = ['01', '02', '03'].map((day) => `gatehouse-2026-01-${day}T000000Z.dump`)
    for (const name of [...earlier, 'weekly-gatehouse-2025-12-28T000000Z.dump'])
      writeFileSync(join(backups, name), name)
    const pgDump = (body: string) => writeFileSync(join(bin, 'pg_dump'), `#!/bin/sh\n${body}\n`, { mode: 0o755 })
    const run = () =>
      execFileSync('/bin/sh', [join(root, 'deploy/compose/backup.sh'), 'once'], {
        env: {
          PATH: `${bin}:${process.env.PATH}`,
          DATABASE_URL_FILE: join(folder, 'url'),
          BACKUP_FOLDER: backups,
          BACKUP_DAYS: '2',
        },
        stdio: 'pipe',
      })

    pgDump('for each; do case $each in --file=*) echo half > "$(echo "$each" | cut -c8-)";; esac; done; exit 1')
    expect(run).toThrow()
    expect(readdirSync(backups).filter((name) => name.startsWith('gatehouse-'))).toEqual(earlier)
    expect(readdirSync(backups)).not.toContain('.unfinished')
    pgDump('for each; do case $each in --file=*) echo whole > "$(echo "$each" | cut -c8-)";; esac; done')
    run()
    const left = readdirSync(backups).filter((name) => name.startsWith('gatehouse-'))
    expect(left).toHaveLength(2)
    expect(left[0]).toBe(earlier[2])
    expect(readdirSync(backups)).toContain('weekly-gatehouse-2025-12-28T000000Z.dump')
  })
})

describe('systemd', () => {
  const folder = join(root, 'deploy/systemd')
  const units = readdirSync(folder).filter((name) => name.endsWith('.service'))
  const environment = read('deploy/systemd/gatehouse.env')

  test.each(units)('%s runs as a user without rights, on files that it may not change, and ends in time', (name) => {
    const unit = read(`deploy/systemd/${name}`)
    for (const line of [
      'User=gatehouse',
      'NoNewPrivileges=yes',
      'CapabilityBoundingSet=',
      'ProtectSystem=strict',
      'EnvironmentFile=/etc/gatehouse/gatehouse.env',
      'WorkingDirectory=/opt/gatehouse/current',
      'StateDirectory=gatehouse',
    ])
      expect(unit.split('\n')).toContain(line)
    const [, command = ''] = /^ExecStart=(.*)$/m.exec(unit) ?? []
    expect(
      [...command.matchAll(/([A-Z_]+)=/g)].map(([, name = '']) => name).filter((name) => !isSetting(name)),
    ).toEqual([])
    expect(command).toMatch(/\/usr\/bin\/node dist\/(main\.js|cli\.js migrate)$/)
    if (command.endsWith('main.js')) {
      const [, seconds] = /^TimeoutStopSec=(\d+)$/m.exec(unit) ?? []
      expect(Number(seconds)).toBeGreaterThan(stopSeconds)
    }
  })

  test('the units have the same hardening', () => {
    const hardening = units.map((name) =>
      read(`deploy/systemd/${name}`).split('# Node compiles')[1]?.split('\n\n')[0]?.trim(),
    )
    expect(new Set(hardening).size).toBe(1)
  })

  test('the settings that are installed exist, are complete for production, and hold no secret', () => {
    const given = [...environment.matchAll(/^(#?)([A-Z_]+)=(.*)$/gm)].map(([, sign, name = '', value = '']) => ({
      sign,
      name,
      value,
    }))
    expect(given.map(({ name }) => name).filter((name) => !isSetting(name))).toEqual([])
    expect(given.map(({ name }) => name).filter((name) => secretSettings.includes(name))).toEqual(['DATABASE_URL'])
    expect(given.find(({ name }) => name === 'DATABASE_URL')?.value).not.toContain('@')

    const secrets = newFolder()
    const script = read('deploy/systemd/install.sh')
    const made = [...script.matchAll(/keep \/etc\/gatehouse\/secrets\/([\w-]+)/g)].map(([, name = '']) => name)
    for (const name of made) writeFileSync(join(secrets, name), `sk_live_${randomBytes(32).toString('hex')}\n`)
    const set = given
      .filter(({ sign }) => sign === '')
      .map(({ name, value }) => [name, value.replace('/etc/gatehouse/secrets', secrets)])
    const { config } = loadConfig(Object.fromEntries(set))
    expect(config).toMatchObject({ development: false, trustedProxies: ['127.0.0.1', '::1'] })
    expect(made.toSorted()).toEqual(
      given
        .filter(({ sign, name }) => sign === '' && name.endsWith('_FILE'))
        .map(({ value }) => basename(value))
        .toSorted(),
    )
  })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-deployment-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
