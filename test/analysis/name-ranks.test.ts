import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameRanks } from '../../src/analysis/name-ranks.ts';
import { dataset, SEED, village } from './build.ts';

const ranksOf = (names: readonly string[]) => [
  ...nameRanks(dataset({ villages: names.map((name, index) => village({ id: `V${index}`, name })) })),
];

/** Names in the order they are given in, each once: what stands later ranks higher. */
function expectAscending(names: readonly string[]): void {
  const shuffled = [...names].reverse();
  const ranks = new Map(ranksOf(shuffled).map((rank, index) => [shuffled[index]!, rank]));
  names.slice(1).forEach((name, index) => {
    expect(ranks.get(name), `${names[index]} < ${name}`).toBeGreaterThan(ranks.get(names[index]!)!);
  });
}

describe('names of places in the order of a Chinese dictionary', () => {
  it('are in the collation’s order, equal ones at one rank: ideographs, digits, letters, rare characters, full width, nothing', () => {
    const { compare } = new Intl.Collator('zh-Hans-CN');
    // None of these is read otherwise in a place.
    const characters = [...'东西南北山河坝梁沟家村镇白黑一二三王李〇㐂𡐓ⅡA aｂ1２３90·（）-鿿'];
    const arbitraryName = fc.array(fc.constantFrom(...characters), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(arbitraryName, { maxLength: 60 }), (names) => {
        const ranks = ranksOf(names);
        const order = names.map((_, index) => index).sort((a, b) => compare(names[a]!, names[b]!) || a - b);
        expect(names.map((_, index) => index).sort((a, b) => ranks[a]! - ranks[b]! || a - b)).toEqual(order);
        order.slice(1).forEach((index, at) => {
          expect(ranks[index] === ranks[order[at]!]).toBe(compare(names[order[at]!]!, names[index]!) === 0);
        });
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('are in the same order where hundreds begin alike', () => {
    const names = Array.from({ length: 300 }, (_, index) => `上下东西南北中山河沟坝梁村${String(index).padStart(3, '0')}组`);
    expectAscending(names);
  });

  // By the spelling in Latin letters that gazetteers print, syllable by syllable and tone by tone.
  it.each([
    ['重庆 Chóngqìng', ['赤峰', '重庆', '楚雄']],
    ['长沙 Chángshā, 长安, 长寿', ['昌吉', '长安', '长沙', '长寿', '长治', '潮州']],
    ['长子 Zhǎngzǐ', ['张家口', '长子', '昭通']],
    ['厦门 Xiàmén', ['西安', '厦门', '咸阳']],
    ['六安 Lù’ān, 六合 Lùhé', ['泸州', '六安', '六合', '吕梁']],
    ['六盘水 Liùpánshuǐ', ['柳州', '六盘水', '龙岩']],
    ['台州 Tāizhōu', ['塔城', '台州', '台湾', '太原']],
    ['丽水 Líshuǐ, 丽江 Lìjiāng', ['丽水', '醴陵', '丽江', '连云港']],
    ['亳州 Bózhōu', ['毕节', '亳州', '沧州']],
    ['蚌埠 Bèngbù', ['本溪', '蚌埠', '毕节']],
    ['乐山 Lèshān, 乐清 Yuèqīng, 乐亭 Làotíng', ['兰州', '乐亭', '乐山', '玉溪', '乐清', '云浮']],
    ['枞阳 Zōngyáng', ['淄博', '枞阳', '遵义']],
    ['涡阳 Guōyáng', ['贵阳', '涡阳', '哈尔滨']],
    ['东阿 Dōng’ē', ['东安', '东阿', '东方']],
    ['单县 Shànxiàn', ['沙洋', '单县', '韶关']],
    ['歙县 Shèxiàn, 莘县 Shēnxiàn', ['韶关', '歙县', '莘县', '深圳']],
    ['蔚县 Yùxiàn, 尉犁 Yùlí', ['榆林', '尉犁', '蔚县', '岳阳']],
    ['浚县 Xùnxiàn', ['徐州', '浚县', '雅安']],
    ['泌阳 Bìyáng', ['本溪', '泌阳', '亳州']],
    ['荥阳 Xíngyáng, 荥经 Yíngjīng', ['邢台', '荥阳', '徐州', '银川', '荥经', '永州']],
    ['犍为 Qiánwéi', ['齐齐哈尔', '犍为', '青岛']],
    ['筠连 Jūnlián', ['酒泉', '筠连', '喀什']],
    ['什邡 Shífāng', ['沈阳', '什邡', '双鸭山']],
    ['番禺 Pānyú', ['内江', '番禺', '盘锦']],
    ['都匀 Dūyún, 成都 Chéngdū', ['斗门', '都匀', '敦煌']],
    ['华阴 Huàyīn', ['滑县', '华阴', '淮安']],
    ['栎阳 Yuèyáng', ['玉溪', '栎阳', '云浮']],
    ['铅山 Yánshān', ['雅安', '烟台', '铅山', '宜宾']],
    ['浒墅关 Xǔshùguān', ['徐州', '浒墅关', '宣城']],
    ['覃塘 Qíntáng', ['钦州', '覃塘', '青岛']],
    ['曾都 Zēngdū', ['枣庄', '曾都', '湛江']],
    ['泊头 Bótóu', ['亳州', '泊头', '沧州']],
    ['黄埔 Huángpǔ', ['黄陂', '黄埔', '黄山']],
    ['济南 Jǐnán', ['吉林', '济南', '冀州']],
    ['大城 Dàichéng', ['大冶', '大城县', '丹东']],
    ['牟平 Mùpíng', ['牡丹江', '牟平', '那曲']],
    ['洪洞 Hóngtóng', ['洪山', '洪洞', '洪雅']],
    ['西藏 Xīzàng', ['西宁', '西藏', '新余']],
    ['兴义 Xīngyì', ['忻州', '兴义', '邢台']],
    ['盱眙 Xūyí, 句容 Jùróng, 亳州, 儋州 Dānzhōu', ['亳州', '儋州', '德阳', '酒泉', '句容', '新余', '盱眙', '许昌']],
  ])('%s', (_, names) => {
    expectAscending(names);
  });

  it('keeps what begins with one character together: 长 is not mixed with 常, nor 重 with 崇', () => {
    expectAscending(['昌图', '常德', '常州', '长春', '长沙']);
    expectAscending(['崇左', '重庆']);
  });

  it('reads a character as its word has it: 重工路, 村长湾 and 地坪, in names with letters too', () => {
    expectAscending(['德阳', '地坪村', '丁家村']);
    expectAscending(['重阳村', '楚家村', '中山村', '重工路社区']);
    expectAscending(['昌A村', '长A村', '潮A村', '张A村']);
  });
});
