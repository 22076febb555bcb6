import { stream } from './random.mjs';
import { FIRST, holes, LAST, monthly, monthReached, printMonth, records, stepAt, YEAR_ENDS } from './series.mjs';
import { counts, water } from './status-counts.mjs';
import { standardClinics, yesNo } from './status-yes-no.mjs';

/** Share of township hospitals that are standard, and that have a general practitioner, at the four year ends (simulated). */
const STANDARD_QUOTA = [0.72, 0.8, 0.89, 0.97];
const PRACTITIONER_QUOTA = [0.46, 0.64, 0.83, 0.95];

/**
 * Every status record, sparse: one per run of months with the same value.
 * @returns records; `reached`: by indicator, the month from which each village meets it (null = not by the end); `unsafe`: households without safe water, by village and month
 */
export function status(villages, hospitals, counties, kmToHospital) {
  const clinic = standardClinics(villages, kmToHospital);
  const simple = yesNo(villages);
  const unsafe = water(villages);
  return {
    records: [
      ...clinic.records,
      ...simple.records,
      ...unsafe.records,
      ...counts(villages, unsafe.households, simple.reached.get('road-paved')),
      ...ofHospitals(hospitals),
      ...counties.flatMap(ofCounty),
    ],
    reached: new Map([...simple.reached, ['clinic-standard', clinic.reached], ['water-unsafe-households', unsafe.reached]]),
    unsafe: unsafe.households,
  };
}

/** A hospital reports while it is open. */
function ofHospitals(hospitals) {
  return hospitals
    .filter((hospital) => hospital.kind !== 'county-hospital')
    .flatMap((hospital) => {
      const random = stream('series', hospital.id);
      const standard = stepAt(monthReached(random.next(), STANDARD_QUOTA, random), 'no', 'yes');
      const [first, second] = [
        monthReached(random.next(), PRACTITIONER_QUOTA, random),
        random.chance(0.4) ? random.whole(FIRST, LAST) : null,
      ];
      const practitioners = monthly((month) => (first === null || month < first ? 0 : second === null || month < second ? 1 : 2));
      const shut = whileShut(hospital);
      return [
        ...records(hospital.id, 'hospital-standard', standard, [...holes(random, 0.5, 0.02), ...shut]),
        ...records(hospital.id, 'hospital-general-practitioners', practitioners, [...holes(random, 0.5, 0.02), ...shut]),
      ];
    });
}

function whileShut({ opened, closed }) {
  const monthOf = (date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  return [...(opened ? [[FIRST, monthOf(opened) - 1]] : []), ...(closed ? [[monthOf(closed), LAST]] : [])];
}

/** Care sought inside the county (县域内就诊率), measured once a year: from about 80 % towards the plan's 90 %. */
function ofCounty(county) {
  const random = stream('series', county.code, 'care');
  const start = random.between(79, 87);
  const yearly = YEAR_ENDS.map((month, year) => ({ month, percent: Number((start + year * random.between(1.4, 2.6)).toFixed(1)) }));
  return records(
    county.code,
    'county-care-inside-percent',
    monthly((month) => yearly.findLast((year) => year.month <= month).percent),
  );
}

/** The date a building opened, for a thing reached in a month: blank where it always stood. */
export const openingDate = (month) => (month === FIRST ? '' : `${printMonth(month)}-01`);
