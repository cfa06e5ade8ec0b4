/** Every page of a failure. */
export const en = {
  requestId: 'Request ID',
  quote: 'Include this if you contact support.',
  tryAgain: 'Try again',
  goTo: (brand: string) => `Go to ${brand}`,
}

export type Texts = typeof en
