import { execFile } from 'node:child_process'
import { testMasterKey } from './server.ts'

/** Runs `gatehouse` as an operator would. @returns its exit code, and all that it wrote. */
export function gatehouse(words: readonly string[], variables: Record<string, string> = {}): Promise<[number, string]> {
  const env = { PATH: process.env.PATH ?? '', GATEHOUSE_SECRET_KEY: testMasterKey, ...variables }
  return new Promise((resolve) =>
    execFile(process.execPath, ['dist/cli.js', ...words], { env }, (error, stdout, stderr) =>
      resolve([Number(error?.code ?? 0), stdout + stderr]),
    ),
  )
}
