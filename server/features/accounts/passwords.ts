import { hash, verify } from '@node-rs/argon2'

/** argon2id with the parameters of OWASP's password storage cheat sheet (2025): 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// What a password is checked against when the name is unknown, so that both cases take the same time.
const nobodysHash = hash('nobody has this password', PARAMETERS)

/** The argon2id hash of a password, in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), PARAMETERS)
}

/** Whether a password fits a hash. Without a hash the answer is no, after the same work. */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await nobodysHash), password.normalize('NFC'))
  return fits && passwordHash !== null
}
