import { StartRefused } from '../start-refused.ts'

/** Runs a command of the command line: prints what it returns, or one line of why it could not. */
export async function runCommand(command: () => Promise<string[]>): Promise<void> {
  try {
    for (const line of await command()) console.log(line)
  } catch (error) {
    console.error(error instanceof StartRefused ? error.message : error)
    process.exitCode = 1
  }
}
