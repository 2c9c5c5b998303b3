import type { ExportSource } from '../export-source.ts'

export default function ReportDialog(_props: { source: ExportSource; onClose: () => void }) {
  return null
}
