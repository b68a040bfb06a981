/** The invented person and service of tests that go through set-up and unlock. */
export const PASSPHRASE = 'lantern orbit walnut ferry nine';
export const SERVICE_NAME = 'Testbridge Children’s Therapy';
export const PERSON = 'Wyn Exampleton';
