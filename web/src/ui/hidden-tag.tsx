import './hidden-tag.css'

/** A figure that is not shown to protect people: "<10" or "ẩn" in a dashed frame. */
export function HiddenTag({ display, unit }: { display: string; unit?: string }) {
  return (
    <span className="hidden-tag digits">
      {display}
      {unit && ` ${unit}`}
    </span>
  )
}
