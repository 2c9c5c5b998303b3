/** The part of mapshaper that is used; the package ships no types. */
declare module 'mapshaper' {
  const mapshaper: {
    /** Runs commands over named files in memory and answers the written files. */
    applyCommands(
      commands: string,
      input: Record<string, unknown>,
    ): Promise<Record<string, Uint8Array | string>>
  }
  export default mapshaper
}
