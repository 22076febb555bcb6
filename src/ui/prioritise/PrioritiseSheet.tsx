import { Answer } from './Answer.tsx';
import { LeftPane } from './LeftPane.tsx';
import { ProgrammePane } from './ProgrammePane.tsx';
import type { Shown } from './shown.ts';

/** On a phone everything but the map, one below the other. */
export function PrioritiseSheet({ dataset, view }: Shown) {
  return (
    <div>
      <Answer dataset={dataset} view={view} />
      <LeftPane dataset={dataset} view={view} />
      <ProgrammePane dataset={dataset} view={view} />
    </div>
  );
}
