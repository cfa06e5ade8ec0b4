/** The pages of a sign-in that Radar wants confirmed. */
export const en = {
  title: 'Confirm it’s you',
  submit: 'Verify',
  emailLead: (email: string) => `This sign-in looks unusual. To continue, enter the code we sent to ${email}.`,
  phoneTitle: 'Verify your phone number',
  phoneLead: 'We’ll text you a code to enter on the next page.',
  phone: 'Phone number',
  phoneHint: 'Include the country code, such as +1\u00a0415\u00a0555\u00a00123.',
  phoneInvalid: 'Enter a phone number with its country code, such as +1\u00a0415\u00a0555\u00a00123.',
  otherPhone: 'Use a different phone',
}

export type Texts = typeof en
