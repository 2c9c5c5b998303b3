/** The columns of every table that a pack may hold. Any other column is refused: it may be a misspelt one. */
export interface TableColumns {
  required: readonly string[]
  optional: readonly string[]
}

export const COLUMNS = {
  units: {
    required: ['code', 'level', 'name_vi', 'type', 'parent_code', 'valid_from', 'valid_to'],
    optional: ['name_en', 'alt_name_vi', 'alt_code', 'in_gso_list', 'population', 'population_on'],
  },
  crosswalk: {
    required: ['old_code', 'old_level', 'new_code', 'share'],
    optional: ['second_source', 'spatial_check'],
  },
  noroad: { required: ['code'], optional: ['remark'] },
  secondSourceOnly: { required: ['old_code', 'new_code'], optional: [] },
  events: { required: ['date', 'level', 'document'], optional: [] },
  employers: {
    required: [
      'source_id',
      'name',
      'address',
      'lon',
      'lat',
      'unit_code',
      'accepting',
      'memorandum',
      'verified_on',
    ],
    optional: [],
  },
  vacancies: { required: ['employer_source_id', 'trade', 'openings'], optional: [] },
  services: {
    required: ['source_id', 'kind', 'name', 'address', 'lon', 'lat', 'unit_code', 'verified_on'],
    optional: [],
  },
  populationPoints: { required: ['unit_code', 'lon', 'lat', 'population'], optional: [] },
  caseload: { required: ['period', 'level', 'code', 'indicator', 'value', 'count'], optional: [] },
} as const satisfies Record<string, TableColumns>

export type TableName = keyof typeof COLUMNS
