import { ROLES } from '../domain/dataset.ts';
import { ENCODINGS, FileError } from '../domain/report.ts';
import { CRS } from '../domain/units.ts';
import { type Checked, checkFiles, type Refused } from '../io/check-files.ts';
import { CliError, type Command, oneOf, Refusals, readFilesAndOptions } from './command.ts';
import { readBytes, refuseOverwrite, remark, writeWhole } from './files.ts';
import { refusalOf } from './what-to-do.ts';

const USAGE = `gapmap check FILE... [--as KIND] [--crs SYSTEM] [--encoding ENCODING] [--sheet NAME] [--json REPORT.json]
  Reads files as the import does, keeps nothing, and accounts for every row: accepted + flagged + rejected + set_aside = rows.
  --as        what every FILE holds (default: what it looks like): ${ROLES.join(', ')}
  --crs       of all positions (default: what the file itself says, else wgs84): ${CRS.join(', ')}
              Without it, headings or numbers that sound like another system than the one read in are told, never followed: "suggested_crs" in the
              report, and a remark
  --encoding  of text files (default: byte order mark, then strict UTF-8, then GB18030): ${ENCODINGS.join(', ')}
  --sheet     of workbooks (default: the first with a table), or which shapefile of an archive with several (default: the first)
  --json      writes the report; it is printed as the last line of stdout in any case
  Several FILEs are read together: reports (status) are held against the villages and facilities of the others. A status file alone is checked
  without asking whether its subjects exist ("subjects_judged": false).
  Report: one object for one FILE, a list in the order given for several:
    {"file","as","format","encoding","delimiter","sheet","crs","suggested_crs"?,"rows","accepted","flagged","rejected","set_aside","subjects_judged",
     "columns":[{"heading","field","confidence","refused","read_instead"?}],"unshown"?:{"lines","columns"},"problems":[{"outcome","line","column","value","reason","suggestion"?}]}
    or, where the file cannot be read at all, {"file","refused":{"problem","line","column","detail"}}
  Exit code 0: every row of every FILE is accounted for. 2: a FILE is refused (the others are still answered for), or a wrong option.
`;

/** Rows by reason, as one remark a file. */
function summary({ file, as, encoding, delimiter, crs, suggested_crs, unshown, problems, ...counts }: Checked): string {
  const first = new Map<string, { outcome: string; line: number; times: number }>();
  for (const { outcome, reason, line } of problems) {
    const known = first.get(`${outcome} ${reason}`);
    if (known) known.times += 1;
    else first.set(`${outcome} ${reason}`, { outcome, line, times: 1 });
  }
  const how = [encoding, delimiter && `cells parted by ${JSON.stringify(delimiter)}`, crs].filter(Boolean).join(', ');
  const { rows, accepted, flagged, rejected, set_aside } = counts;
  return [
    `gapmap: ${file}: read as ${as}${how && ` (${how})`}: ${rows} rows = ${accepted} accepted + ${flagged} flagged + ${rejected} rejected + ${set_aside} set aside`,
    ...[...first].map(([reason, { line, times }]) => `  ${reason}: ${times}, the first in line ${line}`),
    ...(unshown
      ? [`  hidden in the spreadsheet and read all the same: ${unshown.lines.length} rows, ${unshown.columns.length} columns`]
      : []),
    ...(suggested_crs
      ? [`  its headings or numbers sound like ${suggested_crs}, read as ${crs}: say --crs ${suggested_crs} if they are`]
      : []),
    ...(counts.subjects_judged ? [] : ['  alone, its subjects are not judged: give the villages with it']),
  ].join('\n');
}

const toldOf = ({ file, refused: { problem, line, column, detail } }: Refused): string =>
  refusalOf(new FileError(problem, file, line, column, detail));

export const check: Command = {
  name: 'check',
  usage: USAGE,
  async run(given) {
    const { files, options } = readFilesAndOptions(given, {
      as: { type: 'string' },
      crs: { type: 'string' },
      encoding: { type: 'string' },
      sheet: { type: 'string' },
      json: { type: 'string' },
    });
    const { sheet, json } = options;
    const role = options.as === undefined ? undefined : oneOf(options.as, 'as', ROLES);
    const crs = options.crs === undefined ? undefined : oneOf(options.crs, 'crs', CRS);
    const encoding = options.encoding === undefined ? undefined : oneOf(options.encoding, 'encoding', ENCODINGS);
    const repeated = files.find((file, index) => files.indexOf(file) !== index);
    if (repeated !== undefined) throw new CliError(`${repeated} is given twice`);
    if (json !== undefined) refuseOverwrite(json, files);

    const checked = await checkFiles(
      files.map((name) => ({
        name,
        bytes: readBytes(name),
        ...(role && { role }),
        ...(crs && { crs }),
        ...(encoding && { encoding }),
        ...(sheet !== undefined && { sheet }),
      })),
    );
    const answer = files.length === 1 ? checked[0] : checked;
    if (json !== undefined) writeWhole(json, `${JSON.stringify(answer, null, 1)}\n`);
    for (const one of checked) if (!('refused' in one)) remark(summary(one));
    const messages = checked.flatMap((one) => ('refused' in one ? [toldOf(one)] : unaccounted(one)));
    if (messages.length > 0) throw new Refusals(answer, messages);
    return answer;
  },
};

/** Rows that went nowhere would be our own fault, and must not pass for a good file. */
function unaccounted({ file, rows, accepted, flagged, rejected, set_aside }: Checked): string[] {
  const missing = rows - accepted - flagged - rejected - set_aside;
  return missing === 0 ? [] : [`${file}: ${missing} of ${rows} rows are not accounted for: this is a fault of Gapmap, please report it`];
}
