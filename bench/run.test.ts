import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { benches, benchesNamed } from './benches/index.ts'
import { help } from './help.ts'
import { readOptions } from './kit/options.ts'
import { UsageError } from './kit/usage-error.ts'

const program = fileURLToPath(new URL('run.ts', import.meta.url))

function run(...args: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', program, ...args], { encoding: 'utf8' })
}

test('what cannot be followed is answered by one line and exit code 1', () => {
  const { status, stdout, stderr } = run('--nonsense')

  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toBe(`Unknown option '--nonsense'. "npm run bench -- --help" lists the options.\n`)
})

test.each([
  [['read', '--rounds'], /--rounds.*--help/],
  [['read', '--rounds', '--slope'], /--rounds.*--help/],
  [['read', '--rounds', '0'], /--rounds.*from 1 to 50/],
  [['nonsense'], /nonsense.*npm run bench/],
  [['read', 'list'], /one name/],
])('%j is refused in a line that says what to do', (args, line) => {
  const follow = () => benchesNamed(readOptions(args).name ?? '')

  expect(follow).toThrow(UsageError)
  expect(follow).toThrow(line)
  expect(follow).not.toThrow('\n')
})

test('help shows every name, and to ask for it runs nothing', () => {
  for (const name of [...benches.map((bench) => bench.name), 'sign-in', 'all', 'webhooks', 'sso', 'guesses'])
    expect(help()).toMatch(new RegExp(`^  ${name} `, 'm'))
  expect([[], ['--help'], ['-h', 'read']].map((args) => readOptions(args).name)).toEqual(Array(3).fill(undefined))
})

test('sign-in selects the benches of a sign-in, and all runs each bench once', () => {
  expect(benchesNamed('sign-in').map(({ name }) => name)).toEqual(['password', 'magic-code', 'refresh'])
  expect(benchesNamed('all')).toEqual(benches)
})
