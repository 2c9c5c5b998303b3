import { gzipSync } from 'node:zlib'
import { integerBetween, type Random } from '@hoanhap/geo/random.ts'
import type { RefusalCode } from '../../../../../../server/features/imports/reading/refusals.ts'
import { HEADER, type MadeWorkbook, makeWorkbook, PERSON, partsOf, rowXml } from './make-workbook.ts'
import { packZip, type ZipEntry } from './pack-zip.ts'

/** A file that means harm, or that came to harm, and how its reading may end. */
export interface HostileFile {
  name: string
  ends: readonly (RefusalCode | 'read')[]
  make(random: Random): Buffer
}

const MEGABYTE = 1024 * 1024
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const SOUND: MadeWorkbook = { sheets: { 'Danh sách': HEADER + PERSON } }
const TABLE = 'Họ tên,Giới tính\nNguyễn Văn An,Nam\n'

const randomBytes = (random: Random, length: number) =>
  Buffer.from(Array.from({ length }, () => integerBetween(random, 0, 255)))
const file = (name: string, ends: HostileFile['ends'], make: HostileFile['make']): HostileFile => ({
  name,
  ends,
  make,
})
const text = (name: string, ends: HostileFile['ends'], content: () => string) =>
  file(name, ends, () => Buffer.from(content()))
/** A sound workbook with parts added or replaced. */
const withParts = (name: string, ends: HostileFile['ends'], parts: () => ZipEntry[]) =>
  file(name, ends, () => makeWorkbook({ ...SOUND, parts: parts() }))
const withSheet = (name: string, ends: HostileFile['ends'], xml: () => string) =>
  withParts(name, ends, () => [{ name: 'xl/worksheets/sheet1.xml', data: xml() }])
const withRows = (name: string, ends: HostileFile['ends'], rows: () => string) =>
  withSheet(name, ends, () => `<worksheet ${MAIN}><sheetData>${HEADER}${rows()}</sheetData></worksheet>`)
/** A sound workbook whose first sheet lies about itself. */
const lying = (name: string, ends: HostileFile['ends'], lie: Partial<ZipEntry>, data?: () => string) =>
  file(name, ends, () =>
    packZip(
      partsOf(SOUND).map((part) =>
        part.name.endsWith('sheet1.xml') ? { ...part, ...(data ? { data: data() } : {}), ...lie } : part,
      ),
    ),
  )

const spaces = (bytes: number) =>
  `<worksheet ${MAIN}>${' '.repeat(bytes)}<sheetData>${HEADER}${PERSON}</sheetData></worksheet>`
const laughs = (root: string) =>
  `<!DOCTYPE ${root} [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, at) => `<!ENTITY a${at + 1} "&a${at};&a${at};">`).join('')}]>`

const ARCHIVES: readonly HostileFile[] = [
  lying('a bomb in one part', ['zip_bomb'], {}, () => spaces(40 * MEGABYTE)),
  lying('a part that says to be larger than memory', ['zip_bomb'], { saidSize: 4_000_000_000 }),
  lying('a part that unpacks to more than it says', ['zip_bomb'], { saidSize: 900 }, () =>
    spaces(40 * MEGABYTE),
  ),
  lying('a part that unpacks to less than it says', ['broken_zip'], { saidSize: 90_000 }),
  lying('a part that says to be packed larger', ['zip_bomb', 'broken_zip'], { saidPackedSize: 90_000 }),
  lying('a part with another sum', ['broken_zip'], { saidCrc: 12345 }),
  lying('a part with a password', ['encrypted'], { isEncrypted: true }),
  withParts('an archive in an archive', ['read'], () => [
    {
      name: 'xl/embeddings/inner.zip',
      data: makeWorkbook({ sheets: { a: spaces(8 * MEGABYTE) } }),
      isStored: true,
    },
  ]),
  withParts('parts that lie over each other', ['zip_bomb'], () =>
    Array.from({ length: 40 }, (_, at) => ({
      name: `xl/media/${at}.bin`,
      data: '',
      over: 'xl/worksheets/sheet1.xml',
    })),
  ),
  withParts('two thousand parts', ['zip_bomb'], () =>
    Array.from({ length: 2000 }, (_, at) => ({ name: `xl/media/${at}.bin`, data: 'x' })),
  ),
  file('two parts of one name', ['broken_zip'], () =>
    packZip([...partsOf(SOUND), { name: 'XL/worksheets/SHEET1.xml', data: '<worksheet/>' }]),
  ),
  withParts('a part outside of the archive', ['broken_zip'], () => [{ name: '../../etc/passwd', data: 'x' }]),
  withParts('a part with a path from the root', ['broken_zip'], () => [{ name: '/etc/passwd', data: 'x' }]),
  file('half an archive', ['broken_zip'], () => half(makeWorkbook(SOUND))),
  file('an archive without its last bytes', ['broken_zip'], () => makeWorkbook(SOUND).subarray(0, -9)),
  file('an archive that begins and goes on by chance', ['broken_zip'], (random) =>
    Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(random, 20_000)]),
  ),
  file('an archive of nothing', ['not_a_spreadsheet', 'broken_zip'], () => packZip([])),
  file('an archive of something else', ['not_a_spreadsheet'], () =>
    packZip([{ name: 'readme.txt', data: 'x' }]),
  ),
]

