import { count } from './format.ts';
import { words } from './words.ts';

/** A country that is made up: while it comes, and what it is. */
export const countryWords = words(
  {
    making: (villages: number) => `正在生成全国 ${count(villages)} 个村…`,
    measuring: (facility: string) => `正在量到最近${facility}的距离…`,
    measuringOwn: (facility: string) => `正在量到本镇${facility}的距离…`,
    measuringRoad: (facility: string) => `正在沿路量到最近${facility}的距离…`,
    measuringRoadOwn: (facility: string) => `正在沿路量到本镇${facility}的距离…`,
    joining: (done: number, of: number) => `先把村和机构接到路上：已接 ${count(done)} 处，共 ${count(of)} 处`,
    measured: (done: number, of: number) => `已量 ${count(done)} 村，共 ${count(of)} 村`,
    counting: '正在算…',
    progress: '进度',
    notMeasured: (why: string) => `距离没有量成，还是原来的图。再点一次重试。（${why}）`,
    noDemo: (most: number) => `这个演示打不开：地址要写成 ?demo=country，或 ?demo=country&villages=村数，村数从 1 到 ${count(most)}。`,
    title: '这是演示，全部是编造的',
    nothingReal: '村、县、边界、医院和数字都由程序编出来，没有一处是真的，只用来看看全国那么多村能不能打开、算得快不快。',
    nothingKept: '只能看，不能改，也不会存下来。',
    toSample: '回到汉中演示数据',
  },
  {
    making: (villages) => `Making up a country of ${count(villages)} villages…`,
    measuring: (facility) => `Measuring to the nearest ${facility}…`,
    measuringOwn: (facility) => `Measuring to the own township’s ${facility}…`,
    measuringRoad: (facility) => `Measuring by road to the nearest ${facility}…`,
    measuringRoadOwn: (facility) => `Measuring by road to the own township’s ${facility}…`,
    joining: (done, of) => `Villages and facilities are led to the road first: ${count(done)} of ${count(of)}`,
    measured: (done, of) => `${count(done)} of ${count(of)} villages measured`,
    counting: 'Working it out…',
    progress: 'Progress',
    notMeasured: (why) => `The distances could not be measured; the picture is the one before. Choose again to retry. (${why})`,
    noDemo: (most) =>
      `This demonstration cannot be opened: the address must read ?demo=country, or ?demo=country&villages=N with N from 1 to ${count(most)}.`,
    title: 'A demonstration; all of it is made up',
    nothingReal:
      'Villages, counties, borders, hospitals and figures were made by a program; nothing is real. It shows that a whole country opens, and how fast it counts.',
    nothingKept: 'To look at only: nothing can be changed, nothing is kept.',
    toSample: 'Back to the Hanzhong sample',
  },
);
