/**
 * Makes the sample district: `npm ci && npm run make` writes the files beside this folder. Everything made up is drawn from streams keyed by
 * name (random.mjs), so two runs give the same bytes.
 */
import { SKETCHED, simplifyCounties, townshipCells } from './borders.mjs';
import { clinics, hospitalKm, hospitals } from './facilities.mjs';
import { MANIFEST } from './manifest.mjs';
import { people } from './people.mjs';
import { stream } from './random.mjs';
import { roads } from './roads.mjs';
import { placeSeats } from './seats.mjs';
import { settle } from './settle.mjs';
import { readCounties, readGeonames, readTownships, readUnits } from './sources.mjs';
import { openingDate, status } from './status.mjs';
import { placeVillages } from './villages.mjs';
import { works } from './works.mjs';
import { writeFeatures, writeJson, writeManifest, writeTable } from './write.mjs';

const source = readCounties();
const { topology: districts, counties } = simplifyCounties(source);
// Places are drawn in the sketch and settled in what is stored: see SKETCHED and settle.mjs.
const { counties: sketch } = simplifyCounties(source, SKETCHED);
const seats = placeSeats(sketch, readTownships(), readGeonames(counties));
const { topology: townshipTopology, cells } = townshipCells(counties, seats);
const { cells: sketchCells } = townshipCells(sketch, seats);
const settled = (places) => settle(places, sketchCells, cells);
const countyNames = new Map(counties.map((county) => [county.code, county.name]));
const villages = people(settled(placeVillages(readUnits(), seats, sketchCells))).map((village) => ({
  ...village,
  county: countyNames.get(village.countyCode),
  township: village.seat.name,
}));
const hospitalList = settled(hospitals(seats, sketchCells, sketch, villages));
const distances = new Map(villages.map((village) => [village.code, hospitalKm(village, hospitalList, '2019-12')]));
const reports = status(villages, hospitalList, counties, (village) => distances.get(village.code));
const clinicList = settled(clinics(villages, reports.reached.get('clinic-standard'), openingDate));
const workList = works(villages, reports.reached, reports.unsafe);
const network = roads(villages, seats, counties, (village) => reports.reached.get('road-paved').get(village.code) !== null);

/** The road distance to the township's seat as a village reports it: near the truth, now and then blank or plainly wrong. */
function reportedKm(village) {
  const random = stream('reported', village.code);
  if (random.chance(0.02)) return '';
  const road = Math.max(0.1, network.kmToSeat.get(village.code) * random.between(0.93, 1.1));
  // The errors seen in such columns: a slipped decimal point, the straight line halved by eye.
  return (random.chance(0.003) ? road * 10 : random.chance(0.005) ? road * 0.4 : road).toFixed(1);
}

const yesNo = (flag) => (flag ? 'yes' : 'no');
const place = ({ point: [lon, lat] }) => ({ lon, lat });
const modelled = (record) => ({ ...record, ...place(record), position: 'modelled', basis: 'simulated' });

const villageRows = villages.map((village) => ({
  ...modelled(village),
  households: village.blankHouseholds ? '' : village.households,
  population: village.blankPeople ? '' : village.population,
  population_resident: village.blankPeople ? '' : village.resident,
  hamlets_30plus: village.hamlets30,
  poor: yesNo(village.poor),
  deep_poverty: yesNo(village.deep),
  exit_year: village.exitYear ?? '',
  relocated: yesNo(village.relocated),
  distance_reported_km: reportedKm(village),
}));
const seatRows = seats.map((seat) => ({ ...seat, ...place(seat), county: countyNames.get(seat.countyCode), county_code: seat.countyCode }));
const workRows = workList.map((work) => ({
  ...work,
  county: work.village.county,
  township: work.village.township,
  village_code: work.village.code,
  cost_cny: work.cost,
  planned_start: work.start,
  planned_end: work.end,
  deep_poverty: yesNo(work.village.deep),
  basis: 'simulated',
}));

writeJson('districts.topojson', districts);
writeJson('township-cells.topojson', townshipTopology);
writeTable('townships.csv', 'code,name,county,county_code,lon,lat,seat', seatRows);
writeTable(
  'villages.csv',
  'code,name,kind,county,township,lon,lat,position,households,population,population_resident,hamlets,hamlets_30plus,groups,poor,deep_poverty,exit_year,relocated,distance_reported_km,basis',
  villageRows,
);
writeTable(
  'facilities.csv',
  'id,name,kind,county,township,lon,lat,position,opened,closed,basis',
  [...hospitalList, ...clinicList].map(modelled),
);
writeTable(
  'status.csv',
  'subject,indicator,from,to,value,basis',
  reports.records.map((record) => ({ ...record, basis: 'simulated' })),
);
writeTable(
  'works.csv',
  'id,name,kind,layer,indicator,county,township,village_code,quantity,unit,cost_cny,planned_start,planned_end,completed,deep_poverty,basis',
  workRows,
);
writeFeatures('roads.geojson', network.features);
writeManifest('sample.json', MANIFEST);

console.log(
  `${villageRows.length} villages, ${hospitalList.length} hospitals, ${clinicList.length} clinics, ${reports.records.length} status records, ${workRows.length} works, ${network.features.length} roads`,
);
