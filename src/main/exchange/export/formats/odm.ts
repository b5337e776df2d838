import type { Cell, ReleaseColumn, Row } from '#shared/deidentification/column.ts';
import { must } from '#shared/kernel/must.ts';
import type { ReleaseFolder } from '../releaseFolder.ts';
import type { Release, ReleaseFormat, WritableTable } from './format.ts';
import { readOdm } from './readOdm.ts';

/* CDISC ODM 1.3.2: the codebook as metadata, then one subject after another. */

const BATCH_CHARACTERS = 1 << 20;
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string =>
  text.replace(
    /[&<>"]|\s/gu,
    (sign) => SIGNS[sign] ?? (sign === ' ' ? sign : `&#${String(sign.codePointAt(0))};`),
  );

type Attributes = Readonly<Record<string, string>>;

function tag(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const head = `<${name}${list.join('')}`;
  return content.length === 0 ? `${head}/>\n` : `${head}>${content.join('')}</${name}>\n`;
}

const translated = (text: string): string => tag('TranslatedText', { 'xml:lang': 'en' }, [escape(text)]);

/** A limited data set has dates that are known to the month only. */
function dataType({ type, action }: ReleaseColumn): string {
  switch (type) {
    case 'integer':
    case 'boolean':
      return type;
    case 'number':
      return 'double';
    case 'date':
      return action === 'kept' ? 'partialDate' : 'date';
    default:
      return 'text';
  }
}

const itemOid = (table: WritableTable, column: ReleaseColumn): string => `I.${table.name}.${column.name}`;
const isListed = ({ type, codes }: ReleaseColumn): boolean => codes !== null && type !== 'codes';

function itemDef(table: WritableTable, column: ReleaseColumn, index: number): string {
  const oid = itemOid(table, column);
  const length: Attributes =
    dataType(column) === 'text' ? { Length: String(Math.max(1, table.widths[index] ?? 1)) } : {};
  return tag('ItemDef', { OID: oid, Name: column.name, DataType: dataType(column), ...length }, [
    tag('Question', {}, [translated(column.label)]),
    ...(isListed(column) ? [tag('CodeListRef', { CodeListOID: `CL.${oid}` })] : []),
  ]);
}

function codeList(table: WritableTable, column: ReleaseColumn): string {
  const oid = itemOid(table, column);
  const items = Object.entries(column.codes ?? {}).map(([code, label]) =>
    tag('CodeListItem', { CodedValue: code }, [tag('Decode', {}, [translated(label)])]),
  );
  return tag('CodeList', { OID: `CL.${oid}`, Name: column.name, DataType: dataType(column) }, items);
}

function metadata({ tables }: Release): string {
  const ref = (name: string, attribute: string, oid: string): string =>
    tag(name, { [attribute]: oid, Mandatory: 'No' });
  return tag('MetaDataVersion', { OID: 'MDV.1', Name: 'Release' }, [
    tag('Protocol', {}, [ref('StudyEventRef', 'StudyEventOID', 'SE.1')]),
    tag(
      'StudyEventDef',
      { OID: 'SE.1', Name: 'Release', Repeating: 'No', Type: 'Common' },
      tables.map((table) => ref('FormRef', 'FormOID', `F.${table.name}`)),
    ),
    ...tables.map((table) =>
      tag('FormDef', { OID: `F.${table.name}`, Name: table.label, Repeating: 'No' }, [
        ref('ItemGroupRef', 'ItemGroupOID', `IG.${table.name}`),
      ]),
    ),
    ...tables.map((table) =>
      tag(
        'ItemGroupDef',
        { OID: `IG.${table.name}`, Name: table.label, Repeating: 'Yes' },
        table.columns.map((column) => ref('ItemRef', 'ItemOID', itemOid(table, column))),
      ),
    ),
    ...tables.flatMap((table) => table.columns.map((column, index) => itemDef(table, column, index))),
    ...tables.flatMap((table) => table.columns.filter(isListed).map((column) => codeList(table, column))),
  ]);
}

const valueOf = (cell: Exclude<Cell, null>): string => String(cell);

function itemGroup(table: WritableTable, row: Row, number: number): string {
  const items = table.columns.flatMap((column, index) => {
    const cell = row[index] ?? null;
    return cell === null ? [] : [tag('ItemData', { ItemOID: itemOid(table, column), Value: valueOf(cell) })];
  });
  return tag(
    'ItemGroupData',
    { ItemGroupOID: `IG.${table.name}`, ItemGroupRepeatKey: String(number) },
    items,
  );
}

/** The rows of a table by subject, taken in step with the others: all are in the order of the subjects. */
class SubjectRows {
  readonly table: WritableTable;
  readonly #rows: AsyncIterator<Row>;
  #next: Row | null = null;
  #begun = false;

  constructor(table: WritableTable) {
    this.table = table;
    this.#rows = table.rows()[Symbol.asyncIterator]();
  }

  async #advance(): Promise<void> {
    const step = await this.#rows.next();
    this.#next = step.done === true ? null : step.value;
    this.#begun = true;
  }

  async of(subject: string): Promise<readonly Row[]> {
    if (!this.#begun) await this.#advance();
    const rows: Row[] = [];
    while (this.#next !== null && this.#next[0] === subject) {
      rows.push(this.#next);
      await this.#advance();
    }
    return rows;
  }
}

async function subjectData(subject: string, sources: readonly SubjectRows[]): Promise<string> {
  const forms: string[] = [];
  for (const source of sources) {
    const rows = await source.of(subject);
    const groups = rows.map((row, index) => itemGroup(source.table, row, index + 1));
    if (groups.length > 0) forms.push(tag('FormData', { FormOID: `F.${source.table.name}` }, groups));
  }
  return tag('SubjectData', { SubjectKey: subject }, [
    tag('StudyEventData', { StudyEventOID: 'SE.1' }, forms),
  ]);
}

async function writeOdm(release: Release, folder: ReleaseFolder): Promise<void> {
  const subjects = must(release.tables[0], 'the table of patients');
  const file = await folder.open('data/odm.xml', subjects.rowCount);
  const study = tag('Study', { OID: 'S.1' }, [
    tag('GlobalVariables', {}, [
      `<StudyName>${escape(release.name)}</StudyName>`,
      `<StudyDescription>${escape(release.label)}</StudyDescription>`,
      `<ProtocolName>${escape(release.name)}</ProtocolName>`,
    ]),
    metadata(release),
  ]);
  try {
    await file.write(
      `<?xml version="1.0" encoding="UTF-8"?>\n<ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" ODMVersion="1.3.2" FileType="Snapshot" FileOID="F.1" CreationDateTime="${release.date}T00:00:00">\n`,
    );
    await file.write(`${study}<ClinicalData StudyOID="S.1" MetaDataVersionOID="MDV.1">\n`);
    const sources = release.tables.map((table) => new SubjectRows(table));
    let text = '';
    for await (const row of subjects.rows()) {
      text += await subjectData(String(row[0]), sources);
      if (text.length < BATCH_CHARACTERS) continue;
      await file.write(text);
      text = '';
    }
    await file.write(`${text}</ClinicalData>\n</ODM>\n`);
  } finally {
    await file.close();
  }
}

/** One document with code lists in full; what is missing is absent. */
export const odm: ReleaseFormat = { name: 'odm', extension: 'xml', write: writeOdm, read: readOdm };
