/** What is wrong with rows and what to do, by the server's codes, in English; `import-findings.vi.ts` has the same keys. */
export const findingsEn = {
  required: {
    what: 'A needed cell is empty',
    fix: 'Fill it in. If it is not known, ask whoever made the list.',
  },
  not_a_day: { what: 'The day cannot be read', fix: 'Write day/month/year, such as 05/09/1990.' },
  day_does_not_exist: { what: 'There is no such day', fix: 'Look at day and month: February has no 30th.' },
  two_digit_year: {
    what: 'The year has two digits only',
    fix: 'Write all four digits of the year, such as 1990.',
  },
  month_without_day: {
    what: 'Month and year, but no day',
    fix: 'Write day/month/year; if only the year is known, put it into the column of the year of birth.',
  },
  year_without_day: {
    what: 'Only a year, no day and month',
    fix: 'Write day/month/year; if only the year is known, put it into the column of the year of birth.',
  },
  year_in_date_cell: {
    what: 'Excel turned a year into a day',
    fix: 'Format the cell as Number or Text and type the year again.',
  },
  day_in_future: { what: 'The day is still to come', fix: 'Look at the year.' },
  not_a_year: { what: 'The year cannot be read', fix: 'Write four digits, such as 1990.' },
  not_a_count: { what: 'The number cannot be read', fix: 'Write digits only, such as 12 or 1225.' },
  ambiguous_number: { what: 'The number can be read in two ways', fix: 'Leave separators out: 1225.' },
  out_of_range: { what: 'The number is beyond what is possible', fix: 'Look at the number in the cell.' },
  unknown_choice: {
    what: 'The value is not in the list',
    fix: 'Use the very words of the list in the template.',
  },
  ambiguous_choice: {
    what: 'The value may be several entries of the list',
    fix: 'Write the whole name as in the template.',
  },
  not_yes_or_no: { what: 'Neither yes nor no', fix: 'Write "có" (yes) or "không" (no).' },
  not_a_phone: { what: 'The phone number is not right', fix: 'Ten digits beginning with 0, or +84.' },
  lost_leading_zero: {
    what: 'Excel dropped the zero at the front',
    fix: 'Format the column as Text and type all digits again.',
  },
  old_id_number: {
    what: 'An old number of 9 digits',
    fix: 'Use the identity number of 12 digits, or leave it empty.',
  },
  scientific_number: {
    what: 'Excel shortened the number (1.2E+11), digits are lost',
    fix: 'Format the column as Text and copy the number from the papers again.',
  },
  not_an_id_number: {
    what: 'The identity number is not right',
    fix: 'Twelve digits, no letters; leave it empty if there is none.',
  },
  not_degrees: {
    what: 'The coordinates cannot be read',
    fix: 'Write decimal degrees, such as 21.0285 and 105.8542.',
  },
  swapped_coordinates: {
    what: 'Longitude and latitude are swapped',
    fix: 'Exchange the two columns: latitude is from 8 to 24, longitude from 102 to 118.',
  },
  half_a_point: { what: 'Only one half of the coordinates', fix: 'Fill in both, or leave both empty.' },
  outside_vietnam: {
    what: 'The coordinates lie outside Viet Nam',
    fix: 'Look at them; if in doubt leave them empty, the address is read all the same.',
  },
  projected_coordinates: {
    what: 'VN-2000 coordinates in metres',
    fix: 'Convert to degrees (WGS 84), or leave them empty and give the address.',
  },
  not_a_code: {
    what: 'The code of the unit is not right',
    fix: 'A commune has five digits; Excel may have dropped a zero at the front.',
  },
  not_a_name: {
    what: 'The name is not right',
    fix: 'Write the name only, no number or remark in this cell.',
  },
  too_long: { what: 'The text is too long', fix: 'Shorten the cell.' },
  mojibake: {
    what: 'Letters broken by a wrong encoding ("NguyÃªn")',
    fix: 'Open the original, save it as .xlsx or CSV UTF-8 and bring it in again.',
  },
  legacy_text: { what: 'Text in an old encoding among Unicode', fix: 'Type the cell again in Unicode.' },
  legacy_font: {
    what: 'Text in an old font (.VnTime, VNI-Times)',
    fix: 'Converted to Unicode. Look at a few rows.',
  },
  legacy_encoding: { what: 'The file has an old encoding', fix: 'Converted to Unicode. Look at a few rows.' },
  not_composed: { what: 'Vietnamese marks typed apart', fix: 'Joined; nothing to do.' },
  damaged_characters: { what: 'Characters that cannot be read', fix: 'Type the cell again.' },
  control_characters: {
    what: 'Characters that cannot be seen',
    fix: 'Type the cell again instead of pasting it.',
  },
  formula: { what: 'A formula, its stored result was taken', fix: 'Nothing to do if the result is right.' },
  formula_without_value: {
    what: 'A formula without a result',
    fix: 'Open the file in Excel and save it again, or paste the cells as values.',
  },
  error_value: {
    what: 'The cell shows an error (such as #N/A)',
    fix: 'Put the formula right or type the value.',
  },
  not_a_date: {
    what: 'The cell is formatted as a day and holds none',
    fix: 'Format the cell as Text and type it again.',
  },
  repeated_header: {
    what: 'Two columns have the same name',
    fix: 'Look at the columns again; name them apart next time.',
  },
  blank_header: { what: 'A column without a name', fix: 'It is left out unless you choose what it is.' },
  two_header_rows: {
    what: 'The column names fill two rows',
    fix: 'The lower one is used. Look at the columns.',
  },
  column_numbers: { what: 'A row of column numbers under the names', fix: 'That row is left out.' },
  hidden_sheet: { what: 'A hidden sheet', fix: 'It is not read unless you choose it.' },
  hidden_rows: { what: 'Hidden or filtered rows', fix: 'They are read all the same.' },
  cells_beyond_header: {
    what: 'Cells beyond the named columns',
    fix: 'They are not read. See whether the row has slipped.',
  },
  rows_above_header: {
    what: 'Rows above the column names',
    fix: 'Not read: they are the title of the table.',
  },
  own_report_columns: {
    what: 'The file is one that was fetched to be put right',
    fix: 'The columns with reasons are left out.',
  },
  under_twelve: { what: 'Somebody under 12', fix: 'Not in this system. Leave the row out.' },
  contradicts_year: {
    what: 'Year of birth, day of birth or sex contradict each other',
    fix: 'Compare the cells with the papers.',
  },
  in_the_future: { what: 'The day is still to come', fix: 'Look at the day.' },
  order: { what: 'The day is before the file was opened', fix: 'Look at both days.' },
  no_law_in_force: {
    what: 'No law was in force on the day of the decision',
    fix: 'Look at the day of the decision.',
  },
  status_not_allowed: {
    what: 'The law of that day does not let a file begin with this status',
    fix: 'Look at the status and the day of the decision.',
  },
  decision_required: {
    what: 'The decision that opens the file is missing',
    fix: 'Give its status, its day and who decided.',
  },
  document_required: { what: 'The number of the document is missing', fix: 'Give the number.' },
  not_competent: { what: 'Another body decides this', fix: 'Look at who decided.' },
  term_required: { what: 'The planned end is missing', fix: 'Give the planned end.' },
  outside_term: { what: 'The planned end is outside the term of the law', fix: 'Look at the planned end.' },
  not_expected: {
    what: 'The file of a released prisoner holds nothing of this',
    fix: 'Leave the cell empty.',
  },
  consent_required: {
    what: 'A consent is missing',
    fix: 'Give the day on which the person agreed, or leave out what needs it.',
  },
  precision_without_point: {
    what: 'A precision without a point',
    fix: 'Give the coordinates, or leave the precision empty.',
  },
  point_too_coarse: {
    what: 'The point is too coarse',
    fix: 'Two decimals at least; without them leave it empty and give the address.',
  },
  unknown_unit: {
    what: 'No unit has this code today',
    fix: 'Give the code of today, or leave it empty and give the address.',
  },
  outside_units: { what: 'The point lies outside every commune', fix: 'Look at the coordinates.' },
  contradicts_point: { what: 'The point and the code are two places', fix: 'Put one of them right.' },
  outside_scope: {
    what: 'The place is outside your own area',
    fix: 'Send the row to the officer of that place.',
  },
  no_place: { what: 'No place is given', fix: 'Give the code of the commune, an address or coordinates.' },
  address_unclear: {
    what: 'The address does not say which commune of your area',
    fix: 'Add the code or the name of the commune.',
  },
  named_worker_only: {
    what: 'Somebody who may be under 18',
    fix: 'Only the worker of that very commune brings the row in.',
  },
  duplicate_in_file: { what: 'The row repeats one above it', fix: 'Keep one of them.' },
  number_of_another: {
    what: 'The identity number belongs to another file',
    fix: 'Compare the number and the source ID.',
  },
  case_closed: {
    what: 'The file of this person is closed',
    fix: 'Open it again on the page of files, not through this one.',
  },
  another_commune: {
    what: 'The person belongs to another commune',
    fix: 'Record the move by its decision, on the page of files.',
  },
  in_review: { what: 'Maybe somebody who has a file', fix: 'Decide under "Maybe there already".' },
  skipped: {
    what: 'The row was left out',
    fix: 'Nothing to do, or decide anew under "Maybe there already".',
  },
  refused_by_register: { what: 'The register does not take the row', fix: 'Enter it by hand to see why.' },
  several_like_it: { what: 'Several have this name there', fix: 'Give each row a source ID of your own.' },
  left_in_queue: {
    what: 'The commune is not known: into the queue of the province',
    fix: 'Go on under "Not mapped".',
  },
  status_differs: {
    what: 'The legal status differs from the file',
    fix: 'The file stays as it is; only a decision changes it.',
  },
  opened_on_differs: {
    what: 'The file was opened on another day',
    fix: 'The file stays as it is. Look at it if need be.',
  },
  place_differs: {
    what: 'The address seems to lie in another commune',
    fix: 'The file keeps its place. Look at it if need be.',
  },
}

