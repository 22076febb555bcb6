import { describe, expect, it } from 'vitest';
import { ROLES } from '../../src/domain/dataset.ts';
import { KNOWN } from '../../src/io/headings/fields.ts';
import { POSITION } from '../../src/io/headings.ts';
import { baseFields } from '../../src/ui/import/field-choices.ts';
import { fieldNames } from '../../src/ui/text/field-names.ts';

const FIELDS = [...new Set(KNOWN.flatMap(({ meaning }) => (meaning.kind === 'field' ? [meaning.id as string] : []))), POSITION];

describe('what a column may be', () => {
  it.each(['zh', 'en'] as const)('has a name of its own in %s, each field and every one offered', (language) => {
    const names = fieldNames[language];
    expect(FIELDS.filter((field) => !names[field])).toEqual([]);
    for (const role of ROLES) {
      const offered = baseFields(role, null);
      expect(new Set(offered.map((field) => names[field])).size, role).toBe(offered.length);
    }
  });

  it('is offered somewhere, whatever field it is', () => {
    const offered = new Set(ROLES.flatMap((role) => baseFields(role, null)));
    expect(FIELDS.filter((field) => !offered.has(field))).toEqual([]);
  });
});
