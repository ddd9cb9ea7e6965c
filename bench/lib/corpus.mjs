/**
 * Chat messages as people write them, made by rule: the same numbers always give the same text. Words are taken by Zipf's
 * law, as in real language, so that there are common, middling and rare pieces of one, two and three characters.
 */
const WORDS = (
  '今日 明日 昨日 時間 仕事 会社 学校 電車 駅前 天気 週末 予定 集会 喫茶店 映画 音楽 写真 動画 配信 更新 料理 弁当 珈琲 紅茶 猫 犬 鳥 花 雨 雪 風 海 山 空 月 星 夢 家族 友達 先生 ' +
  '部屋 電話 手紙 荷物 切符 旅行 温泉 祭り 花火 夏休み 試験 宿題 授業 講義 研究 論文 発表 会議 資料 締切 残業 休憩 連絡 返信 確認 質問 回答 提案 意見 感想 結果 原因 問題 解決 方法 設定 ' +
  '機能 画面 開発 設計 実装 試作 障害 復旧 保存 検索 通知 公開 予約 注文 支払 割引 値段 商品 在庫 発送 新作 続編 最終回 主人公 物語 漫画 小説 作家 絵師 声優 歌手 新曲 演奏 練習 大会 試合 ' +
  '優勝 選手 監督 応援 記録 東京 大阪 京都 名古屋 札幌 福岡 横浜 神戸 仙台 渋谷 新宿 秋葉原 鰻 鮨 鍋 蕎麦 拉麺 餃子 林檎 葡萄 蜜柑 薔薇 憂鬱 躊躇 挨拶 麒麟 蝙蝠 ' +
  'ゲーム アニメ ライブ コンサート イベント チケット カメラ スマホ パソコン サーバー アプリ データ ファイル テスト バグ リリース チャット メッセージ チャンネル スタンプ リアクション ' +
  'ランチ コーヒー ケーキ アイス ラーメン カレー ピザ パスタ サラダ ビール バス タクシー ホテル コンビニ スーパー カフェ プレゼント セール ニュース ネタ キャラ ストーリー ボス レベル'
).split(' ');
const VERBS = (
  '行きました 行きたい 見ました 見たい 食べました 食べたい 買いました 作りました 使っています 始めました 終わりました 決めました 待っています 楽しみです 好きです 最高でした 難しい 面白かった ' +
  'おすすめです 気になる 忘れました 間に合わない 届きました 壊れた 直りました 変わりました 増えました 送ります 教えてください お願いします ありがとうございます どうですか ありますか わかりません 大丈夫です'
).split(' ');
const OPENINGS =
  'なるほど、 そういえば、 ところで おはよう！ こんばんは。 了解です。 すごい！ えっ、 たぶん やっぱり さっき さっそく 個人的には 正直 とりあえず みなさん、 うーん、 はい、 いいね！ 笑'.split(
    ' ',
  );
const PARTICLES = 'の を が は に で と も へ から まで より って とか'.split(' ');
const ENDINGS = '。 ！ ？ ね。 よ。 ね！ かな？ … 笑 w です。 ます。 よね？ 〜 ！！'.split(' ');
const LATIN = (
  'API GitHub Docker NestJS TypeScript Python SQLite Postgres Redis Linux macOS iPhone Android Switch PS5 Steam YouTube Zoom Slack Discord ' +
  'OK thanks hello release v2 beta demo test deploy review merge branch cache token index query'
).split(' ');
const EMOJI = '😀 😂 🎉 👍 🙏 ❤️ 👨‍👩‍👧 🇯🇵 🍣 🎮'.split(' ');
const KANJI =
  '一二三四五六七八九十百千万円年月日時分人男女子父母兄姉弟妹友名前後左右上下中外東西南北国市町村区県都府道路橋川海山森林田畑空雲雨雪風光火水木金土石花草虫魚鳥犬猫馬牛羊車船電話' +
  '機器具室屋店場所地図書本紙文字語言話読聞見食飲作使走歩立座乗降開閉始終止動働休遊学習教研究考思知覚感情愛楽苦悲喜怒強弱高低長短大小多少新古早遅近遠明暗白黒赤青緑色音声歌曲絵画' +
  '写真映像番組新聞雑誌記事社会経済政治法律科医薬病院健康体頭顔目耳口手足心力気元意味理由原因結果問題答正誤良悪美味品質量数値計算式形状態度様子方向位置線点面角円球箱袋服靴帽眼鏡';
const SURNAMES =
  '佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水'.split(' ');

/** A stream of numbers from 0 to 1 that depends on its seed alone (mulberry32). */
function makeRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Writes the message of a number. */
export function chatMessage(number) {
  const random = makeRandom(Math.imul(number + 1, 0x9e3779b1));
  const pick = (list) => list[Math.min(list.length - 1, Math.floor(list.length ** random()) - 1)];
  const any = (list) => list[Math.floor(random() * list.length)];
  const compound = () => any(KANJI) + any(KANJI);
  const noun = () => {
    const kind = random();
    if (kind < 0.68) return pick(WORDS);
    if (kind < 0.82) return compound();
    if (kind < 0.9) return `${any(SURNAMES)}さん`;
    return kind < 0.97 ? ` ${pick(LATIN)} ` : String(Math.floor(random() * 1_000));
  };
  let text = random() < 0.3 ? pick(OPENINGS) : '';
  for (let clauses = 1 + Math.floor(random() * random() * 5); clauses > 0; clauses -= 1) {
    for (let nouns = 1 + Math.floor(random() * 2.4); nouns > 0; nouns -= 1) text += noun() + pick(PARTICLES);
    text += pick(VERBS) + (clauses > 1 ? '、' : pick(ENDINGS));
  }
  if (random() < 0.08) text += any(EMOJI);
  if (random() < 0.03) text += ` https://example.com/${Math.floor(random() * 1e6).toString(36)}`;
  return text;
}
