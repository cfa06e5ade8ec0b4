/** The email about a certificate of single sign-on that has to be replaced. */
export const en = {
  subject: (connection: string) => `A certificate of ${connection} expires soon`,
  subjectExpired: (connection: string) => `A certificate of ${connection} has expired`,
  title: 'A certificate expires soon',
  titleExpired: 'A certificate has expired',
  lead: (email: string, connection: string, organization: string) =>
    `This goes to ${email} about the connection ${connection} of ${organization}.`,
  ofProvider: (organization: string) => `The identity provider of ${organization} signs with a certificate.`,
  ofApplication: (brand: string) => `${brand} signs and decrypts with a certificate of its own.`,
  expires: (date: string) => `It expires on ${date}.`,
  expired: (date: string) => `It expired on ${date}.`,
  monitored: (brand: string) =>
    `Renew the certificate at your identity provider. ${brand} reads the provider’s metadata and takes the new one by itself.`,
  entered: (brand: string) =>
    `Renew the certificate at your identity provider, and enter the new one at ${brand} before the provider signs with it. Otherwise nobody can sign in.`,
  ours: (brand: string) =>
    `Ask ${brand} to rotate the keys of the connection. Your identity provider reads the new certificate from the metadata of the connection, or you enter it there.`,
  reason: (organization: string, brand: string) =>
    `You’re receiving this email because ${brand} has this address as an IT contact of ${organization}.`,
}

export type Texts = typeof en
