/** The tool for dragging, and only what is used of it: a chunk of its own, fetched when something is tried. */
export { TerraDraw, TerraDrawPointMode, TerraDrawSelectMode } from 'terra-draw'
export { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
