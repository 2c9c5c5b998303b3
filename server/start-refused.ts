/** The program cannot start (or a command cannot run) as asked; the message is one line for the person at the terminal. */
export class StartRefused extends Error {
  override name = 'StartRefused'
}