export const refusalsEn = {
  empty: 'The file is empty.',
  not_a_spreadsheet:
    'This is neither an Excel workbook (.xlsx) nor a CSV file. Open it in a spreadsheet program and save it as .xlsx.',
  old_xls:
    'This is a workbook of an old Excel (.xls). Open it in Excel and save it as "Excel Workbook (.xlsx)".',
  binary_workbook: 'This is a binary workbook (.xlsb). Open it in Excel and save it as .xlsx.',
  open_document: 'This is an OpenDocument spreadsheet (.ods). Save it as .xlsx.',
  web_page: 'This is a web page that is named like a workbook. Open it in Excel and save it as .xlsx.',
  encrypted: 'The file has a password. Remove it (File > Info > Protect Workbook) and save again.',
  macros: 'The file holds macros. Save it as "Excel Workbook (.xlsx)", without macros.',
  external_links:
    'The file takes figures from other files. Break the links (Data > Edit Links > Break Link) and save again.',
  unsafe_xml:
    'The file holds what no spreadsheet needs and what may do harm. Open it in Excel and save it again.',
  too_large: 'The file is too large: Excel up to 20 MB and 100,000 rows, CSV up to 200 MB. Divide it.',
  zip_bomb:
    'The file is packed in an unusual way and unpacks to many times its size. Open it in Excel and save it again.',
  broken_zip: 'The file is damaged or was not copied to its end. Fetch it again.',
  broken_workbook: 'The workbook is damaged inside. Open it in Excel, let it be repaired, and save it again.',
  broken_csv:
    'The CSV file is damaged: a quotation mark is not closed, or a line is far too long. Save it again from Excel.',
  cell_too_long: 'A cell has more than 32,767 characters. Shorten it.',
  too_many_rows: 'There are more than 100,000 rows (CSV: 1,000,000). Divide the file.',
  too_many_columns: 'There are more than 200 columns. Remove those that are not needed.',
  wrong_encoding: 'The encoding of the file is not known. Choose it below, or save the file as .xlsx.',
  no_header:
    'No column names were found. The first row of the table has to name the columns, such as "Name", "Year of birth".',
  no_rows: 'There is no row under the column names.',
  unknown_sheet: 'The file has no such sheet.',
  too_slow:
    'The file takes too long to read. Open it in Excel, remove what is not needed, and save it again.',
}
