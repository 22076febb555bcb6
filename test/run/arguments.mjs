/** Which steps are asked for, and the words left over as filters. Throws a sentence on a step that does not exist. */
export function readArguments(given, steps) {
  const filters = [];
  let isWanted = (step) => step.isDefault;
  for (let index = 0; index < given.length; index += 1) {
    const word = given[index];
    if (word === '--') continue;
    if (word === '--fast') isWanted = (step) => step.isFast;
    else if (word === '--only') {
      index += 1;
      const names = (given[index] ?? '').split(',');
      const unknown = names.filter((name) => !steps.some((step) => step.name === name));
      if (unknown.length > 0)
        throw new RangeError(`--only: "${unknown.join(',')}" is none of ${steps.map((step) => step.name).join(', ')}`);
      isWanted = (step) => names.includes(step.name);
    } else filters.push(word);
  }
  return { steps: steps.filter(isWanted), filters };
}
