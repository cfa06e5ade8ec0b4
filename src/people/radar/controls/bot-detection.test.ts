import { expect, test } from 'vitest'
import { firefox, startControl } from './controls.fixture.ts'

const agents: [string, string][] = [
  ['block', 'curl/8.14.1'],
  ['block', 'python-requests/2.32.5'],
  ['block', 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)'],
  [
    'block',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36',
  ],
  ['allow', firefox],
  [
    'allow',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
  ],
]

test.each(agents)('the verdict is %s for %s', async (verdict, userAgent) => {
  const { assess } = await startControl({ bot_detection: 'block' })

  const answer = await assess({ userAgent })

  expect(answer).toMatchObject(verdict === 'block' ? { verdict, control: 'bot_detection' } : { verdict })
})

test('a bot is left alone where no one asked for it', async () => {
  const { assess } = await startControl({ brute_force_attack: 'block' })

  expect(await assess({ userAgent: 'curl/8.14.1' })).toMatchObject({ verdict: 'allow', reason: 'No risk was found' })
})
