import { type LineDefinition, type ReturnDefinition, SIGNS, SUPPRESSION_RULE } from './definition.ts';

export type DefinitionRow = { section: string; figure: string; definition: string };
type Described = { label: string; definition: string };
type Section = {
  title: string;
  definition: string;
  rows: readonly Described[];
  columns: readonly Described[];
};

/** Every figure of the sections with its definition, in the order they are printed. */
export function definitionRows(sections: readonly Section[]): DefinitionRow[] {
  return sections.flatMap((section) => [
    { section: section.title, figure: 'The whole section', definition: section.definition },
    ...[...section.rows, ...section.columns].map(({ label, definition }) => ({
      section: section.title,
      figure: label,
      definition,
    })),
  ]);
}

/** The definitions of a return as a page of Markdown: docs/definitions.md is this text and nothing else. */
export function definitionsMarkdown(definition: ReturnDefinition): string {
  const sections = definition.sections.map((section) => ({ ...section, ...linesOf(section) }));
  const tables = sections.map((section, index) => {
    const [, ...figures] = definitionRows([section]);
    const lines = figures.map((row) => `- **${row.figure}**: ${row.definition}`);
    return [`## ${index + 1}. ${section.title}`, section.definition, lines.join('\n')].join('\n\n');
  });
  return `${[
    `# Definitions: ${definition.title}`,
    'These are the words that stand beside each figure in Holdfast and in the files it makes. The page is made from ' +
      '`shared/returns/definition.ts`; a test compares the two.',
    'The period is a quarter of the financial year, such as 2026/27 Q3 (October to December 2026). While it is still ' +
      'running, the last day counted is the day the return is made.',
    ...tables,
    '## Small figures',
    SUPPRESSION_RULE,
    SIGNS.map(({ sign, meaning }) => `- \`${sign}\`: ${meaning}`).join('\n'),
    '## The CSV file',
    'Its columns are `section,row,column,value,suppressed`, one figure a line. `suppressed` is `yes` or `no`. The lines of ' +
      'the section “About this return” come first and have nothing there: they say whose return it is, of which period, ' +
      'how its figures may be used, and, with the sign in `column`, what each sign in the file means. A program that ' +
      'keeps the lines with `yes` or `no` has the figures alone.',
  ].join('\n\n')}\n`;
}

const EACH: Record<'protocols' | 'measures', LineDefinition> = {
  protocols: {
    id: 'protocol',
    label: 'A row for each protocol',
    definition: 'Courses of that protocol: those the service offers, and any other with a course.',
  },
  measures: {
    id: 'measure',
    label: 'A row for each measure, by who filled it in',
    definition:
      'Pairs of that measure, filled in by the child or young person, a carer, a teacher or a practitioner.',
  },
};

function linesOf({ rows, columns, totalRow, totalColumn, share }: ReturnDefinition['sections'][number]) {
  const isLine = (line: LineDefinition | null): line is LineDefinition => line !== null;
  return {
    rows: [...(typeof rows === 'string' ? [EACH[rows]] : rows), totalRow, share].filter(isLine),
    columns: [...columns, totalColumn].filter(isLine),
  };
}
