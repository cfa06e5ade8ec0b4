import { wordsOf } from './arguments.ts'
import type { Command } from './command.ts'

const configuration = () => import('#configuration/index.ts')

const where =
  'GATEHOUSE_URL and GATEHOUSE_API_KEY (or --url URL, --api-key KEY) say where and as whom, from any machine'

/** The commands for configuration as code. They call the API, and need no database. */
export const configurationCommands: Readonly<Record<string, Command>> = {
  plan: {
    argument: 'FILE… [-o PLAN] [--prune] [--only organizations/acme] [--var NAME=VALUE] [--secrets]',
    about: [
      'shows what an apply of configuration files would change in an environment: + created, ~ changed (before → after),',
      '- deleted. Exits with 0 if nothing, 2 if something, 1 on an error. -o: writes the plan for a later apply. --prune:',
      'deletes objects of the kinds in `managed` that no file has. --only: looks at a part. --var: sets a variable. --secrets:',
      'writes all secrets again, otherwise those that differ from what the server has.',
      where,
    ],
    run: (_settings, first, print, others) => run('runPlan', first, print, others),
  },
  apply: {
    argument: 'FILE… | PLAN [--yes] [--prune] [--only organizations/acme] [--var NAME=VALUE] [--secrets]',
    about: [
      'does what a plan says, and nothing else: of a file of `gatehouse plan -o`, or of configuration files after it has shown',
      'the plan and you typed yes (--yes: without). Refuses if someone changed one of the objects since the plan. If it is',
      'interrupted, run it again. Nothing is deleted without --prune. The operator log shows the key as the actor',
    ],
    run: (_settings, first, print, others) => run('runApply', first, print, others),
  },
  export: {
    argument: '[-o FILE] [--onto FILE] | --all --to FOLDER [--environment ID] [--secrets --recipient age1…]',
    about: [
      'writes the configuration of an environment as a file for plan and apply. Secrets are references to variables: none',
      'leaves the server. --onto: changes a file where the server differs, and keeps its comments, variables and references.',
      '--all: everything of an environment, read from the database, for gatehouse import gatehouse on another server.',
      '--secrets: with passwords, keys and values of the Vault, encrypted by age for the public key of a recipient',
    ],
    async run(settings, first, print, others) {
      const words = wordsOf(first, others)
      if (!words.includes('--all')) return run('runExport', first, print, others)
      await (await import('./export-all.ts')).exportAll(settings, words, print)
    },
  },
}

async function run(
  name: 'runPlan' | 'runApply' | 'runExport',
  first: string | undefined,
  print: (line: string) => void,
  others: readonly string[],
): Promise<void> {
  const commands = await configuration()
  const isTerminal = process.stdout.isTTY === true && process.stdin.isTTY === true
  process.exitCode = await commands[name](wordsOf(first, others), { variables: process.env, isTerminal, print })
}
