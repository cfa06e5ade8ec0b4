/** Publicly known, and therefore refused outside development. */
export const developmentApiKey = 'sk_test_default'
export const developmentClientId = 'client_test_default'
