const A = 6_378_137;
const F = 1 / 298.257223563;
const B = A * (1 - F);

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * Vincenty's inverse formula (Survey Review XXIII/176, 1975) on WGS 84, metres: an oracle that shares nothing with geographiclib.
 * Good to about 0.1 mm below 1,000 km; it need not converge near antipodes and then throws.
 */
export function vincentyInverse(lat1: number, lon1: number, lat2: number, lon2: number): number {
  if (lat1 === lat2 && lon1 === lon2) return 0;
  const L = radians(lon2 - lon1);
  const u1 = Math.atan((1 - F) * Math.tan(radians(lat1)));
  const u2 = Math.atan((1 - F) * Math.tan(radians(lat2)));
  const [sinU1, cosU1, sinU2, cosU2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = L;
  for (let step = 0; step < 200; step++) {
    const [sinLambda, cosLambda] = [Math.sin(lambda), Math.cos(lambda)];
    const sinSigma = Math.hypot(cosU2 * sinLambda, cosU1 * sinU2 - sinU1 * cosU2 * cosLambda);
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cosU1 * cosU2 * sinLambda) / sinSigma;
    const cos2Alpha = 1 - sinAlpha * sinAlpha;
    const cos2SigmaM = cos2Alpha === 0 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cos2Alpha;
    const C = (F / 16) * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha));
    const before = lambda;
    lambda = L + (1 - C) * F * sinAlpha * (sigma + C * sinSigma * (cos2SigmaM + C * cosSigma * (-1 + 2 * cos2SigmaM * cos2SigmaM)));
    if (Math.abs(lambda - before) > 1e-14) continue;
    const uu = (cos2Alpha * (A * A - B * B)) / (B * B);
    const a = 1 + (uu / 16384) * (4096 + uu * (-768 + uu * (320 - 175 * uu)));
    const b = (uu / 1024) * (256 + uu * (-128 + uu * (74 - 47 * uu)));
    const inner = cosSigma * (-1 + 2 * cos2SigmaM ** 2) - (b / 6) * cos2SigmaM * (-3 + 4 * sinSigma ** 2) * (-3 + 4 * cos2SigmaM ** 2);
    return B * a * (sigma - b * sinSigma * (cos2SigmaM + (b / 4) * inner));
  }
  throw new RangeError('Vincenty does not converge here');
}