const WORKBOOKS: readonly HostileFile[] = [
  withSheet(
    'a million rows by its own words',
    ['read'],
    () =>
      `<worksheet ${MAIN}><dimension ref="A1:XFD1048576"/><sheetData>${HEADER}${PERSON}</sheetData></worksheet>`,
  ),
  withRows(
    'a row far beyond the last',
    ['broken_workbook'],
    () => '<row r="99999999999"><c><v>1</v></c></row>',
  ),
  withRows('rows out of order', ['broken_workbook'], () => '<row r="5"><c><v>1</v></c></row><row r="4"/>'),
  withRows(
    'a column far beyond the last',
    ['broken_workbook'],
    () => '<row r="2"><c r="ZZZZZZ2"><v>1</v></c></row>',
  ),
  withRows('cells out of order', ['broken_workbook'], () => '<row r="2"><c r="B2"/><c r="A2"/></row>'),
  withRows('too many columns', ['too_many_columns'], () => `<row>${'<c><v>1</v></c>'.repeat(300)}</row>`),
  file('a text that a million cells share', ['zip_bomb'], () =>
    makeWorkbook({
      sheets: {
        a:
          HEADER +
          Array.from(
            { length: 9000 },
            (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" t="s"><v>0</v></c></row>`,
          ).join(''),
      },
      sharedTexts: `<si><t>${'a'.repeat(32_000)}</t></si>`,
    }),
  ),
  withRows('a shared text that is not there', ['broken_workbook'], () => '<row><c t="s"><v>7</v></c></row>'),
  withRows(
    'a shared text called by the inside of the program',
    ['broken_workbook'],
    () => '<row><c t="s"><v>length</v></c></row>',
  ),
  withSheet(
    'entities that grow a billionfold',
    ['unsafe_xml'],
    () =>
      `${laughs('worksheet')}<worksheet ${MAIN}><sheetData><row><c t="inlineStr"><is><t>&a30;</t></is></c></row></sheetData></worksheet>`,
  ),
  withParts('an entity that reads a file', ['unsafe_xml'], () => [
    {
      name: 'xl/sharedStrings.xml',
      data: `<!DOCTYPE sst [<!ENTITY f SYSTEM "file:///etc/passwd">]><sst ${MAIN}><si><t>&f;</t></si></sst>`,
    },
  ]),
  withParts('a document type of parameters', ['unsafe_xml'], () => [
    {
      name: '[Content_Types].xml',
      data: '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd">%p;]><Types/>',
    },
  ]),
  withSheet(
    'an endless document type',
    ['cell_too_long', 'unsafe_xml', 'zip_bomb'],
    () => `<!DOCTYPE a [${Array.from({ length: 200_000 }, (_, at) => `<!ENTITY e${at} "x">`).join('')}`,
  ),
  withRows('tags within tags', ['unsafe_xml'], () => '<a>'.repeat(20_000)),
  withRows(
    'a cell of ten megabytes',
    ['cell_too_long', 'zip_bomb'],
    () => `<row><c t="inlineStr"><is><t>${letters(10 * MEGABYTE)}</t></is></c></row>`,
  ),
  withRows(
    'an attribute of five megabytes',
    ['cell_too_long', 'zip_bomb'],
    () => `<row a="${letters(5 * MEGABYTE)}"/>`,
  ),
  withRows(
    'a tag of a hundred thousand attributes',
    ['cell_too_long', 'zip_bomb'],
    () => `<row ${Array.from({ length: 200_000 }, (_, at) => `a${at}="${at}"`).join(' ')}/>`,
  ),
  withRows(
    'a remark of five megabytes',
    ['cell_too_long', 'zip_bomb'],
    () => `<!--${letters(5 * MEGABYTE)}-->`,
  ),
  withRows(
    'an entity that nobody defined',
    ['broken_workbook'],
    () => '<row><c t="inlineStr"><is><t>&xxe;</t></is></c></row>',
  ),
  withSheet(
    'tags that are not closed',
    ['broken_workbook'],
    () => `<worksheet ${MAIN}><sheetData>${HEADER}${PERSON}`,
  ),
  withSheet('no XML at all', ['broken_workbook'], () => 'Họ tên,Giới tính'),
  withParts('XML in another encoding', ['broken_workbook'], () => [
    { name: 'xl/worksheets/sheet1.xml', data: Buffer.from(`<worksheet ${MAIN}/>`, 'utf16le') },
  ]),
  withParts('XML with bytes of no encoding', ['broken_workbook'], () => [
    {
      name: 'xl/worksheets/sheet1.xml',
      data: Buffer.concat([
        Buffer.from(`<worksheet ${MAIN}>`),
        Buffer.from([0xff, 0xfe, 0xc0]),
        Buffer.from('</worksheet>'),
      ]),
    },
  ]),
  withRows('a number that is none', ['broken_workbook'], () => '<row><c><v>NaN</v></c></row>'),
  withRows('a number without end', ['broken_workbook'], () => '<row><c><v>1e999</v></c></row>'),
  withRows('a style that is not there', ['read'], () => '<row><c s="4294967295"><v>5</v></c></row>'),
  withParts('a project of macros', ['macros'], () => [{ name: 'xl/vbaProject.bin', data: 'x' }]),
  withParts('sheets of macros', ['macros'], () => [{ name: 'xl/macrosheets/sheet1.xml', data: '<x/>' }]),
  withParts('controls', ['macros'], () => [{ name: 'xl/activeX/activeX1.bin', data: 'x' }]),
  withParts('a kind with macros', ['macros'], () => [
    {
      name: '[Content_Types].xml',
      data: '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
    },
  ]),
  withParts('links to other files', ['external_links'], () => [
    { name: 'xl/externalLinks/externalLink1.xml', data: '<x/>' },
  ]),
  withParts('connections to other places', ['external_links'], () => [
    { name: 'xl/connections.xml', data: '<x/>' },
  ]),
  withParts('a link that somebody may click', ['read'], () => [
    {
      name: 'xl/worksheets/_rels/sheet1.xml.rels',
      data: '<Relationships><Relationship Id="r" Type="x/hyperlink" Target="http://127.0.0.1/" TargetMode="External"/></Relationships>',
    },
  ]),
  withRows(
    'a formula that starts a program',
    ['read'],
    () => `<row r="2"><c r="A2" t="str"><f>cmd|'/c calc'!A0</f><v>x</v></c></row>`,
  ),
  withRows(
    'formulas that came to nothing',
    ['read'],
    () => '<row r="2"><c r="A2"><f>WEBSERVICE("http://127.0.0.1")</f></c></row>',
  ),
  withParts('a sheet outside of the archive', ['broken_workbook'], () => [
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>',
    },
  ]),
  withParts('a sheet at an address', ['broken_workbook'], () => [
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="http://127.0.0.1/" TargetMode="External"/></Relationships>',
    },
  ]),
  withParts('no sheet', ['broken_workbook'], () => [
    { name: 'xl/workbook.xml', data: `<workbook ${MAIN}/>` },
  ]),
  withParts('ten thousand names of sheets', ['too_large'], () => [
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns:r="r"><sheets>${Array.from({ length: 10_000 }, (_, at) => `<sheet name="${at}" r:id="rId1"/>`).join('')}</sheets></workbook>`,
    },
  ]),
  file('a header called __proto__', ['read'], () =>
    makeWorkbook({
      sheets: { __proto: rowXml(1, ['Họ và tên', '__proto__', 'constructor', 'toString']) + PERSON },
    }),
  ),
  file('a hundred thousand styles', ['read'], () =>
    makeWorkbook({
      ...SOUND,
      styles: `<cellXfs>${Array.from({ length: 100_000 }, (_, at) => `<xf numFmtId="${(at * 7919) % 99991}" fontId="${(at * 31) % 977}"/>`).join('')}</cellXfs>`,
    }),
  ),
  withParts('a text document', ['not_a_spreadsheet'], () => [
    {
      name: '[Content_Types].xml',
      data: '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
  ]),
  file('a sheet of another office', ['open_document'], () =>
    packZip([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', isStored: true },
      { name: 'content.xml', data: '<x/>' },
    ]),
  ),
  withParts('a binary workbook', ['binary_workbook'], () => [{ name: 'xl/workbook.bin', data: 'x' }]),
]

const OTHERS: readonly HostileFile[] = [
  file('nothing', ['empty'], () => Buffer.alloc(0)),
  file('an old workbook', ['old_xls'], (random) => compound(random, 'Workbook')),
  file('a workbook with a password', ['encrypted'], (random) => compound(random, 'EncryptedPackage')),
  text('a page called .xls', ['web_page'], () => '<html><table><tr><td>Họ tên</td></tr></table></html>'),
  file('a page with a mark, in two bytes a letter', ['web_page'], () =>
    Buffer.from('\uFEFF<html><body>x</body></html>', 'utf16le'),
  ),
  text(
    'a mail called .xls',
    ['web_page'],
    () => 'MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>',
  ),
  text(
    'a workbook as XML of 2003',
    ['not_a_spreadsheet'],
    () => '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
  ),
  text(
    'entities that grow, alone',
    ['not_a_spreadsheet', 'web_page'],
    () => `<?xml version="1.0"?>${laughs('a')}<a>&a30;</a>`,
  ),
  text('a PDF', ['not_a_spreadsheet'], () => '%PDF-1.7\nHọ tên,Giới tính\n'),
  file('a picture', ['not_a_spreadsheet'], (random) =>
    Buffer.concat([Buffer.from('\u0089PNG\r\n', 'latin1'), randomBytes(random, 5000)]),
  ),
  file('a packed table', ['not_a_spreadsheet'], () => gzipSync(TABLE)),
  text('JSON', ['not_a_spreadsheet'], () => '[{"Họ tên":"An"}]'),
  file('zeros', ['not_a_spreadsheet'], () => Buffer.alloc(MEGABYTE)),
  file('chance', ['not_a_spreadsheet', 'wrong_encoding'], (random) => randomBytes(random, 50_000)),
  text('a zero in a cell', ['read'], () => TABLE.replace('An', 'A\u0000n')),
  file('two bytes a letter without a mark', ['read'], () => Buffer.from(TABLE, 'utf16le')),
  file('halves of letters', ['read'], () =>
    Buffer.concat([Buffer.from(`\uFEFF${TABLE}`, 'utf16le'), Buffer.from([0x00, 0xd8, 0x2c, 0x00])]),
  ),
  text(
    'a cell of ten megabytes in quotes',
    ['broken_csv'],
    () => `${TABLE}"${letters(10 * MEGABYTE)}",Nam\n`,
  ),
  text('a line of ten megabytes', ['broken_csv'], () => `${TABLE}${letters(10 * MEGABYTE)}\n`),
  text('a cell that is a little too long', ['cell_too_long'], () => `${TABLE}${'a'.repeat(32_768)},Nam\n`),
  text('a quotation mark that is not closed', ['broken_csv'], () => `${TABLE}"An,Nam\n${TABLE.repeat(50)}`),
  text('nothing but quotation marks', ['broken_csv', 'no_header', 'no_rows'], () => '"'.repeat(500_001)),
  text('nothing but commas', ['too_many_columns'], () => ','.repeat(1_000_000)),
  text('nothing but lines', ['no_rows'], () => '\n'.repeat(2_000_000)),
  text('too many columns of a text', ['too_many_columns'], () => `${'Họ tên,'.repeat(300)}x\nAn\n`),
  text(
    'cells that are formulas elsewhere',
    ['read'],
    () => `${TABLE}"=HYPERLINK(""http://127.0.0.1"")",+1\n@SUM(A1),-2\n`,
  ),
  text('a header called __proto__ in a text', ['read'], () => 'Họ tên,__proto__\nAn,x\n'),
  text('signs that turn the direction of text', ['read'], () => `${TABLE}An\u202Egnp.exe,Nam\n`),
  text('only a header', ['no_rows'], () => 'Họ tên,Giới tính\n'),
  text('only figures', ['no_header'], () => '1,2\n3,4\n'),
]

export const HOSTILE_FILES: readonly HostileFile[] = [...ARCHIVES, ...WORKBOOKS, ...OTHERS]

/** Bytes changed, left out, doubled or cut off, somewhere. */
export function mutated(bytes: Buffer, random: Random): Buffer {
  const changed = Buffer.from(bytes)
  for (let left = integerBetween(random, 1, 12); left > 0 && changed.length > 0; left--) {
    changed[integerBetween(random, 0, changed.length - 1)] = integerBetween(random, 0, 255)
  }
  const [from, to] = [
    integerBetween(random, 0, changed.length),
    integerBetween(random, 0, changed.length),
  ].sort((a, b) => a - b) as [number, number]
  const piece = changed.subarray(from, Math.min(to, from + 4000))
  const ways = [
    () => changed,
    () => changed.subarray(0, to),
    () => Buffer.concat([changed.subarray(0, from), changed.subarray(to)]),
    () => Buffer.concat([changed.subarray(0, to), piece, changed.subarray(to)]),
  ]
  return (ways[integerBetween(random, 0, ways.length - 1)] as () => Buffer)()
}

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2))
}

/** Letters that pack neither well nor badly. */
function letters(length: number): string {
  const piece = Array.from({ length: 997 }, (_, at) => String.fromCharCode(97 + ((at * at * 7) % 26))).join(
    '',
  )
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
}

/** A file of old Office programs that has a stream of this name. */
function compound(random: Random, stream: string): Buffer {
  const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  return Buffer.concat([
    magic,
    randomBytes(random, 3000),
    Buffer.from(stream, 'utf16le'),
    randomBytes(random, 3000),
  ])
}
