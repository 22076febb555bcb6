import { useState } from 'react';
import { LEVELS, type Level } from '../../analysis/places.ts';
import type { PlaceReporting } from '../../analysis/reporting.ts';
import { type Dataset, hasSample } from '../../domain/dataset.ts';
import { parseMonth, printMonth, yearEnd } from '../../domain/period.ts';
import { writeCsv } from '../../io/write-csv.ts';
import { LAYERS } from '../../layers/index.ts';
import { reportingBoard } from '../../state/reporting.ts';
import type { View } from '../../state/view.ts';
import { saveFile } from '../export/save-file.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { reportingWords } from '../text/reporting.ts';
import { useSay, useWords } from '../text/words.ts';
import styles from './board.module.css';

interface BoardProps {
  readonly dataset: Dataset;
  readonly view: View;
  readonly onClose: () => void;
}

/** 谁还没报: every county or township with the villages that reported for a month, those missing first. */
export function Board({ dataset, view, onClose }: BoardProps) {
  const words = useWords(reportingWords);
  const [month, setMonth] = useState(yearEnd(view.year));
  const [level, setLevel] = useState<Level>('county');
  const rows = reportingBoard(dataset, view, month, level);
  const sentence = words.headline({
    level,
    month: printMonth(month),
    all: rows.length,
    partial: rows.filter(({ status }) => status === 'partial').length,
    missing: rows.filter(({ status }) => status === 'none').map(({ place }) => place.name),
  });
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className={styles.board}>
        <h3 className={styles.headline}>{sentence}</h3>
        <div className={styles.choices}>
          <label>
            {words.month}
            <input
              type="month"
              value={printMonth(month)}
              onChange={(event) => {
                const chosen = parseMonth(event.target.value);
                if (chosen !== null) setMonth(chosen);
              }}
            />
          </label>
          <Segmented
            small
            label={words.level}
            options={LEVELS.map((value) => ({ value, text: words.levels[value] }))}
            value={level}
            onChange={setLevel}
          />
        </div>
        <p className={styles.about}>{words.about}</p>
        <Places rows={rows} level={level} />
        <footer className={styles.footer}>
          <CopyButton key={sentence} sentence={sentence} />
          <DownloadButton rows={rows} month={printMonth(month)} isDemo={hasSample(dataset)} />
        </footer>
      </div>
    </Dialog>
  );
}

function Places({ rows, level }: { readonly rows: readonly PlaceReporting[]; readonly level: Level }) {
  const words = useWords(reportingWords);
  const say = useSay();
  const { columns } = words;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={words.title}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{columns.place}</th>
            <th scope="col">{columns.status}</th>
            <th scope="col">{columns.villages}</th>
            {LAYERS.map((layer) => (
              <th key={layer.id} scope="col">
                {say(layer.name)}
              </th>
            ))}
            <th scope="col">{columns.last}</th>
            <th scope="col">{columns.files}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ place, expected, reported, byLayer, status, last, files }) => (
            <tr key={place.code} data-status={status}>
              <th scope="row">
                {level === 'township' && <small>{place.county}</small>} {place.name}
              </th>
              <td data-label={columns.status}>
                <i className={styles.mark} data-status={status} aria-hidden="true" />
                {expected === 0 ? words.noVillages : words.status[status]}
              </td>
              <td data-label={columns.villages}>{expected === 0 ? '' : words.of(reported, expected)}</td>
              {LAYERS.map((layer) => (
                <td key={layer.id} data-label={say(layer.name)} data-short={(byLayer.get(layer.id) ?? 0) < expected}>
                  {expected === 0 ? '' : (byLayer.get(layer.id) ?? 0)}
                </td>
              ))}
              <td data-label={columns.last}>{last === null ? words.never : printMonth(last)}</td>
              <td className={styles.files} data-label={columns.files}>
                {files.join('、')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The sentence for the message that chases the missing ones. */
function CopyButton({ sentence }: { readonly sentence: string }) {
  const words = useWords(reportingWords);
  const [isCopied, setCopied] = useState(false);
  return (
    <button
      type="button"
      onClick={() =>
        void navigator.clipboard.writeText(sentence).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      {isCopied ? words.copied : words.copy}
    </button>
  );
}

interface DownloadProps {
  readonly rows: readonly PlaceReporting[];
  readonly month: string;
  readonly isDemo: boolean;
}

/** The table as a file; the sample's says what it is. */
function DownloadButton({ rows, month, isDemo }: DownloadProps) {
  const words = useWords(reportingWords);
  const say = useSay();
  const { columns } = words;
  const download = () => {
    const header = [
      words.levels.county,
      columns.place,
      words.month,
      columns.status,
      columns.villages,
      ...LAYERS.map(({ name }) => say(name)),
      columns.last,
      columns.files,
    ];
    const lines = rows.map(({ place, expected, reported, byLayer, status, last, files }) => [
      place.county,
      place.name,
      month,
      expected === 0 ? words.noVillages : words.status[status],
      expected === 0 ? null : words.of(reported, expected).replace('/', ' / '),
      ...LAYERS.map(({ id }) => (expected === 0 ? null : (byLayer.get(id) ?? 0))),
      last === null ? null : printMonth(last),
      files.join('、'),
    ]);
    saveFile(words.fileName(month, isDemo), 'text/csv;charset=utf-8', writeCsv(header, lines, { bom: true }));
  };
  return (
    <button type="button" onClick={download}>
      {words.download}
    </button>
  );
}
