import { knownPlaces } from '../domain/known-place.ts';
import type { CountyFinding } from '../io/detect-systems.ts';
import type { Outcome } from '../worker/api.ts';
import { reader } from '../worker/client.ts';
import { type ImportFile, roleOf } from './import.ts';
import { inputOf } from './import-file.ts';
import type { Project } from './store.ts';

/** How many places of the open project a file's positions can be checked against: surveyed ones and those set by hand. */
export function countKnown(file: ImportFile, project: Project | null): number {
  if (!project) return 0;
  const { villages, facilities } = knownPlaces(project.dataset);
  return (roleOf(file) === 'facilities' ? facilities : villages).length;
}

/** Tries every system on a file's positions, county by county, against what the open project knows. Nothing is answered by it. */
export function detect(file: ImportFile, { dataset }: Project): Promise<Outcome<readonly CountyFinding[]>> {
  return reader().detect(inputOf({ ...file, role: roleOf(file) }), knownPlaces(dataset), dataset.counties);
}
