/** The page that texts a code to a phone. */
export const en = {
  /** Of a phone number the last two digits are shown. */
  offer: (ending: string) => `We’ll text a code to your phone ending in ${ending}.`,
  offerSeveral: 'Choose the phone we should text a code to.',
  phone: (ending: string) => `Phone ending in ${ending}`,
}

export type Texts = typeof en
