/** Holds the data folder that it is given, drains on SIGTERM for the milliseconds it is given, then lets go. */
import { lockDataFolder } from '../../server/db/data-folder-lock.ts'
import { StartRefused } from '../../server/start-refused.ts'

const [directory = '', drainMilliseconds = '0'] = process.argv.slice(2)
try {
  const lock = await lockDataFolder(directory)
  process.once('SIGTERM', () => {
    lock.draining()
    console.log('draining')
    setTimeout(() => {
      lock.release()
      process.exit(0)
    }, Number(drainMilliseconds))
  })
  setInterval(() => {}, 1000)
  // Last, since whoever reads it may send the signal at once.
  console.log('held')
} catch (error) {
  console.log(error instanceof StartRefused ? `refused: ${error.message}` : error)
  process.exit(1)
}
