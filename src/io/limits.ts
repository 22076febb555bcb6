/**
 * The most that is read of one file. Sizes in a file's own headers are claims: what counts here is what really came out.
 * Together they keep the memory a hostile file can take below 300 MB, and leave room for 200,000 rows of 20 columns.
 */
export const LIMITS = {
  /** Bytes of one file. */
  fileBytes: 256 * 1024 * 1024,
  /** Records of one text file: all 行政村 of the country are 690,000. */
  textRecords: 1_000_000,
  /** Cells of one text file. */
  textCells: 30_000_000,
  /** Files in an archive; a workbook has some twenty. */
  zipEntries: 2_000,
  /** Bytes really inflated, of all read entries of one archive together. */
  inflatedBytes: 320 * 1024 * 1024,
  /** Nested elements; a worksheet has about eight. */
  xmlDepth: 64,
  /** Characters of one tag with its attributes. */
  xmlTag: 64 * 1024,
  /** Characters of one cell; a spreadsheet allows 32,767. */
  cellText: 100_000,
  /** Characters of a cell that is to be a number, a word or a position, and of a heading: a longer one is a text and cannot be read as any. */
  readCell: 200,
  /** Characters of a value that a report shows. */
  shownValue: 200,
  /** Characters of a number format: a spreadsheet allows 255. */
  numberFormat: 255,
  /** Characters of all cells kept of one workbook, a shared text counted once. */
  keptText: 48 * 1024 * 1024,
  /** Texts that cells share. */
  sharedTexts: 1_500_000,
  /** Cells of one workbook, those before a row's last filled one included. */
  cells: 5_000_000,
  /** Rows with something in them of one workbook; also the last row of a spreadsheet. */
  rows: 1_048_576,
  /** Columns of a spreadsheet: A to XFD. */
  columns: 16_384,
  sheets: 200,
  /** Merged ranges of one workbook. */
  spans: 100_000,
  /** Number formats of one workbook. */
  styles: 70_000,
  /** Rings or lines that one shape has. */
  shapeParts: 20_000,
  /** Cells of a digital elevation model: a prefecture at 30 m is some 12 million, and each takes 20 bytes while ways are found. */
  terrainCells: 16_000_000,
} as const;
