/** The same pieces; `read` tells how many bytes of them were taken. */
export async function* counted(
  chunks: AsyncIterable<Buffer>,
  read: { bytes: number },
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    read.bytes += chunk.length
    yield chunk
  }
}
