import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { pidOf, processesWith, until } from './fixtures/harness.ts'
import { fromPs, processIdentity } from './process-identity.ts'

const hasPs = existsSync('/bin/ps')
const ways = [['the way of this system', processIdentity], ...(hasPs ? ([['ps', fromPs]] as const) : [])] as const

test.each(ways)('by %s a process keeps its identity, and has none once it is gone', async (_, identify) => {
  const child = spawn('sleep', ['60'])
  onTestFinished(() => void child.kill('SIGKILL'))
  const pid = pidOf(child)

  const identity = identify(pid)
  expect(identity).toMatch(/\d/)
  expect(identify(pid)).toBe(identity)

  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(identify(pid)).toBeUndefined()
})

test('two processes differ', () => {
  expect(processIdentity(process.pid)).not.toBe(processIdentity(1))
})

test('a process that has ended, but whose parent has not noticed, counts as gone', async () => {
  const mark = `60.${process.pid}`
  // The shell starts a child and becomes a program that never asks after it.
  const parent = spawn('sh', ['-c', `sleep 0.01 & echo $!; exec sleep ${mark}`])
  onTestFinished(() => void parent.kill('SIGKILL'))
  const [line] = await once(parent.stdout, 'data')
  await until('the parent is another program', () => processesWith(`sleep ${mark}`).length > 0)

  const pid = Number(line)
  await until('the child counts as gone', () => processIdentity(pid) === undefined)
  if (hasPs) expect(fromPs(pid)).toBeUndefined()
  expect(() => process.kill(pid, 0)).not.toThrow()
})
