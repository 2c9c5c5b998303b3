/**
 * What was typed and not saved, by form and file, while the screen is open. In memory only: a draft about a person is
 * never written to the disk of the browser.
 */
export class Drafts {
  private readonly kept = new Map<string, unknown>()

  read<T>(key: string, otherwise: T): T {
    return this.kept.has(key) ? (this.kept.get(key) as T) : otherwise
  }

  keep(key: string, draft: unknown): void {
    this.kept.set(key, draft)
  }

  has(key: string): boolean {
    return this.kept.has(key)
  }

  drop(key: string): void {
    this.kept.delete(key)
  }
}
