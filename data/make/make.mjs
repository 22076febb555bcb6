import { cellTopology, simplifyCounties, townshipCells } from './borders.mjs';
import { clinics, hospitalKm, hospitals } from './facilities.mjs';
import { people } from './people.mjs';
import { roads } from './roads.mjs';
import { placeSeats } from './seats.mjs';
import { readCounties, readGeonames, readTownships, readUnits } from './sources.mjs';
import { status } from './status.mjs';
import { placeVillages } from './villages.mjs';
import { works } from './works.mjs';
import { writeFeatures, writeJson, writeTable } from './write.mjs';
import { stream } from './random.mjs';

const { topology, counties } = simplifyCounties(readCounties());
const seats = placeSeats(counties, readTownships(), readGeonames(counties));
const cells = townshipCells(counties, seats);
const villages = people(placeVillages(readUnits(), seats, cells));
const hospitalList = hospitals(seats, counties);
const countyName = (code) => counties.find((county) => county.code === code).name;
const distances = new Map(villages.map((village) => [village.code, hospitalKm(village, hospitalList, '2019-12')]));
const records = status(villages, hospitalList, counties, (village) => distances.get(village.code));

const lastClinic = new Map(records.filter((record) => record.indicator === 'clinic-standard').map((record) => [record.subject, record.value]));
const clinicList = clinics(
  villages,
  (village) => lastClinic.get(village.code) === 'yes',
  (village) => village.seat.name,
  (village) => countyName(village.seat.countyCode),
);

/** The township seat's road distance as a village reports it: about a third longer than straight, now and then blank or plainly wrong. */
function reportedKm(village) {
  const random = stream('reported', village.code);
  if (random.chance(0.02)) return '';
  const road = village.seatKm * random.between(1.15, 1.2 + 0.5 * village.remote);
  return (random.chance(0.006) ? road * 0.4 : road).toFixed(1);
}

const yesNo = (flag) => (flag ? 'yes' : 'no');
writeJson('districts.topojson', topology);
writeJson('township-cells.topojson', cellTopology(cells));
writeTable('townships.csv', ['code', 'name', 'county', 'county_code', 'lon', 'lat', 'seat'], seats.map((seat) => ({ code: seat.code, name: seat.name, county: countyName(seat.countyCode), county_code: seat.countyCode, lon: seat.point[0], lat: seat.point[1], seat: seat.seat })));
writeTable(
  'villages.csv',
  ['code', 'name', 'kind', 'county', 'township', 'lon', 'lat', 'position', 'households', 'population', 'population_resident', 'hamlets', 'hamlets_30plus', 'groups', 'poor', 'deep_poverty', 'exit_year', 'relocated', 'distance_reported_km', 'basis'],
  villages.map((village) => ({
    code: village.code, name: village.name, kind: village.kind, county: countyName(village.seat.countyCode), township: village.seat.name, lon: village.point[0], lat: village.point[1], position: 'modelled',
    households: village.blankHouseholds ? '' : village.households, population: village.blankPeople ? '' : village.population, population_resident: village.blankPeople ? '' : village.resident,
    hamlets: village.hamlets, hamlets_30plus: village.hamlets30, groups: village.groups, poor: yesNo(village.poor), deep_poverty: yesNo(village.deep), exit_year: village.exitYear ?? '',
    relocated: yesNo(village.relocated), distance_reported_km: reportedKm(village), basis: 'simulated',
  })),
);
writeTable(
  'facilities.csv',
  ['id', 'name', 'kind', 'county', 'township', 'lon', 'lat', 'position', 'opened', 'closed', 'basis'],
  [...hospitalList, ...clinicList].map((facility) => ({ ...facility, lon: facility.point[0], lat: facility.point[1], position: 'modelled', basis: 'simulated' })),
);
writeTable('status.csv', ['subject', 'indicator', 'from', 'to', 'value', 'basis'], records.map((record) => ({ ...record, basis: 'simulated' })));
writeTable(
  'works.csv',
  ['id', 'name', 'kind', 'layer', 'indicator', 'county', 'township', 'village_code', 'quantity', 'unit', 'cost_cny', 'planned_start', 'planned_end', 'completed', 'deep_poverty', 'basis'],
  works(villages).map((work) => ({
    ...work, county: countyName(work.village.seat.countyCode), township: work.village.seat.name, village_code: work.village.code, cost_cny: work.cost,
    planned_start: work.start, planned_end: work.end, deep_poverty: yesNo(work.deep), basis: 'simulated',
  })),
);
writeFeatures('roads.geojson', roads(villages, seats, counties));
console.log(`${seats.filter((seat) => seat.seat === 'geonames').length} seats from GeoNames, ${villages.length} villages, ${hospitalList.length} hospitals, ${clinicList.length} clinics, ${records.length} status records`);
