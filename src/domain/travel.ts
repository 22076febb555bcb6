import type { Road, RoadClass, Surface } from './road.ts';

/** Who goes along the road. */
export const TRAVELLERS = ['car', 'bus', 'walking'] as const;
export type Traveller = (typeof TRAVELLERS)[number];

/** Who is meant where nobody says. */
export const DEFAULT_TRAVELLER: Traveller = 'car';

/**
 * How fast one kind of traveller goes. Distance along the road depends on it too: where it does not go (0 km/h) there is no way.
 */
export interface Profile {
  readonly traveller: Traveller;
  /** Kilometres an hour by class on a hard surface; 0: does not use it. */
  readonly kmh: Readonly<Record<RoadClass, number>>;
  /** What is left of that on each surface, 0 to 1. */
  readonly factor: Readonly<Record<Surface, number>>;
  /** Whether one-way roads bind it. */
  readonly keepsDirection: boolean;
  /** Kilometres an hour of the way between a place and the road, which is walked by everybody. */
  readonly offRoadKmh: number;
}

/** Speed on a road in kilometres an hour; 0 where the traveller does not use it. */
export function speedOn({ kmh, factor }: Profile, { class: of, surface }: Pick<Road, 'class' | 'surface'>): number {
  return kmh[of] * factor[surface];
}

/**
 * Where the defaults come from. All are [E], engineering estimates of low confidence: half to three quarters of the design speed of the class
 * (JTG B01-2014: motorway 80–120, class 2 60–80, class 3 30–40, class 4 20–30 km/h; JTG/T 3311-2021, small rural roads 15), for bends, villages
 * and slopes. Unsurfaced roads follow the ratios in use with AccessMod and the Rural Access Index (gravel about 0.7, earth about 0.5). A bus is a
 * car that stops: three quarters, 80 at most. Walking is 5 km/h on the level, the usual figure (WHO AccessMod), whatever the surface.
 * Class or surface unknown: the speed of a village road, and the factor of gravel.
 */
const CAR_KMH: Profile['kmh'] = {
  motorway: 80,
  national: 60,
  provincial: 50,
  county: 40,
  township: 30,
  village: 20,
  street: 30,
  track: 12,
  path: 0,
  unbuilt: 0,
  unknown: 20,
};
const VEHICLE_FACTOR: Profile['factor'] = { asphalt: 1, concrete: 1, gravel: 0.7, earth: 0.5, unknown: 0.7 };
const BUS_KMH: Profile['kmh'] = {
  motorway: 60,
  national: 45,
  provincial: 38,
  county: 30,
  township: 22,
  village: 15,
  street: 20,
  track: 0,
  path: 0,
  unbuilt: 0,
  unknown: 15,
};
const WALKING_KMH: Profile['kmh'] = {
  motorway: 0,
  national: 5,
  provincial: 5,
  county: 5,
  township: 5,
  village: 5,
  street: 5,
  track: 5,
  path: 4,
  unbuilt: 0,
  unknown: 5,
};
const OFF_ROAD_KMH = 3;

/** The defaults by traveller, [E]; a copy with other numbers is as good a profile. */
export const PROFILES: Readonly<Record<Traveller, Profile>> = {
  car: { traveller: 'car', kmh: CAR_KMH, factor: VEHICLE_FACTOR, keepsDirection: true, offRoadKmh: OFF_ROAD_KMH },
  bus: { traveller: 'bus', kmh: BUS_KMH, factor: VEHICLE_FACTOR, keepsDirection: true, offRoadKmh: OFF_ROAD_KMH },
  walking: {
    traveller: 'walking',
    kmh: WALKING_KMH,
    factor: { asphalt: 1, concrete: 1, gravel: 1, earth: 1, unknown: 1 },
    keepsDirection: false,
    offRoadKmh: OFF_ROAD_KMH,
  },
};
