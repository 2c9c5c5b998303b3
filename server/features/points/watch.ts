import pg from 'pg'
import type { Database } from '../../db/connect.ts'
import { asLoader } from '../../db/transactions.ts'
import { BEGIN_WATCHING, changesSince, NEWS, type News } from './queries.ts'
import { SharedRuns } from './shared-runs.ts'

/** Who keeps something in memory and has to take in what changed. */
export interface Follower {
  /** A look begins: the snapshot of which nothing is lacking in memory, null while there is nothing. */
  begin(): string | null
  takeIn(news: News): Promise<void>
}

/**
 * Asks the database whether rights or cases changed. Questions that come together are one. On a server it has a connection of
 * its own, which does nothing else, so that it costs one round trip; on the embedded database the one there is.
 */
export class Watch {
  #follower: Follower | null = null
  #client: Promise<pg.Client> | null = null
  readonly #looks = new SharedRuns(() => this.#look())

  constructor(private readonly db: Database) {}

  /** From now on this one takes in what changed, or nobody. */
  follow(follower: Follower | null): void {
    this.#follower = follower
  }

  /** What is new at this moment or later; the follower has taken it in. */
  fromNow(): Promise<News> {
    return this.#looks.fromNow()
  }

  /** Ends the connection, when nothing is asked any longer; whoever asks again opens another. */
  async close(): Promise<void> {
    await this.#looks.idle()
    const client = this.#client
    this.#client = null
    await (await client?.catch(() => null))?.end()
  }

  async #look(): Promise<News> {
    const follower = this.#follower
    const snapshot = follower?.begin() ?? null
    const news = await this.#ask(snapshot)
    if (snapshot !== null) await follower?.takeIn(news)
    return news
  }

  async #ask(snapshot: string | null): Promise<News> {
    const { url } = this.db
    if (url === null) return asLoader(this.db, (trx) => changesSince(trx, snapshot))
    this.#client ??= this.#connect(url)
    const client = await this.#client
    const { rows } = await client.query<News>({ name: 'news', text: NEWS, values: [snapshot] })
    return rows[0] as News
  }

  async #connect(url: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url, application_name: 'hoanhap' })
    const forget = () => {
      this.#client = null
    }
    client.on('error', forget)
    client.on('end', forget)
    try {
      await client.connect()
      await client.query(BEGIN_WATCHING)
      return client
    } catch (error) {
      forget()
      throw error
    }
  }
}
