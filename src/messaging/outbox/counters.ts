import { defineCounter } from '#platform/gauges/define-figure.ts'

export const messageAttempts = defineCounter({
  name: 'gatehouse_message_attempts_total',
  help: 'Attempts to deliver emails and text messages, by channel and outcome: `sent`, `failed` for now, `refused` for good.',
  labels: ['channel', 'outcome'],
  advice:
    'Failed: `gatehouse mail test ADDRESS` says what the mail server answers; for text messages see the log of your sender. Refused: the address or the sender is not accepted.',
})
