import { execFile } from 'node:child_process'
import { testMasterKey } from './server.ts'

/** Runs `gatehouse` as an operator would. @returns its exit code, and all that it wrote. */
export async function gatehouse(words: readonly string[], variables: Record<string, string> = {}) {
  const { code, stdout, stderr } = await streamsOf(words, variables)
  return [code, stdout + stderr] as const
}

/** The same, with what it wrote to each stream. */
export function streamsOf(words: readonly string[], variables: Record<string, string> = {}) {
  // On a busy machine any statement may be slow.
  const quiet = { GATEHOUSE_SLOW_STATEMENT_MS: '0' }
  const env = { PATH: process.env.PATH ?? '', GATEHOUSE_SECRET_KEY: testMasterKey, ...quiet, ...variables }
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) =>
    execFile(process.execPath, ['dist/cli.js', ...words], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    ),
  )
}
